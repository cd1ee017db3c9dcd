// The rows of the grid: where one is, which are selected, and rows that come anew from the site.

export class Choosing {
  constructor(body) {
    this.body = body;
    this.selected = new Set();
    const table = body.closest("table");
    const frame = table.parentElement;
    frame.setAttribute("role", "grid");
    frame.setAttribute("aria-multiselectable", "true");
    frame.setAttribute("aria-label", table.caption.textContent);
    frame.removeAttribute("tabindex");
    table.setAttribute("role", "presentation");
    for (const part of table.querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
    table.tHead.rows[0].setAttribute("role", "row");
    for (const cell of table.tHead.rows[0].cells) cell.setAttribute("role", "columnheader");
    table.caption.remove();
    this.here = body.rows[0];
    this.dress();
  }

  /** Rows as a grid has them; one of them can be reached by Tab. */
  dress() {
    if (!this.here?.isConnected) this.here = this.body.rows[0];
    for (const row of this.body.rows) {
      row.setAttribute("role", "row");
      row.tabIndex = row === this.here ? 0 : -1;
      row.setAttribute("aria-selected", String(this.selected.has(row.dataset.comment)));
      row.classList.toggle("comment_grid__row--here", row === this.here);
      for (const cell of row.cells) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "gridcell");
      for (const part of row.querySelectorAll("button")) part.hidden = false;
      row.querySelector("[data-tick]").setAttribute("aria-pressed", String(this.selected.has(row.dataset.comment)));
    }
  }

  // --- where one is

  be(row) {
    this.here = row;
    this.dress();
  }

  arrive() {
    this.here?.focus();
  }

  arriveUnlessSelecting() {
    if (getSelection().isCollapsed) this.arrive();
  }

  /** One row up or down; false where there is none. */
  move(by, isSelecting) {
    const next = this.body.rows[this.here.sectionRowIndex + by];
    if (!next) return false;
    if (isSelecting) this.selected.add(this.here.dataset.comment).add(next.dataset.comment);
    this.be(next);
    this.arrive();
    return true;
  }

  goTo(index) {
    this.be([...this.body.rows].at(index));
    this.arrive();
  }

  // --- which are selected

  toggle() {
    const { comment } = this.here.dataset;
    if (!this.selected.delete(comment)) this.selected.add(comment);
    this.dress();
    this.arrive();
  }

  selectNone() {
    this.selected.clear();
    this.dress();
  }

  /** The rows that a change is about: those selected, else the one where one is. */
  get rows() {
    const selected = [...this.body.rows].filter((row) => this.selected.has(row.dataset.comment));
    return selected.length || !this.here ? selected : [this.here];
  }

  get count() {
    return this.rows.length;
  }

  get pairs() {
    return this.rows.map((row) => this.pair(row));
  }

  pair(row) {
    return [Number(row.dataset.comment), Number(row.dataset.version)];
  }

  /** The words selected in one comment's text, counted as the site counts letters; or null. */
  selectedWords() {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    const box = range?.commonAncestorContainer;
    const text = (box?.nodeType === Node.TEXT_NODE ? box.parentElement : box)?.closest?.("[data-text]");
    if (!range || range.collapsed || !text || !this.body.contains(text)) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = [...before.toString()].length;
    const row = text.closest("[data-comment]");
    this.be(row);
    return { comments: [this.pair(row)], start, end: start + [...range.toString()].length, text: range.toString() };
  }

  // --- rows from the site

  replace(rows) {
    const isHere = this.body.contains(document.activeElement);
    for (const [comment, html] of Object.entries(rows)) {
      const old = this.body.querySelector(`[data-comment="${comment}"]`);
      const template = document.createElement("template");
      template.innerHTML = `<table><tbody>${html}</tbody></table>`;
      const row = template.content.querySelector("tr");
      if (!old || !row) continue;
      if (old === this.here) this.here = row;
      old.replaceWith(row);
    }
    this.dress();
    if (isHere) this.arrive();
  }

  remove(comments) {
    const isHere = this.body.contains(document.activeElement);
    for (const comment of comments) {
      const row = this.body.querySelector(`[data-comment="${comment}"]`);
      if (row && row === this.here) this.here = row.nextElementSibling ?? row.previousElementSibling;
      row?.remove();
      this.selected.delete(String(comment));
    }
    if (!comments.length) return;
    this.dress();
    if (isHere) this.arrive();
  }
}
