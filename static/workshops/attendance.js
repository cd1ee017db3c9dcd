// Who was there: what is typed is kept on this device until the site has said that it is saved.

import { forgetNumbers, keepNumbers, numbersOf } from "./numbers.js";

const INTERVAL = 30000;
const LONGEST_WAIT = 20000;

class Attendance {
  #isSending = false;

  constructor(form, setup) {
    [this.form, this.setup] = [form, setup];
    const [isRefused, kept] = [form.dataset.refused !== undefined, numbersOf(setup.workshop)];
    // what was refused stands in the form as it was typed
    this.saved = isRefused ? "" : JSON.stringify(this.#fields());
    if (isRefused) this.#keep(false);
    else if (kept) this.#show(kept);
    form.addEventListener("input", () => this.#keep(false));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keep(true);
      this.#save();
    });
    for (const name of ["online", "pageshow"]) window.addEventListener(name, () => this.#saveLater());
    setInterval(() => this.#saveLater(), INTERVAL);
  }

  #fields() {
    const { csrf_token: _token, ...fields } = Object.fromEntries(new FormData(this.form));
    return fields;
  }

  #keep(isToSave) {
    const fields = this.#fields();
    this.isKept = keepNumbers(this.setup.workshop, { fields, isToSave });
    if (!isToSave && JSON.stringify(fields) === this.saved) forgetNumbers(this.setup.workshop);
  }

  #show({ fields }) {
    for (const [name, value] of Object.entries(fields)) {
      if (name in this.form.elements) this.form.elements[name].value = value;
    }
    this.isKept = true;
    sayKept("kept");
  }

  #saveLater() { if (numbersOf(this.setup.workshop)?.isToSave) this.#save(); }

  async #save() {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#say("saving");
    try {
      await this.#send();
    } catch {
      this.#say(this.isKept ? "offline" : "offline_not_kept");
    } finally {
      this.#isSending = false;
    }
  }

  async #send() {
    const renewed = await this.#ask(this.setup.token);
    if (!renewed) return;
    const sent = this.#fields();
    this.form.elements.csrf_token.value = (await renewed.json()).token;
    const answer = await this.#ask(this.form.action, { method: "POST", body: new FormData(this.form) });
    if (!answer) return;
    // what the site has to say of it, it says on a page of its own
    if (!isJson(answer)) this.form.submit();
    else this.#saved(sent, (await answer.json()).seen);
  }

  /** What was typed on meanwhile stays, and is told from what is saved by now. */
  #saved(sent, seen) {
    const isAll = JSON.stringify(sent) === JSON.stringify(this.#fields());
    this.form.elements.seen.value = seen;
    if (!isAll) {
      this.#keep(false);
      return this.#say("kept");
    }
    forgetNumbers(this.setup.workshop);
    return window.location.assign(this.setup.after);
  }

  /** Ask the site; nothing, with the reason said, when it lets nobody in or fails. */
  async #ask(address, options = {}) {
    const signal = AbortSignal.timeout(LONGEST_WAIT);
    const headers = { Accept: "application/json" };
    const answer = await fetch(address, { redirect: "manual", cache: "no-store", signal, headers, ...options });
    if (answer.ok || answer.status === 409) return answer;
    const isOut = answer.type === "opaqueredirect" || answer.status === 401;
    this.#say(isOut ? "signed_out" : answer.status === 403 || answer.status === 404 ? "forbidden" : "server");
    return null;
  }

  #say(name) { document.querySelector("[data-status]").textContent = this.setup.words[name]; }
}

function isJson(answer) { return answer.headers.get("Content-Type")?.includes("json") ?? false; }

/** What waits from earlier is said above the numbers, with a way to be rid of it. */
function sayKept(name) {
  document.querySelector("[data-kept]").hidden = false;
  document.querySelector("[data-kept-words]").textContent = setup.words[name];
}

const setup = JSON.parse(document.getElementById("attendance-data").textContent);
const form = document.querySelector("[data-attendance]");
document.querySelector("[data-forget]").addEventListener("click", () => {
  forgetNumbers(setup.workshop);
  window.location.replace(window.location.href);
});
if (form) new Attendance(form, setup);
else if (numbersOf(setup.workshop)) sayKept("closed");
