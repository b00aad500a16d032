/*
 * The cases: a list to pick from, and one that is stepped through. What is shown stands behind the
 * # of the address (case=NAME&step=N), and in nothing else: so a step can be linked to.
 */
const shown = {name: null, step: 0};

function casesSection(data) {
  const cases = data.cases;
  const byName = new Map(cases.map(each => [each.name, each]));
  const list = el("ul", {class: "list", id: "list"});
  const found = el("p", {class: "soft", id: "found", "aria-live": "polite"});
  const filter = el("input", {type: "search", id: "filter", autocomplete: "off",
    "aria-describedby": "found", oninput: () => showList()});
  const article = el("article", {class: "case", id: "case", "aria-labelledby": "case-name"});

  const text = each => [each.name, each.module, each.kind, each.violated, ...each.fault,
    ...each.scenes.flatMap(scene => [scene.title, ...scene.rules])].join(" ");
  const texts = new Map(cases.map(each => [each.name, text(each).toLowerCase()]));
  const isId = word => /^([a-z]\d+|sql_7)$/.test(word);
  /* An id of a rule is a whole word, so that b1 does not find b12; a name may begin with it. */
  const has = (each, word) => isId(word)
    ? each.rule.toLowerCase() === word || texts.get(each.name).split(/[^\w]+/).includes(word)
    : texts.get(each.name).includes(word);

  function matching() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(word => word);
    const named = each => words.some(word => each.rule.toLowerCase() === word) ? 0 : 1;
    return cases.filter(each => words.every(word => has(each, word)))
      .sort((a, b) => named(a) - named(b));
  }

  function showList() {
    const rows = matching();
    found.textContent = `${rows.length} of ${cases.length}`;
    const current = rows.some(each => each.name === shown.name) ? shown.name : rows[0]?.name;
    refill(list, rows.map(each => el("li", {}, el("button", {
      type: "button", "data-name": each.name,
      tabindex: each.name === current ? 0 : -1,
      "aria-current": each.name === shown.name ? "true" : null,
      onclick: () => go(each.name, 1)},
      each.name, el("small", {}, `${each.module}, ${each.scenes.length} states`)))));
  }

  /* Up and down in the list; down from the filter into it. */
  function inList(event) {
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1}[event.key];
    if (to === undefined || !buttons[to]) {
      return;
    }
    event.preventDefault();
    buttons.forEach((button, i) => button.setAttribute("tabindex", i === to ? 0 : -1));
    buttons[to].focus();
  }

  function inCase(event) {
    const last = byName.get(shown.name).scenes.length;
    const to = {ArrowLeft: shown.step - 1, ArrowRight: shown.step + 1, Home: 1, End: last}[event.key];
    if (to >= 1 && to <= last && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      go(shown.name, to);
    }
  }

  function showHash() {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!asked.has("case") && shown.name !== null) {
      return;
    }
    const each = byName.get(asked.get("case")) || cases[0];
    const another = shown.name !== each.name;
    shown.name = each.name;
    shown.step = Math.min(Math.max(1, Number(asked.get("step")) || 1), each.scenes.length);
    if (another) {
      showCase(article, each, data.rules);
      list.querySelectorAll("button").forEach(button => {
        const current = button.dataset.name === each.name;
        current ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
        button.setAttribute("tabindex", current ? 0 : -1);
      });
    }
    showStep(article, each, data.rules);
  }

  filter.addEventListener("keydown", inList);
  list.addEventListener("keydown", inList);
  article.addEventListener("keydown", inCase);
  window.addEventListener("hashchange", showHash);
  new ResizeObserver(() => showPicture(article, byName.get(shown.name))).observe(article);
  showHash();
  showList();
  list.querySelector("[aria-current]")?.scrollIntoView?.({block: "nearest"});
  return el("div", {class: "viewer"},
    el("div", {class: "pick"},
      el("label", {for: "filter"}, "Name, rule or word, as B7 or deadlock"),
      filter, found, list),
    article);
}

function go(name, step) {
  location.replace(`#case=${encodeURIComponent(name)}&step=${step}`);
}

/* What stays while a case is stepped through. */
function showCase(article, each, rules) {
  const button = (id, text, by) => el("button", {type: "button", id,
    onclick: () => go(each.name, shown.step + by)}, text);
  refill(article,
    el("h3", {id: "case-name"}, each.name),
    el("p", {class: "soft"}, `${each.module}: ${each.kind}`),
    each.rule ? el("p", {}, el("b", {}, each.rule), ` ${rules[each.rule] || ""}`) : null,
    each.fault.map(line => el("p", {}, line)),
    el("p", {}, "Violated: ", each.violated),
    el("div", {class: "controls"},
      button("back", "← Back", -1),
      el("span", {id: "place"}),
      button("next", "Next →", 1)),
    el("div", {id: "step", tabindex: 0, role: "group",
      "aria-label": "The step; arrow keys, Home and End go to others"}),
    el("h4", {}, "All steps"),
    el("ol", {class: "steps", id: "steps"}, each.scenes.map((scene, i) => el("li", {},
      el("button", {type: "button", tabindex: -1, onclick: () => go(each.name, i + 1)},
        `${i + 1}  ${scene.title} `, el("span", {class: "soft"}, scene.rules.join(" ")))))),
    each.backTo ? el("p", {}, `… and again from ${each.backTo}, for ever.`) : null,
    each.script ? el("details", {}, el("summary", {}, "The same in T-SQL, a script for bindery run"),
      el("pre", {}, each.script)) : null);
}

/* The fields in a scene: those of the first one, and what changed since. */
function fieldsAt(each, step) {
  const fields = new Map(each.columns.map(column => [column, new Map()]));
  each.scenes.slice(0, step).forEach(scene => {
    for (const [column, changes] of Object.entries(scene.fields)) {
      for (const [field, value] of Object.entries(changes)) {
        value === null ? fields.get(column).delete(field) : fields.get(column).set(field, value);
      }
    }
  });
  return fields;
}

function showStep(article, each, rules) {
  const scene = each.scenes[shown.step - 1];
  const last = each.scenes.length;
  article.querySelector("#place").textContent = `${shown.step} of ${last}`;
  article.querySelector("#back").disabled = shown.step === 1;
  article.querySelector("#next").disabled = shown.step === last;
  article.querySelectorAll("#steps button").forEach((button, i) => {
    const current = i === shown.step - 1;
    current ? button.setAttribute("aria-current", "step") : button.removeAttribute("aria-current");
    button.setAttribute("tabindex", current ? 0 : -1);
    if (current && button.parentNode.parentNode.contains(document.activeElement)) {
      button.focus();
    }
  });
  refill(article.querySelector("#step"),
    el("p", {class: "operation", "aria-live": "polite"}, el("code", {}, scene.title)),
    el("ul", {class: "rules"}, scene.rules.map(rule =>
      el("li", {}, el("b", {}, rule), el("span", {}, rules[rule] || "")))),
    el("figure", {id: "picture"}),
    columnsOf(each));
  showPicture(article, each);
}

/*
 * A column for each session; what changed in this step is marked, with what it was. What is at rest,
 * and was, is left out.
 */
function columnsOf(each) {
  const now = fieldsAt(each, shown.step);
  const before = shown.step === 1 ? now : fieldsAt(each, shown.step - 1);
  const line = (field, value, was) => el("div", {class: value === was ? null : "changed"},
    el("dt", {}, field), " ", el("dd", {},
      value !== was && was !== undefined ? el("del", {}, was) : null,
      value !== was && was !== undefined ? " " : null,
      value === undefined ? el("span", {class: "soft"}, "gone") : value));
  return el("div", {class: "fields"}, each.columns.map(column => {
    const is = now.get(column), was = before.get(column);
    const fields = [...new Set([...is.keys(), ...was.keys()])].sort()
      .filter(field => is.get(field) !== was.get(field) || !each.atRest.includes(is.get(field)));
    return fields.length === 0 && column === each.columns.at(-1) ? null
      : el("section", {"aria-label": column}, el("h4", {}, column),
        el("dl", {}, fields.map(field => line(field, is.get(field), was.get(field)))));
  }));
}

function showPicture(article, each) {
  const figure = article.querySelector("#picture");
  const width = Math.min(760, Math.floor(article.clientWidth));
  if (!figure || width === 0) {
    return;
  }
  const before = shown.step === 1 ? null : each.scenes[shown.step - 2].picture;
  const picture = draw(each.scenes[shown.step - 1].picture, before, width);
  refill(figure, picture);
}
