/*
 * Draws a state: who acts on top, what they share below, then what is locked. What was not so in the
 * state before is marked; a lock that is gone is struck through.
 */
const LINE = 16, PAD = 8, GAP = 12;

function wrapped(text, width) {
  const most = Math.max(6, Math.floor((width - 2 * PAD) / 6.7));
  const lines = [];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + 1 + word.length <= most) {
      lines[last] += " " + word;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/* The lines of a box: {text, changed, gone}. */
function linesOf(box, width, before, locks) {
  const told = before ? before.words : null;
  const lines = [];
  const put = (text, changed, gone) =>
    wrapped(text, width).forEach(part => lines.push({text: part, changed, gone}));
  box.words.forEach(word => put(word, told !== null && !told.includes(word)));
  locks.forEach(lock => put(lock.text, lock.changed, lock.gone));
  return lines;
}

/* Places boxes in rows as wide as the picture; returns their places by name, and the height. */
function grid(boxes, top, width, least) {
  const inRow = Math.max(1, Math.min(boxes.length, Math.floor(width / least)));
  const columnWidth = Math.min(width / inRow, 260);
  const left = (width - inRow * columnWidth) / 2;
  let y = top;
  const places = new Map();
  for (let i = 0; i < boxes.length; i += inRow) {
    const row = boxes.slice(i, i + inRow);
    row.forEach(box => {
      box.lines = box.linesIn(columnWidth - GAP);
    });
    const height = Math.max(...row.map(box => box.lines.length)) * LINE + LINE + 2 * PAD;
    row.forEach((box, j) => places.set(box.name,
      {x: left + j * columnWidth + GAP / 2, y, width: columnWidth - GAP, height, box}));
    y += height + GAP;
  }
  return {places, bottom: y - GAP};
}

function drawBox(place) {
  const {x, y, width, height, box} = place;
  const changed = box.isNew || box.lines.some(line => line.changed || line.gone);
  return svg("g", {class: changed ? "changed" : null},
    svg("rect", {x, y, width, height, rx: 5}),
    svg("text", {class: "name", x: x + PAD, y: y + PAD + 12}, box.name),
    box.lines.map((line, i) => svg("text", {
      class: line.changed ? "changed" : line.gone ? "gone" : null,
      x: x + PAD, y: y + PAD + 12 + (i + 1) * LINE}, line.text)));
}

function label(x, y, text, anchor = "middle") {
  return svg("text", {class: "label", x, y, "text-anchor": anchor}, text);
}

/* From an actor down to the place that it is in. */
function drawMembership(place, to) {
  const access = place.box.access;
  const kind = access === "HAS" ? "has" : access === "LENDS" ? "lends" : "";
  const x = place.x + place.width * 0.3, y = place.y + place.height;
  const x2 = to.x + to.width * 0.3, middle = (y + to.y) / 2;
  return [
    svg("path", {class: "line " + kind, d: `M${x} ${y}C${x} ${middle} ${x2} ${middle} ${x2} ${to.y}`}),
    kind ? label(x + 6, y + 15, kind === "has" ? "access" : "lends access", "start") : null];
}

function drawArrow(arrow, from, to, index) {
  const kind = {WAITS: "waits", LENDS: "link", MESSAGE: "message"}[arrow.kind];
  const words = arrow.kind === "WAITS" ? "waits: " + arrow.words : arrow.words;
  let x = from.x + from.width * 0.7, x2 = to.x + to.width * 0.7, y, y2, bend;
  if (Math.abs(from.y - to.y) < 1) {
    const above = from.box.acts;
    if (x === x2) {
      return [];
    }
    x += x < x2 ? -8 : 8;
    y = above ? from.y : from.y + from.height;
    y2 = above ? to.y : to.y + to.height;
    bend = y + (above ? -1 : 1) * (30 + 16 * (index % 3));
  } else {
    y = from.y < to.y ? from.y + from.height : from.y;
    y2 = from.y < to.y ? to.y : to.y + to.height;
    bend = (y + y2) / 2;
  }
  const flat = y === y2;
  const middle = flat ? y + (bend - y) * 0.75 : y + (y2 - y) * (0.45 + 0.22 * (index % 3));
  const label2 = label(Math.max(46, (x + x2) / 2), middle - 4, words);
  return [svg("path", {class: "line " + kind, "marker-end": `url(#${kind})`,
    d: `M${x} ${y}C${x} ${bend} ${x2} ${bend} ${x2} ${y2}`}), label2];
}

const marker = (kind, colour) => svg("marker", {id: kind, viewBox: "0 0 8 8", refX: 7, refY: 4,
  markerWidth: 12, markerHeight: 12, markerUnits: "userSpaceOnUse", orient: "auto"},
  svg("path", {d: "M0 0L8 4L0 8z", style: `fill:var(${colour})`}));

/* The boxes of one kind, ready for the grid. */
function prepared(boxes, before, locksOf = () => []) {
  return boxes.map(box => {
    const old = before && before.find(each => each.name === box.name);
    return {...box, isNew: Boolean(before) && (!old || old.in !== box.in || old.access !== box.access),
      linesIn: width => linesOf(box, width, old, locksOf(box.name))};
  });
}

/* The locks on a thing, and those that were there and are no more. */
function locksOn(picture, before) {
  const same = lock => other =>
    other.on === lock.on && other.owner === lock.owner && other.mode === lock.mode;
  const text = lock => `${lock.owner}: ${lock.mode}`;
  return name => [
    ...picture.locks.filter(lock => lock.on === name).map(lock => (
      {text: text(lock), changed: Boolean(before) && !before.locks.some(same(lock))})),
    ...(before ? before.locks : []).filter(lock => lock.on === name)
      .filter(lock => !picture.locks.some(same(lock)))
      .map(lock => ({text: text(lock), changed: false, gone: true}))];
}

/* The picture in words, for who does not see it. */
function inWords(picture) {
  const access = {NONE: "", HAS: " with access", LENDS: ", lends access"};
  return [
    ...picture.actors.map(box => `${box.name}: ${box.words.join(", ")}` +
      (box.in ? `, in ${box.in}${access[box.access]}` : "")),
    ...picture.places.map(box => `${box.name}: ${box.words.join(", ")}`),
    ...picture.locks.map(lock => `${lock.owner} has ${lock.mode} on ${lock.on}`),
    ...picture.arrows.map(arrow => arrow.kind === "WAITS"
      ? `${arrow.from} waits for ${arrow.to}: ${arrow.words}`
      : `${arrow.from} to ${arrow.to}: ${arrow.words}`)
  ].join(". ");
}

/* The whole picture at a width; null if there is nothing to draw. */
function draw(picture, before, width) {
  if (picture.actors.length + picture.places.length === 0) {
    return null;
  }
  const acts = prepared(picture.actors, before && before.actors).map(box => ({...box, acts: true}));
  const among = set => picture.arrows.some(arrow =>
    set.some(box => box.name === arrow.from) && set.some(box => box.name === arrow.to));
  const top = among(acts) ? 62 : 4;
  const upper = grid(acts, top, width, 108);
  const gap = acts.length === 0 ? 0 : 64;
  const shared = prepared(picture.places, before && before.places);
  const middle = grid(shared, upper.bottom + gap, width, 108);
  const below = shared.length === 0 ? upper.bottom : middle.bottom;
  const things = prepared(picture.things, before && before.things, locksOn(picture, before));
  const lockTop = below + (among(shared) ? 64 : 0) + (things.length ? 30 : 0);
  const lower = grid(things, lockTop, width, 108);
  const height = (things.length ? lower.bottom : lockTop) + 4;
  const places = new Map([...upper.places, ...middle.places]);
  const all = [...places.values()];
  return svg("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
    "aria-label": inWords(picture)},
    svg("defs", {}, marker("waits", "--bad"), marker("link", "--lend"), marker("message", "--bar2")),
    all.filter(place => places.has(place.box.in))
      .map(place => drawMembership(place, places.get(place.box.in))),
    all.map(drawBox),
    things.length ? svg("text", {class: "group", x: 6, y: lockTop - 8}, "locks") : null,
    [...lower.places.values()].map(drawBox),
    picture.arrows.map((arrow, i) => places.has(arrow.from) && places.has(arrow.to)
      ? drawArrow(arrow, places.get(arrow.from), places.get(arrow.to), i) : []));
}
