// What the site's answers mean, whatever was asked.

/** What keeps the site from taking anything: signed_out, forbidden, gone, server; "" for nothing. */
export function troubleOf(answer) {
  if (answer.type === "opaqueredirect" || answer.status === 401) return "signed_out";
  if (answer.status === 403) return "forbidden";
  if (answer.status === 404) return "gone";
  return answer.status >= 500 || answer.status === 429 ? "server" : "";
}

export function isJson(answer) {
  return answer.headers.get("Content-Type")?.includes("json") ?? false;
}
