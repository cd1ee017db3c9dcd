// The groups' shapes on the radar. Where a value stands, the page says; this draws lines and markers.

const SVG = "http://www.w3.org/2000/svg";
// drawing units between the middles of markers that stand beside each other, with few groups and many
const ASIDE = { few: 21, many: 16.5 };
const FEW = 4;
const USED = 0.86;
const EDGE = 4;

/** Draw these groups into the page's empty group of shapes; `only` is the number that stands out. */
export function drawShapes(root, groups, setup, only) {
  const places = spread(groups, setup);
  const shapes = groups.map((group, index) => shapeOf(group, index, places[index], setup, groups.length));
  if (only) {
    shapes.sort((one, other) => (one.number === only) - (other.number === only));
    for (const { number, element } of shapes) {
      element.classList.toggle("wall__shape--quiet", number !== only);
    }
  }
  root.replaceChildren(...shapes.map(({ element }) => element));
}

/** Let the drawing be as large as its words allow: the page had to guess how wide letters are here. */
export function fitDrawing(drawing) {
  const { x, y, width, height } = drawing.getBBox();
  if (width) drawing.setAttribute("viewBox", [x - EDGE, y - EDGE, width + 2 * EDGE, height + 2 * EDGE].map(round).join(" "));
}

/** A line with a marker, as in the legend. */
export function sampleOf(group, place, setup) {
  const drawing = element("svg", { class: "wall__sample", viewBox: "-32 -15 64 30", "aria-hidden": "true" });
  const pen = penOf(place, setup);
  pen.append(lineOf(place, setup, "-32 0 32 0"), markerOf(group, place, [0, 0], 1));
  drawing.append(pen);
  return drawing;
}

/** Where each group's marker stands on each theme: side by side along the ring where several agree. */
function spread(groups, { points, lowest }) {
  const pitch = groups.length > FEW ? ASIDE.many : ASIDE.few;
  return groups.map(({ ratings }, place) => ratings.map((rating, theme) => {
    if (rating === null) return null;
    const alike = groups.flatMap((other, index) => (other.ratings[theme] === rating ? [index] : []));
    return turned(points[theme][rating - lowest], {
      steps: alike.indexOf(place) - (alike.length - 1) / 2,
      pitch,
      room: (2 * Math.PI * USED) / ratings.length / alike.length,
    });
  }));
}

/** A point moved round the centre by so many steps, each `pitch` wide, or narrower where there is no room. */
function turned([x, y], { steps, pitch, room }) {
  const angle = steps * Math.min(pitch / Math.hypot(x, y), room);
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return [round(x * cosine - y * sine), round(x * sine + y * cosine)];
}

function round(value) { return Math.round(value * 10) / 10; }

function shapeOf(group, place, points, setup, count) {
  const shape = penOf(place, setup);
  for (const run of runsOf(points)) {
    if (run.length > 1) shape.append(lineOf(place, setup, run.flat().join(" ")));
  }
  const size = count > FEW ? 0.8 : 0.95;
  for (const point of points) if (point) shape.append(markerOf(group, place, point, size));
  return { number: group.number, element: shape };
}

/** The points between gaps, in runs; a run may pass over twelve o'clock, and a whole one is closed. */
function runsOf(points) {
  const gap = points.indexOf(null);
  if (gap < 0) return [[...points, points[0]]];
  const runs = [[]];
  for (const point of [...points.slice(gap), ...points.slice(0, gap)]) {
    if (point) runs.at(-1).push(point);
    else runs.push([]);
  }
  return runs;
}

function penOf(place, { styles }) {
  const { colour } = styles[place];
  return element("g", { class: "wall__shape", stroke: colour, fill: colour });
}

function lineOf(place, { styles }, points) {
  const { dashes } = styles[place];
  return element("polyline", { class: "wall__line", points, "stroke-dasharray": dashes.join(" ") || "none" });
}

function markerOf(group, place, [x, y], size) {
  const marker = element("g", { class: "wall__marker", transform: `translate(${x} ${y}) scale(${size})` });
  const number = element("text", { class: "wall__number" });
  number.textContent = group.number;
  marker.append(element("use", { href: `#wall-marker-${place + 1}` }), number);
  return marker;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
