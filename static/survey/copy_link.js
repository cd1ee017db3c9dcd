// Buttons that copy what they name: shown only where the browser lets a page do so.
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copies);
    document.getElementById(button.dataset.says).textContent = button.dataset.copied;
  });
}
