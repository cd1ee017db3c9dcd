// How the wall stands: hidden or revealed, radar or table, which groups. Kept for this tab alone.

const HIDDEN = { isRevealed: false, isTable: false, first: 0, only: 0 };

export class WallState {
  constructor(workshop) {
    this.name = `placeplan-wall:${workshop}`;
    Object.assign(this, HIDDEN, this.#read());
  }

  set(changes) {
    Object.assign(this, changes);
    const { isRevealed, isTable, first, only } = this;
    try {
      sessionStorage.setItem(this.name, JSON.stringify({ isRevealed, isTable, first, only }));
    } catch {
      // then a reload hides the wall again
    }
  }

  #read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.name)) ?? {};
    } catch {
      return {};
    }
  }
}
