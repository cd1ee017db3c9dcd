// Single keys of the wall. Whoever types by voice can switch them off: that is kept on the device.

const SWITCH = "placeplan-wall-keys";

/** Let single keys do things: `act(key)` says whether the key meant anything. */
export function listenToKeys(act) {
  const dialog = document.querySelector("[data-dialog]");
  const tick = dialog.querySelector("[data-keys-on]");
  tick.checked = read() !== "off";
  tick.addEventListener("change", () => keep(tick.checked));
  document.querySelector("[data-help]").addEventListener("click", () => dialog.showModal());
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (!tick.checked || dialog.open) return;
    if (act(event.key.toLowerCase())) event.preventDefault();
  });
}

function read() {
  try {
    return localStorage.getItem(SWITCH);
  } catch {
    return null;
  }
}

function keep(isOn) {
  try {
    if (isOn) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, "off");
  } catch {
    // then it holds for this page
  }
}
