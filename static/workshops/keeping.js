// Keeps what is done to sheets: at once on the page, then in the device's store, one write after
// the other. What is typed while one is under way goes with the next.

import * as entry from "./sheets.js";

const WRITE_AGAIN = 3000;

export class Keeping {
  /** Why what was entered last could not be kept on this device, if so. */
  trouble = "";

  /** By sheet, the steps that are not written yet, and what the sheet was before the first. */
  #steps = new Map();

  #written = new Map();

  #writing = null;

  /** `onWritten(keys)` is called after each try, with the sheets that other pages should read again. */
  constructor(device, onWritten) { [this.device, this.onWritten] = [device, onWritten]; }

  get isWriting() { return this.#steps.size + this.#written.size > 0; }

  /** Whether the sheet says something that is not written yet. */
  isUnwritten(sheet) { return this.#steps.has(sheet) || this.#written.has(sheet); }

  /**
   * Do this to the sheet, here and on the disk; done when it is there. On the disk it is done to
   * what is there by then: another page of this device may have done something else to it.
   */
  do(sheet, step, isToldToOthers) {
    const { before, steps, isTold } = this.#steps.get(sheet) ?? { before: structuredClone(sheet), steps: [] };
    step(sheet);
    this.#steps.set(sheet, { before, steps: [...steps, step], isTold: isTold || isToldToOthers });
    this.#writing ??= this.#write();
    return this.#writing;
  }

  async #write() {
    await null;
    let isWritten = true;
    while (isWritten && this.#steps.size) isWritten = await this.#writeAll();
    this.#writing = null;
    if (this.#steps.size) setTimeout(() => { this.#writing ??= this.#write(); }, WRITE_AGAIN);
  }

  /** Write what is not written yet; says whether it could be. */
  async #writeAll() {
    [this.#written, this.#steps] = [this.#steps, new Map()];
    let written = [];
    try {
      written = await this.#update();
      this.trouble = "";
    } catch (error) {
      this.#takeBack();
      this.trouble = error.name;
    }
    this.#written = new Map();
    this.onWritten(written);
    return !this.trouble;
  }

  async #update() {
    const batch = [...this.#written];
    const merged = await this.device.update(batch.map(([sheet, { before, steps }]) => ({ key: sheet.key, before, steps })));
    batch.forEach(([sheet], index) => {
      if (!this.#steps.has(sheet)) entry.become(sheet, merged[index]);
    });
    return batch.filter(([, { isTold }]) => isTold).map(([sheet]) => sheet.key);
  }

  /** What could not be written waits for the next try, before what was done since. */
  #takeBack() {
    for (const [sheet, { before, steps, isTold }] of this.#written) {
      const since = this.#steps.get(sheet);
      this.#steps.set(sheet, { before, steps: [...steps, ...(since?.steps ?? [])], isTold: isTold || since?.isTold });
    }
  }
}
