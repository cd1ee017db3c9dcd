// Who was there: what is typed is kept on this device until the site has said that it is saved.

import { isJson, troubleOf } from "./answers.js";
import { forgetNumbers, keepNumbers, numbersOf } from "./numbers.js";
import { within } from "./patience.js";

const INTERVAL = 30000;
const LONGEST_WAIT = 20000;

class Attendance {
  #isSending = false;

  constructor(form, setup) {
    [this.form, this.setup] = [form, setup];
    const [isRefused, kept] = [form.dataset.refused !== undefined, numbersOf(setup.workshop)];
    this.isToSave = !isRefused && Boolean(kept?.isToSave);
    // what was refused stands in the form as it was typed
    this.saved = isRefused ? "" : JSON.stringify(this.#fields());
    if (isRefused) this.#keep();
    else if (kept) this.#show(kept);
    form.addEventListener("input", () => {
      this.isTyping = true;
      this.#keep();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      [this.isToSave, this.isTyping] = [true, false];
      this.#keep();
      this.#say("saving");
      this.#save();
    });
    for (const name of ["online", "pageshow"]) window.addEventListener(name, () => this.#saveLater());
    setInterval(() => this.#saveLater(), INTERVAL);
  }

  #fields() {
    const { csrf_token: _token, ...fields } = Object.fromEntries(new FormData(this.form));
    return fields;
  }

  /** What was once to be saved is so until it is, whatever is corrected meanwhile. */
  #keep() {
    const [fields, { isToSave }] = [this.#fields(), this];
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

  #saveLater() { if (this.isToSave) this.#save(); }

  async #save() {
    if (this.#isSending) return;
    this.#isSending = true;
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
    this.form.elements.seen.value = seen;
    this.saved = JSON.stringify({ ...sent, seen });
    const isAll = JSON.stringify(this.#fields()) === this.saved;
    // the button was pressed again meanwhile
    this.isToSave = !isAll && !this.isTyping;
    this.#keep();
    if (this.isToSave) return setTimeout(() => this.#save());
    if (!isAll) return this.#say("kept");
    document.querySelector("[data-kept]").hidden = true;
    // whoever is at it is not taken away from the page
    return this.isTyping ? this.#say("saved") : window.location.assign(this.setup.after);
  }

  /** Ask the site; nothing, with the reason said, when it lets nobody in or fails. */
  async #ask(address, options = {}) {
    const signal = within(LONGEST_WAIT);
    const headers = { Accept: "application/json" };
    const answer = await fetch(address, { redirect: "manual", cache: "no-store", signal, headers, ...options });
    if (answer.ok || answer.status === 409) return answer;
    const trouble = troubleOf(answer) || "server";
    this.#say(trouble === "gone" ? "forbidden" : trouble);
    return null;
  }

  #say(name) {
    const [status, words] = [document.querySelector("[data-status]"), this.setup.words[name]];
    // the same again is no news
    if (status.textContent !== words) status.textContent = words;
  }
}

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
