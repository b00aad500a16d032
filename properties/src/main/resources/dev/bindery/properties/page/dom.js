/* Elements, and how figures are written. Text goes in as text: nothing of the data becomes markup. */
const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== false) {
      element.setAttribute(name, value);
    }
  }
  element.append(...present(children));
  return element;
}

const present = children => children.flat(Infinity).filter(child => child !== null);
const refill = (element, ...children) => element.replaceChildren(...present(children));

const el = (name, attributes = {}, ...children) =>
  fill(document.createElement(name), attributes, children);
const svg = (name, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, name), attributes, children);

const number = value => value.toLocaleString("en-US");
const seconds = value => value < 10 ? value.toFixed(1) : Math.round(value).toString();
const sum = (rows, field) => rows.reduce((total, row) => total + row[field], 0);

/* A table. A column is {title, of: row => text or element, words: whether it is text, chart}. */
function table(caption, columns, rows) {
  const cell = (column, row, first) => el(first ? "th" : "td", {
    role: first ? "rowheader" : "cell", scope: first ? "row" : null, "data-label": column.title,
    class: column.chart ? "chart" : column.words ? "words" : null
  }, column.of(row));
  return el("table", {role: "table", "aria-label": caption},
    el("thead", {role: "rowgroup"}, el("tr", {role: "row"},
      columns.map(column => el("th", {role: "columnheader", scope: "col",
        class: column.words ? "words" : null}, column.title)))),
    el("tbody", {role: "rowgroup"}, rows.map(row => el("tr", {role: "row"},
      columns.map((column, i) => cell(column, row, i === 0))))));
}

/* A bar of parts, each {share of 1, kind of colour}; the figures stand beside it in the table. */
function bar(...parts) {
  return el("div", {class: "bar", "aria-hidden": "true"}, parts.map(part =>
    el("i", {class: part.kind || null, style: `width:${(100 * part.share).toFixed(2)}%`})));
}

/* Where a value is between 1 and the greatest, on a scale of powers of ten. */
const onLogAxis = (value, greatest) =>
  value < 1 || greatest <= 1 ? 0 : Math.max(0.01, Math.log(value) / Math.log(greatest));
