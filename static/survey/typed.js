// What was typed or chosen and not saved yet is kept on this device alone, in case the tab or the network
// fails. It is put back with a notice, and goes once the page it was typed on has been saved.
const NAMES = "placeplan_typed:";
const A_DAY = 24 * 60 * 60 * 1000;
const UNSEEN = ["csrf_token", "draft", "shown", "go", "language"];

const about = document.querySelector("script[data-typed]").dataset;
const own = `${NAMES}${about.survey}:`;
const item = own + about.draft;
const form = document.querySelector("#step, #about");
const notice = document.getElementById("put_back");
const here = window.location.pathname + window.location.search;

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? { steps: {} };
  } catch {
    return { steps: {} };
  }
}

// A browser that keeps nothing, or has no room, is no reason to stop anyone.
function write(kept) {
  try {
    if (Object.keys(kept.steps).length === 0) localStorage.removeItem(item);
    else localStorage.setItem(item, JSON.stringify({ ...kept, at: Date.now() }));
  } catch {
    // then there is nothing to put back
  }
}

function tidyUp() {
  const oldest = Date.now() - Number(about.days) * A_DAY;
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(NAMES)) continue;
    const isOthers = name.startsWith(own) && (about.draft === "" || name !== item);
    if (isOthers || !(read(name).at > oldest)) localStorage.removeItem(name);
  }
}

function filledIn() {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (UNSEEN.includes(name)) continue;
    const text = value.replaceAll("\r\n", "\n").trim();
    if (text !== "") (values[name] ??= []).push(text);
  }
  return values;
}

function isSame(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => String(one[name] ?? []) === String(other[name] ?? []));
}

function putBack(values) {
  for (const field of form.elements) {
    if (!field.name || UNSEEN.includes(field.name) || field.type === "submit") continue;
    const given = values[field.name] ?? [];
    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = given.includes(field.value);
    } else {
      field.value = given[0] ?? "";
      const fold = field.closest("details");
      if (fold && field.value !== "") fold.open = true;
    }
  }
}

// A page that comes after the one that was sent shows that it was saved; going back does not.
function forgetSaved(kept) {
  const [way] = performance.getEntriesByType("navigation");
  const from = document.referrer && new URL(document.referrer);
  for (const [step, entry] of Object.entries(kept.steps)) {
    const follows = way?.type === "navigate" && from && from.pathname + from.search === entry.sent;
    const isRepeated = way?.type === "reload" && step !== about.step && step === about.reached;
    if (entry.sent && (follows || isRepeated) && !("faulty" in about)) delete kept.steps[step];
  }
}

function keep(sent) {
  const kept = read(item);
  const values = filledIn();
  if (isSame(values, saved)) delete kept.steps[about.step];
  else kept.steps[about.step] = { values, sent };
  write(kept);
}

let saved = {};

function begin() {
  const kept = read(item);
  forgetSaved(kept);
  if (!form) return write(kept);
  saved = "faulty" in about ? {} : filledIn();
  const entry = kept.steps[about.step];
  if (entry && isSame(entry.values, filledIn())) {
    if (!("faulty" in about)) delete kept.steps[about.step];
  } else if (entry) {
    putBack(entry.values);
    notice.hidden = false;
  }
  write(kept);
  form.addEventListener("input", () => keep(""));
  form.addEventListener("submit", () => keep(here));
  notice.querySelector("button").addEventListener("click", () => {
    putBack(saved);
    keep("");
    notice.hidden = true;
    form.querySelector("input:not([type=hidden]), textarea").focus();
  });
}

// A page that the browser kept as it was left does not know what has been saved since.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});

try {
  tidyUp();
  begin();
} catch (error) {
  // storage may be switched off altogether
  if (!(error instanceof DOMException)) throw error;
}
