/*
 * The sections, in their order. One is {id, title, of: data => element}; without an element it is
 * left out. To show more of summary.json, add a section.
 */
const SECTIONS = [
  {id: "overview", title: "Overview", of: overview},
  {id: "cases", title: "Counterexamples and witnesses", of: data =>
    data.cases.length === 0 ? null : casesSection(data)},
  {id: "models", title: "Models", of: models},
  {id: "walks", title: "Walks", of: data => walks(data.summary.walks)},
  {id: "corpora", title: "Corpora", of: data => corpora(data.summary.corpus)},
  {id: "coverage", title: "Coverage", of: coverage},
  {id: "mutants", title: "Faults planted in the spec", of: data => mutants(data.mutants)},
  {id: "faults", title: "Faults planted in the engine", of: faults}
];

function overview({summary, complaints}) {
  const tile = (value, words) => el("div", {}, el("b", {}, value), words);
  const asExpected = summary.models.filter(row => row.result === row.expected).length;
  const tiles = [tile(`${asExpected} of ${summary.models.length}`, "models as expected")];
  if (summary.walks.length > 0) {
    tiles.push(
      tile(number(sum(summary.walks, "covered")),
        `transitions walked, of ${number(sum(summary.walks, "transitions"))}`),
      tile(number(sum(summary.walks, "differences")), "differences of engine and spec"));
  }
  if (summary.answers.pairs > 0) {
    tiles.push(tile(`${summary.answers.seen} of ${summary.answers.pairs}`,
      "pairs of operation and answer occurred"));
  }
  return el("div", {}, el("div", {class: "tiles"}, tiles),
    complaints.map(complaint => el("pre", {class: "bad"}, complaint)));
}

function models({summary, cases}) {
  const holding = summary.models.filter(row => row.expected === "ok");
  const failing = summary.models.filter(row => row.expected !== "ok");
  const greatest = Math.max(1, ...holding.map(row => row.distinct));
  const result = row => el("span", {class: row.result === row.expected ? "good" : "bad"}, row.result);
  const told = new Set(cases.map(each => each.name));
  const name = row => told.has(row.name)
    ? el("a", {href: `#case=${row.name}&step=1`,
      onclick: () => document.getElementById("cases").scrollIntoView()}, row.name)
    : row.name;
  const time = {title: "seconds", of: row => seconds(row.seconds)};
  return el("div", {},
    holding.length === 0 ? null : el("p", {class: "soft"},
      `Must hold. The bars show distinct states, from 1 to ${number(greatest)}, in powers of ten.`),
    holding.length === 0 ? null : table("Models that must hold", [
      {title: "model", of: row => row.name},
      {title: "", chart: true, of: row => bar({share: onLogAxis(row.distinct, greatest)})},
      {title: "distinct states", of: row => number(row.distinct)},
      {title: "generated", of: row => number(row.generated)},
      {title: "depth", of: row => number(row.depth)},
      time,
      {title: "result", words: true, of: result}], holding),
    failing.length === 0 ? null : el("details", {},
      el("summary", {}, `${failing.length} that must fail, of which ` +
        `${failing.filter(row => row.result === row.expected).length} do as expected`),
      lengths(cases),
      table("Models that must fail", [
        {title: "model", of: name},
        {title: "result", words: true, of: result},
        {title: "states to it", of: row => number(row.depth)},
        time], failing)));
}

/* How many counterexamples have how many states. */
function lengths(cases) {
  const counts = new Map();
  cases.forEach(each => counts.set(each.scenes.length, (counts.get(each.scenes.length) || 0) + 1));
  const longest = Math.max(0, ...counts.keys());
  const most = Math.max(1, ...counts.values());
  const columns = Array.from({length: longest}, (unused, i) => counts.get(i + 1) || 0);
  return el("figure", {},
    el("div", {class: "columns-chart", role: "img", "aria-label": columns.map((count, i) =>
      count ? `${count} of ${i + 1} states` : "").filter(words => words).join(", ")},
      columns.map((count, i) => el("span", {}, count ? String(count) : "",
        el("i", {style: `height:${(5.2 * count / most).toFixed(2)}rem`}), String(i + 1)))),
    el("figcaption", {class: "soft"}, "How many counterexamples have how many states."));
}

function walks(rows) {
  if (rows.length === 0) {
    return null;
  }
  const greatest = Math.max(...rows.map(row => row.transitions));
  return el("div", {},
    el("p", {class: "soft"}, "The engine beside the spec, on every transition. The bars show transitions, "
      + `from 1 to ${number(greatest)}, in powers of ten.`),
    table("Walks", [
      {title: "model", of: row => row.model},
      {title: "", chart: true, of: row => bar({share: onLogAxis(row.covered, greatest)})},
      {title: "transitions", of: row => number(row.transitions)},
      {title: "covered", of: row => number(row.covered)},
      {title: "refusals", of: row => number(row.refusals)},
      {title: "differences", of: row =>
        el("span", {class: row.differences === 0 ? "good" : "bad"}, number(row.differences))},
      {title: "invariants", of: row => number(row.invariants)},
      {title: "seconds", of: row => seconds(row.seconds)}], rows));
}

function corpora(rows) {
  if (rows.length === 0) {
    return null;
  }
  const most = Math.max(...rows.map(row => row.steps));
  return el("div", {},
    el("p", {class: "soft"}, "Paths that take every transition, played on the engine.",
      el("span", {class: "key"}, el("i"), "the least steps that there can be", el("i", {class: "two"}),
        "steps above that")),
    table("Corpora", [
      {title: "model", of: row => row.model},
      {title: "", chart: true, of: row => bar({share: row.lowerBound / most},
        {share: (row.steps - row.lowerBound) / most, kind: "two"})},
      {title: "steps", of: row => number(row.steps)},
      {title: "lower bound", of: row => number(row.lowerBound)},
      {title: "paths", of: row => number(row.paths)},
      {title: "transitions", of: row => number(row.transitions)},
      {title: "covered", of: row => el("span", {class: row.covered === row.transitions ? "good" : "bad"},
        number(row.covered))},
      {title: "seconds", of: row => seconds(row.seconds)}], rows));
}

function coverage({summary, coverage: modules}) {
  if (summary.actions.all === 0) {
    return null;
  }
  const chips = answers => el("div", {class: "chips"}, Object.entries(answers).map(([answer, seen]) =>
    el("span", {class: seen ? "chip" : "chip never"}, answer || "taken", seen ? "" : " never")));
  return el("div", {},
    el("p", {class: "soft"}, `${summary.answers.seen} of ${summary.answers.pairs} pairs of operation and answer, `
      + `and ${summary.actions.taken} of ${summary.actions.all} actions, occurred in the graphs of the models.`),
    Object.entries(modules).map(([module, actions]) => {
      const all = Object.values(actions).flatMap(answers => Object.values(answers));
      const seen = all.filter(each => each).length;
      return el("details", {open: seen < all.length ? "" : null},
        el("summary", {}, `${module}: ${seen} of ${all.length}`),
        table(module, [
          {title: "operation", of: row => row[0]},
          {title: "answers", words: true, of: row => chips(row[1])}], Object.entries(actions)));
    }));
}

function mutants(all) {
  if (all.length === 0) {
    return null;
  }
  const ends = ["killed", "equivalent", "survived"];
  const count = (module, end) =>
    all.filter(mutant => mutant.module === module && mutant.end === end).length;
  const rows = [...new Set(all.map(mutant => mutant.module))].map(module =>
    ({module, killed: count(module, ends[0]), equivalent: count(module, ends[1]),
      survived: count(module, ends[2])}));
  rows.forEach(row => { row.planted = row.killed + row.equivalent + row.survived; });
  const most = Math.max(...rows.map(row => row.planted));
  return el("div", {},
    el("p", {class: "soft"}, "One fault at a time, planted by a program; the last full run.",
      el("span", {class: "key"}, el("i"), "killed by a model that failed", el("i", {class: "two"}),
        "none can tell it, for a reason", el("i", {class: "three"}), "survived")),
    table("Faults planted in the spec", [
      {title: "module", of: row => row.module},
      {title: "", chart: true, of: row => bar({share: row.killed / most},
        {share: row.equivalent / most, kind: "two"}, {share: row.survived / most, kind: "three"})},
      {title: "planted", of: row => number(row.planted)},
      {title: "killed", of: row => number(row.killed)},
      {title: "equivalent", of: row => number(row.equivalent)},
      {title: "survived", of: row => number(row.survived)}], rows),
    el("details", {}, el("summary", {}, `All ${all.length}`),
      table("Each fault", [
        {title: "where", of: row => `${row.module}!${row.operator}`},
        {title: "fault", words: true, of: row => el("code", {}, row.fault)},
        {title: "rules", words: true, of: row => row.rules.join(" ")},
        {title: "end", words: true, of: row => row.end},
        {title: "by", words: true, of: row => row.by}], all)));
}

function faults({faults: all, counts}) {
  if (all.length === 0) {
    return null;
  }
  const cell = outcome => !outcome ? "" : !outcome.killed ? "-"
    : `${number(outcome.steps)}; ${seconds(outcome.seconds)} s`;
  return el("div", {},
    el("p", {class: "soft"}, "One fault at a time, in a copy of the engine or of its projection; the last full run. "
      + "No way looked at all that it could: a dash says that it was not found so soon.",
      el("span", {class: "key"}, el("i"), "found", el("i", {class: "two"}), "found by no other way")),
    table("Faults planted in the engine", [
      {title: "way", of: row => row.title},
      {title: "", chart: true, of: row => bar({share: (row.found - row.alone) / all.length},
        {share: row.alone / all.length, kind: "two"})},
      {title: "looked for", of: row => number(row.looked)},
      {title: "found", of: row => number(row.found)},
      {title: "alone", of: row => number(row.alone)}], counts),
    el("details", {}, el("summary", {}, `All ${all.length}`),
      table("Each fault", [
        {title: "rules", words: true, of: row => row.rules},
        {title: "fault", words: true, of: row => row.name},
        ...counts.map(({way, title}) => ({title, of: row => cell(row.ways[way])}))], all)));
}

function showPage(data) {
  const ok = data.summary.ok;
  document.getElementById("verdict").append(
    el("span", {class: ok ? "good" : "bad"}, ok ? "✓ All is as expected" : "✗ NOT as expected"),
    el("span", {class: "soft"}, ` ${data.at.replace("T", " ").replace("Z", " UTC")}`));
  for (const {id, title, of} of SECTIONS) {
    const content = of(data);
    if (content) {
      document.getElementById("main").append(el("section", {id, "aria-labelledby": `${id}-title`},
        el("h2", {id: `${id}-title`}, title), content));
      document.getElementById("nav").append(el("a", {href: `#${id}`}, title));
    }
  }
}

showPage(JSON.parse(document.getElementById("data").textContent));
