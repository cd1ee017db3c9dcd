// Staff are signed out when they open and send nothing for a while. Whoever types is there; who does
// not is asked in good time, and who was signed out meanwhile goes on with what is on the page.
const asked = document.querySelector("[data-staying]");
const warned = Number(asked.dataset.warned);
const STAYS_FOR = 5 * 60 * 1000;
const RETRY_AFTER = 60 * 1000;

let timer;
let lastStay = Date.now();

function lookIn(seconds) {
  clearTimeout(timer);
  timer = setTimeout(look, Math.max(seconds, 1) * 1000);
}

// Seconds that are left; 0 for who is signed out, nothing where the site does not answer.
async function ask(method = "GET") {
  const headers = method === "POST" ? { "X-CSRFToken": asked.dataset.token } : {};
  try {
    const answer = await fetch(asked.dataset.ask, { method, headers, redirect: "manual" });
    if (!answer.ok) return answer.status >= 500 ? undefined : 0;
    const { seconds, token } = await answer.json();
    renew(token);
    return seconds;
  } catch {
    return undefined;
  }
}

// The forms of this page work again for who has signed in anew in another window.
function renew(token) {
  asked.dataset.token = token;
  for (const field of document.querySelectorAll('input[name="csrf_token"]')) field.value = token;
}

async function look(method) {
  const seconds = await ask(method);
  if (seconds === undefined) {
    lookIn(RETRY_AFTER / 1000);
  } else if (seconds > warned) {
    show();
    lookIn(seconds - warned);
  } else {
    show(seconds > 0 ? "soon" : "over");
    if (seconds > 0) lookIn(seconds + 1);
  }
}

function show(what) {
  for (const part of asked.querySelectorAll("[data-staying-part]")) {
    part.hidden = part.dataset.stayingPart !== what;
    if (!part.hidden) asked.setAttribute("aria-labelledby", part.querySelector("h2").id);
  }
  if (what && !asked.open) asked.showModal();
  if (!what && asked.open) asked.close();
}

asked.addEventListener("click", (event) => {
  if (event.target.closest("[data-staying-stay]")) look("POST");
  if (event.target.closest("[data-staying-back]")) look();
});
asked.addEventListener("cancel", (event) => {
  event.preventDefault();
  look("POST");
});
document.addEventListener("input", () => {
  if (Date.now() - lastStay < STAYS_FOR) return;
  lastStay = Date.now();
  look("POST");
});
lookIn(Number(asked.dataset.seconds) - warned);
