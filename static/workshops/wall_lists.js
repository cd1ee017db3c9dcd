// The lists and the table of the wall, made of what the groups say.

import { sampleOf } from "./wall_radar.js";

/** How far each group is: its name, a dot for each theme, and the number; in short for a crowd. */
export function progressLines(groups, setup, words, isCrowd) {
  if (!groups.length) return [made("li", "wall__nothing", setup.words.none)];
  if (isCrowd) return groups.map((group) => made("li", "wall__group", words.progress(group)));
  return groups.map((group) => {
    const dots = made("span", "wall__dots");
    dots.setAttribute("aria-hidden", "true");
    setup.themes.forEach((_theme, index) => {
      dots.append(made("span", index < group.rated ? "wall__dot wall__dot--rated" : "wall__dot"));
    });
    const line = made("li", "wall__group");
    line.append(made("span", "wall__name", words.group(group)), dots, made("span", "wall__rated", words.rated(group)));
    return line;
  });
}

/** A button for each group that is drawn, with its line and marker; pressed when it stands out. */
export function legendButtons(groups, setup, words, only) {
  return groups.map((group, place) => {
    const button = made("button", "wall__key_button");
    button.type = "button";
    button.dataset.number = group.number;
    button.setAttribute("aria-pressed", String(group.number === only));
    const name = made("span", "wall__key_name", words.group(group));
    if (!words.isDone(group)) name.append(" ", made("span", "wall__key_rated", words.rated(group)));
    button.append(sampleOf(group, place, setup), name);
    return button;
  });
}

/** Themes to talk about, as many as fit into the box, or all on paper; the rest is counted. */
export function fillTalk(box, worth, nothing, words, isOnPaper) {
  if (!worth.length) return box.replaceChildren(made("p", "wall__nothing", nothing));
  const list = made("ul", "wall__themes");
  const more = made("p", "wall__more");
  list.append(...worth.map((figure) => {
    const line = made("li", "wall__theme");
    line.append(
      made("strong", "wall__theme_name", figure.title),
      made("span", "wall__apart", words.fromTo(figure)),
      made("span", "wall__who", words.whoSaid(figure)),
    );
    return line;
  }));
  box.replaceChildren(list);
  while (!isOnPaper && list.children.length > 1 && box.scrollHeight > box.clientHeight + 1) {
    list.lastElementChild.remove();
    more.textContent = words.more(worth.length - list.children.length);
    box.append(more);
  }
  return undefined;
}

/** The lowest themes with their means. */
export function lowLines(low, setup, words) {
  if (!low.length) return [made("p", "wall__nothing", setup.words.too_few)];
  const list = made("ol", "wall__lows");
  list.append(...low.map((figure) => {
    const line = made("li", "wall__low_theme");
    const mean = made("span", "wall__mean", words.mean(figure));
    const name = made("span", "wall__low_name");
    name.append(made("strong", "wall__theme_name", figure.title), " ", made("span", "wall__of", words.meanOf(figure)));
    line.append(mean, name);
    return line;
  }));
  return [list];
}

/** Every rating of every group, and what is said of each theme. */
export function ratingsTable(groups, figures, setup, words) {
  const table = made("table", "wall__ratings");
  const head = table.createTHead().insertRow();
  head.append(
    headCell("col", setup.words.theme),
    ...groups.map((group) => groupCell(group, words)),
    headCell("col", setup.words.mean),
    headCell("col", setup.words.worth),
  );
  const body = table.createTBody();
  figures.forEach((figure, index) => {
    const row = body.insertRow();
    row.append(
      headCell("row", figure.title),
      ...groups.map(({ marks }) => markCell(marks[index], words)),
      made("td", "", words.mean(figure)),
      made("td", "wall__far", words.apart(figure)),
    );
  });
  return table;
}

function headCell(scope, text) {
  const cell = made("th", "", text);
  cell.scope = scope;
  return cell;
}

/** “Group 3”, of which a narrow table shows the number. */
function groupCell(group, words) {
  const cell = headCell("col", "");
  const [before, after] = words.short({ number: "\n" }).split("\n");
  const parts = [made("span", "wall__of_group", before), String(group.number), made("span", "wall__of_group", after)];
  cell.append(...parts);
  return cell;
}

/** A mark in short, and in full for whoever hears it. */
function markCell(mark, words) {
  const { shown, said } = words.mark(mark);
  const cell = made("td", "", shown);
  if (said !== shown) {
    cell.textContent = "";
    const short = made("span", "", shown);
    short.setAttribute("aria-hidden", "true");
    cell.append(short, made("span", "unseen", said));
  }
  return cell;
}

function made(name, className, text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}
