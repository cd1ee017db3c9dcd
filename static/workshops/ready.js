// The check before leaving for a hall: what this device has, and getting it what it lacks.

import { clearDevice, waitingHere } from "./clearing.js";
import { openDevice } from "./device.js";
import { askToKeep, canKeepPages, keepPage, keptPages, missingFiles, prepareHall } from "./halls.js";
import { fill } from "./keys.js";

const FIRST = "prepared";

class Ready {
  constructor(root, setup, device) {
    [this.root, this.setup, this.words, this.device] = [root, setup, setup.words, device];
    this.#on("[data-prepare]", () => this.#prepare());
    this.#on("[data-clear]", () => this.#clear());
    root.hidden = false;
  }

  /** Look at everything again and say what was found. */
  async check() {
    const found = {
      pages: await this.#pages(), files: await this.#files(), storage: await this.#storage(),
      before: await this.#before(), signed_in: this.#letIn(), waiting: await this.#waiting(),
    };
    for (const [name, [mark, words]] of Object.entries(found)) this.#show(name, mark, words);
    const marks = ["pages", "files", "storage"].map((name) => found[name][0]);
    const verdict = marks.includes("no") ? "no" : marks.includes("look") ? "look" : "ok";
    const isShutOut = verdict !== "no" && found.signed_in[0] === "no";
    const sentence = { ok: "ready", look: "ready_with_copies", no: "not_ready" }[verdict];
    this.#say("[data-verdict]", this.words[isShutOut ? "not_let_in" : sentence]);
    this.#find("[data-verdict]").dataset.verdict = isShutOut ? "no" : verdict;
  }

  async #prepare() {
    this.#say("[data-verdict]", this.words.preparing);
    if (canKeepPages()) {
      await prepareHall(this.setup);
      await Promise.all(this.setup.pages.map(keepPage));
    }
    await askToKeep();
    await this.check();
  }

  async #clear() {
    const { sheets: count } = await waitingHere(this.device);
    const isCleared = await clearDevice(this.device);
    if (isCleared) {
      await this.device.setNote(FIRST, undefined);
      await this.check();
    }
    const why = count ? "not_cleared" : "not_cleared_numbers";
    this.#say("[data-cleared]", fill(this.words[isCleared ? "cleared" : why], { count }));
  }

  async #pages() {
    if (!canKeepPages()) return ["no", this.words.pages_never];
    const { pages, version } = this.setup;
    const kept = (await keptPages(pages, version)).length;
    const isRun = Boolean(await navigator.serviceWorker.getRegistration(this.setup.worker.scope));
    const isAll = isRun && kept === pages.length;
    return [isAll ? "ok" : "no", fill(isAll ? this.words.pages_ok : this.words.pages_no, { kept, all: pages.length })];
  }

  async #files() {
    const missing = canKeepPages() ? await missingFiles(this.setup.files) : this.setup.files.length;
    return missing ? ["no", fill(this.words.files_no, { missing })] : ["ok", this.words.files_ok];
  }

  async #storage() {
    if (!this.device.isLasting) return ["no", this.words.storage_no];
    const isPromised = await navigator.storage?.persisted?.();
    return isPromised ? ["ok", this.words.storage_ok] : ["look", this.words.storage_look];
  }

  /** What the device remembers of the first time it was prepared shows whether it was wiped since. */
  async #before() {
    const first = (await this.device.note(FIRST)) ?? { day: new Date() };
    await this.device.setNote(FIRST, first);
    if (first.day.toDateString() === new Date().toDateString()) return ["look", this.words.before_look];
    const day = first.day.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    return ["ok", fill(this.words.before_ok, { day })];
  }

  #letIn() {
    const { mark, words } = this.setup.signed_in;
    return [mark, words];
  }

  async #waiting() {
    const { sheets: count, numbers } = await waitingHere(this.device);
    const said = [count && fill(this.words.waiting_look, { count }), numbers && this.words.waiting_numbers];
    return count || numbers ? ["look", said.filter(Boolean).join(" ")] : ["ok", this.words.waiting_ok];
  }

  #show(name, mark, words) {
    const check = this.#find(`[data-check=${name}]`);
    const box = check.querySelector("[data-mark]");
    [box.textContent, box.dataset.mark] = [this.words[mark], mark];
    check.querySelector("[data-words]").textContent = words;
  }

  #on(selector, act) { this.#find(selector).addEventListener("click", act); }

  #say(selector, words) { this.#find(selector).textContent = words; }

  #find(selector) { return this.root.querySelector(selector); }
}

const setup = JSON.parse(document.getElementById("ready-data").textContent);
const ready = new Ready(document.querySelector("[data-ready]"), setup, await openDevice());
await prepareHall(setup);
await ready.check();
