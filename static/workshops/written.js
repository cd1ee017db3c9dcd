// What is written of a sheet besides ratings: boxes and ticks named by data attributes.

import { saidOf, withSaid } from "./sheets.js";

/** Show the endings of a sheet, and of paper the age and the ways of knowing the place. */
export function paintEndings(root, { data }) {
  for (const box of root.querySelectorAll("[data-ending]")) setText(box, data[box.dataset.ending]);
  for (const tick of root.querySelectorAll("[data-connection]")) {
    tick.checked = data.connection.includes(tick.value);
  }
}

/** Show the two comments of a theme. */
export function paintComments(root, sheet, theme) {
  const said = saidOf(sheet, theme);
  for (const box of root.querySelectorAll("[data-comment]")) setText(box, said[Number(box.dataset.comment)]);
}

/** Take what was typed in such a box into the sheet; `theme` is the one whose comments it has. */
export function takeWritten(desk, sheet, box, root, theme) {
  const { comment, connection, ending } = box.dataset;
  if (comment) {
    const data = withSaid(sheet.data, theme, Number(comment), box.value);
    desk.change(sheet, data, `${theme} ${comment}`, theme);
  }
  if (ending) desk.change(sheet, { ...sheet.data, [ending]: box.value }, ending, ending);
  if (connection !== undefined) {
    const chosen = [...root.querySelectorAll("[data-connection]:checked")].map((tick) => tick.value);
    desk.change(sheet, { ...sheet.data, connection: chosen }, "", "connection");
  }
}

/** Where the caret is, it stays. */
export function setText(box, text) {
  if (box.value !== text) box.value = text;
}
