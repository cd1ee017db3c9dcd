// What the desk says, in the words of the page.

/** A phrase of the page; `count` stands where it says so. */
export function phrase(name, count = "") {
  const words = document.querySelector("[data-phrases]").content.querySelector(`[data-phrase=${name}]`);
  return words.textContent.replace("{count}", count);
}
