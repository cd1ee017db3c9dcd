// Changes on their way to the site, one after the other, so that each sees what the one before did.

let before = Promise.resolve();

/** What the site answers to a change; null where it does not answer. */
export function send(url, change) {
  const answer = before.then(() => post(url, change));
  before = answer.catch(() => null);
  return answer;
}

async function post(url, change) {
  const token = document.querySelector("[data-desk]").dataset.token;
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify(change),
    });
    return answer.ok || answer.status === 422 ? await answer.json() : null;
  } catch {
    return null;
  }
}
