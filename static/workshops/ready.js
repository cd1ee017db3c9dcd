// The check before leaving for a hall: what this device has, and getting it what it lacks.

import { clearDevice, waitingHere } from "./clearing.js";
import { openDevice } from "./device.js";
import {
  askToKeep, canKeepPages, keepFiles, keepPage, keptPages, keptVersions, missingFiles, prepareHall,
} from "./halls.js";
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
    const before = await this.#before();
    const found = {
      pages: await this.#pages(), files: await this.#files(), storage: await this.#storage(),
      before, signed_in: this.#letIn(), waiting: await this.#waiting(),
    };
    for (const [name, [mark, words]] of Object.entries(found)) this.#show(name, mark, words);
    this.#find("[data-checks]").hidden = false;
    const marks = ["pages", "files", "storage"].map((name) => found[name][0]);
    const verdict = marks.includes("no") ? "no" : marks.includes("look") ? "look" : "ok";
    const isShutOut = verdict !== "no" && found.signed_in[0] === "no";
    const sentence = { ok: "ready", look: "ready_with_copies", no: "not_ready" }[verdict];
    this.#judge(isShutOut ? "no" : verdict, this.words[isShutOut ? "not_let_in" : sentence]);
  }

  async #prepare() {
    this.#say("[data-verdict]", this.words.preparing);
    this.#say("[data-cleared]", "");
    if (canKeepPages()) {
      await prepareHall(this.setup);
      await keepFiles(this.setup.files);
      await Promise.all(this.setup.pages.map(keepPage));
    }
    await askToKeep().catch(() => false);
    // what this page says is of its own version, and another one is kept now
    if (await this.#isOutdated()) window.location.reload();
    else await this.check();
  }

  async #clear() {
    const { sheets: count } = await waitingHere(this.device);
    const isCleared = await clearDevice(this.device);
    if (isCleared) {
      this.#find("[data-checks]").hidden = true;
      this.#judge("no", this.words.not_ready);
    }
    const why = count ? "not_cleared" : "not_cleared_numbers";
    this.#say("[data-cleared]", fill(this.words[isCleared ? "cleared" : why], { count }));
  }

  async #pages() {
    if (!canKeepPages()) return ["no", this.words.pages_never];
    if (await this.#isOutdated()) return ["no", this.words.pages_newer];
    const { pages, version } = this.setup;
    const kept = (await keptPages(pages, version)).length;
    const isRun = Boolean(await navigator.serviceWorker.getRegistration(this.setup.worker.scope));
    const isAll = isRun && kept === pages.length;
    return [isAll ? "ok" : "no", fill(isAll ? this.words.pages_ok : this.words.pages_no, { kept, all: pages.length })];
  }

  /** Whether all pages are kept, but of another version than this one is of. */
  async #isOutdated() {
    if (!canKeepPages()) return false;
    const versions = await keptVersions(this.setup.pages);
    return versions.every((version) => version && version !== this.setup.version);
  }

  async #files() {
    const { length: missing } = canKeepPages() ? await missingFiles(this.setup.files) : this.setup.files;
    return missing ? ["no", fill(this.words.files_no, { missing })] : ["ok", this.words.files_ok];
  }

  async #storage() {
    if (!this.device.isLasting) return ["no", this.words.storage_no];
    if (this.isFull) return ["no", this.words.storage_full];
    const isPromised = await navigator.storage?.persisted?.();
    return isPromised ? ["ok", this.words.storage_ok] : ["look", this.words.storage_look];
  }

  /** What the device remembers of the first time it was prepared shows whether it was wiped since. */
  async #before() {
    const known = await this.device.note(FIRST);
    const first = known ?? { day: new Date() };
    this.isFull = await this.device.setNote(FIRST, first).then(() => false, () => true);
    if (this.isFull && !known) return ["look", this.words.before_unknown];
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

  #judge(mark, words) {
    this.#say("[data-verdict]", words);
    this.#find("[data-verdict]").dataset.verdict = mark;
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
