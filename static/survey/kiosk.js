// A shared tablet: whoever leaves without finishing is forgotten after a while, with a countdown
// that any key or touch stops.
const bar = document.querySelector("[data-kiosk]");
const form = bar.querySelector("form");
const end = bar.querySelector(".kiosk_bar__end");
const count = bar.querySelector("[data-kiosk-count]");
const says = bar.querySelector("[data-kiosk-says]");
const seconds = Number(bar.dataset.seconds);
const warned = Number(bar.dataset.warned);
const RETRY_AFTER = 5000;

// what this browser kept before it became a shared tablet (static/survey/typed.js)
for (const name of Object.keys(localStorage)) {
  if (name.startsWith("placeplan_typed:")) localStorage.removeItem(name);
}

let isEnding = false;
// on a start page that nobody has touched there is nothing to forget
let deadline = "fresh" in bar.dataset ? Infinity : Date.now() + seconds * 1000;

function goOn(event) {
  // the button that finishes must not go away under the finger that presses it
  if (event.target.closest?.("[data-kiosk-finish]")) return;
  deadline = Date.now() + seconds * 1000;
  look();
}

function look() {
  if (isEnding) return;
  const left = Math.ceil((deadline - Date.now()) / 1000);
  const isWarning = left <= warned;
  if (isWarning && end.hidden) {
    showEnd(true);
    says.setAttribute("role", "alert");
  } else if (!isWarning && !end.hidden) {
    showEnd(false);
    says.removeAttribute("role");
  }
  count.textContent = String(Math.max(left, 0));
  if (left <= 0) forget();
}

function showEnd(isShown) {
  end.hidden = !isShown;
  document.documentElement.classList.toggle("kiosk_bar__root--warned", isShown);
}

// What was written disappears at once, even where the network is away.
async function forget() {
  isEnding = true;
  document.querySelector("main").replaceChildren();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (answer.status >= 500) throw new Error(answer.statusText);
    const start = form.action.replace(/\/finish$/, `?kiosk=${form.elements.kiosk.value}`);
    window.location.replace(answer.ok ? answer.url : start);
  } catch {
    setTimeout(forget, RETRY_AFTER);
  }
}

for (const name of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "input"]) {
  window.addEventListener(name, goOn, { passive: true });
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
document.addEventListener("visibilitychange", look);
setInterval(look, 500);
look();
