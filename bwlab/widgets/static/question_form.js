// One form for every kind of question. It knows what is asked, never what is right: Python checks.
const WORDS = { right: "Goed", wrong: "Nog niet", unanswered: "", uncheckable: "Geen goed of fout" };

function factTable(facts) {
  const head = make("tr", {}, ...facts.columns.map((name) => make("th", { scope: "col" }, name)));
  const body = facts.rows.map((row) => make("tr", {}, ...row.map((cell, index) =>
    index ? make("td", {}, cell) : make("th", { scope: "row" }, cell))));
  return make("div", { class: "scroll" }, make("table", { class: "facts" },
    make("caption", {}, facts.caption), make("thead", {}, head), make("tbody", {}, ...body)));
}

// Each kind: build(model, changed) gives { nodes, read(), focus() }; read() is null until there is an answer.

function choices(type) {
  return (model, changed) => {
    const name = uid("choice");
    const inputs = [];
    const rows = model.get("options").map(({ key, text }) => {
      const input = make("input", { type, name, value: key, "data-lm-suppress-shortcuts": "true" });
      input.addEventListener("change", changed);
      inputs.push(input);
      return make("label", { class: "choice" }, input, make("span", {}, text));
    });
    const picked = () => inputs.filter((input) => input.checked).map((input) => input.value);
    const read = type === "radio" ? () => picked()[0] ?? null : () => (picked().length ? picked() : null);
    const several = type === "checkbox" ? make("p", { class: "help" }, "Er kunnen meer antwoorden goed zijn.") : null;
    return { nodes: several ? [several, ...rows] : rows, read };
  };
}

function points(model, changed) {
  const name = uid("point");
  const inputs = [];
  const [left, right] = model.get("scale");
  const head = make("div", { class: "point head", "aria-hidden": "true" }, make("span"),
    make("span", { class: "ends" }, make("span", {}, `\u2190 ${left}`), make("span", {}, `${right} \u2192`)), make("span"));
  const rows = model.get("options").map(({ key, text, place, note }) => {
    const input = make("input", { type: "radio", name, value: key, "data-lm-suppress-shortcuts": "true" });
    input.addEventListener("change", changed);
    inputs.push(input);
    const strip = svg("svg", { viewBox: "0 0 300 26", class: "strip", "aria-hidden": "true" },
      svg("line", { x1: 8, x2: 292, y1: 13, y2: 13, class: "rail" }),
      svg("line", { x1: 150, x2: 150, y1: 6, y2: 20, class: "rail" }),
      svg("circle", { cx: 8 + 284 * place, cy: 13, r: 7, class: "own" }));
    return make("label", { class: "point choice" }, make("span", { class: "pick" }, input, make("span", {}, text)),
      strip, make("span", { class: "note" }, note));
  });
  return { nodes: [head, ...rows], read: () => inputs.find((input) => input.checked)?.value ?? null };
}

function number(model, changed) {
  const units = model.get("units");
  const id = uid("number");
  const input = make("input", {
    id, type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", "data-lm-suppress-shortcuts": "true",
  });
  const label = make("label", { for: id }, "Je antwoord");
  let unit = make("span", { class: "unit" }, units[0] ?? "");
  if (units.length > 1) {
    unit = make("select", { "aria-label": "Eenheid", "data-lm-suppress-shortcuts": "true" },
      make("option", { value: "" }, "kies de eenheid"), ...units.map((text) => make("option", { value: text }, text)));
    unit.addEventListener("change", changed);
  }
  input.addEventListener("input", changed);
  const read = () => {
    if (!input.value.trim()) return null;
    if (units.length < 2) return input.value;
    return unit.value ? [input.value, unit.value] : null;
  };
  return { nodes: [make("div", { class: "field" }, label, input, unit)], read, input };
}

function order(model, changed) {
  const items = model.get("options");
  const status = make("p", { class: "visually-hidden", "aria-live": "polite" });
  const list = make("ol", { class: "order" });
  let touched = false;
  const rows = items.map(({ key, text }) => {
    const button = (step, arrow, word) => {
      const element = make("button", { type: "button", "aria-label": `Zet ${word}: ${text}` }, arrow);
      element.addEventListener("click", () => move(row, step, element));
      return element;
    };
    const buttons = [button(-1, "\u25b2", "hoger"), button(1, "\u25bc", "lager")];
    const row = make("li", { "data-key": key }, make("span", { class: "name" }, text), make("span", { class: "moves" }, ...buttons));
    row.buttons = buttons;
    return row;
  });
  const ends = () => [...list.children].forEach((row, index, all) => {
    row.buttons[0].setAttribute("aria-disabled", String(index === 0));
    row.buttons[1].setAttribute("aria-disabled", String(index === all.length - 1));
  });
  const move = (row, step, button) => {
    const index = [...list.children].indexOf(row);
    const to = index + step;
    if (to < 0 || to >= list.children.length) return;
    list.insertBefore(row, step < 0 ? list.children[to] : list.children[to].nextSibling);
    button.focus(); // moving a node takes the focus away
    touched = true;
    ends();
    status.textContent = `${row.querySelector(".name").textContent} staat nu op plaats ${to + 1} van ${list.children.length}.`;
    changed();
  };
  list.append(...rows);
  ends();
  const [first, last] = model.get("scale");
  return {
    nodes: [make("p", { class: "end" }, first), list, make("p", { class: "end" }, last), status],
    read: () => (touched ? [...list.children].map((row) => row.dataset.key) : null),
  };
}

function sorting(model, changed) {
  const boxes = model.get("boxes");
  const selects = new Map();
  const rows = model.get("options").map(({ key, text }) => {
    const id = uid("sort");
    const select = make("select", { id, "data-lm-suppress-shortcuts": "true" }, make("option", { value: "" }, "kies"),
      ...boxes.map((box) => make("option", { value: box.key }, box.text)));
    select.addEventListener("change", changed);
    selects.set(key, select);
    return make("div", { class: "sort" }, make("label", { for: id }, text), select);
  });
  const read = () => {
    const filled = [...selects].filter(([, select]) => select.value);
    return filled.length === selects.size ? Object.fromEntries(filled.map(([key, select]) => [key, select.value])) : null;
  };
  return { nodes: rows, read };
}

const KINDS = { one: choices("radio"), several: choices("checkbox"), number, order, sort: sorting, point: points };

function render({ model, el }) {
  const root = formRoot(el, "question");
  const problem = make("p", { class: "problem", role: "alert" });
  const readings = make("div", { class: "readings", role: "group", "aria-label": "Welk getal bedoel je?" });
  const feedback = make("div", { class: "feedback", "aria-live": "polite" });
  const hints = make("div", { class: "hints", "aria-live": "polite" });
  const explanation = make("div", { class: "explanation", "aria-live": "polite" });
  let stale = false;

  // The stamp makes every request a new one, also from a second view of the same form.
  const ask = (action, more = {}) =>
    send(model, { problem: "", readings: [], request: { action, stamp: Date.now() + Math.random(), ...more } });
  const changed = () => { // what was said no longer belongs to what is filled in
    stale = true;
    feedback.replaceChildren();
    feedback.className = "feedback";
    problem.textContent = "";
    readings.replaceChildren();
  };
  const body = KINDS[model.get("kind")](model, changed);
  const check = () => { stale = false; ask("check", { answer: body.read() }); };
  body.input?.addEventListener("keydown", (event) => { if (event.key === "Enter") check(); });

  const button = (text, action, look = "") => {
    const element = make("button", { type: "button", class: look }, text);
    element.addEventListener("click", action);
    return element;
  };
  const hintButton = button("Hint", () => { if (model.get("hints").length < model.get("hints_total")) ask("hint"); });
  const explainButton = button("Uitleg", () => ask("explain"));

  const drawFeedback = () => {
    const { state, sentence } = model.get("feedback");
    if (stale || !state) return;
    feedback.className = `feedback ${state}`;
    const word = WORDS[state] ? make("strong", {}, `${WORDS[state]}. `) : null;
    feedback.replaceChildren(stateIcon(state), make("p", {}, word, sentence));
  };
  const drawHints = () => {
    const given = model.get("hints");
    const total = model.get("hints_total");
    hintButton.hidden = total === 0;
    hintButton.textContent = given.length ? `Nog een hint (${given.length} van ${total})` : "Hint";
    hintButton.setAttribute("aria-disabled", String(given.length >= total));
    if (given.length >= total) hintButton.textContent = `Hint (${given.length} van ${total})`;
    hints.append(...given.slice(hints.children.length).map((text) => make("p", {}, text)));
  };
  const drawExplanation = () => {
    const paragraphs = model.get("explanation");
    if (!paragraphs.length) return;
    explanation.replaceChildren(make("p", { class: "head" }, "Uitleg"), ...paragraphs.map((text) => make("p", {}, text)));
  };
  const drawProblem = () => { problem.textContent = model.get("problem"); };
  const drawReadings = () => readingButtons(readings, model.get("readings"), (index) => { stale = false; ask("reading", { index }); });

  const facts = model.get("facts");
  const note = model.get("note");
  const legend = make("legend", {}, make("span", { class: "step" }, model.get("step")), make("span", { class: "text" }, model.get("text")));
  root.append(
    make("fieldset", {}, legend, note ? make("p", { class: "example" }, note) : null,
      facts.columns ? factTable(facts) : null, ...body.nodes),
    make("div", { class: "actions" }, button("Controleer", check, "primary"), hintButton, explainButton),
    problem, readings, feedback, hints, explanation,
  );
  drawFeedback(); drawHints(); drawExplanation(); drawProblem(); drawReadings();
  return listen(model, {
    feedback: drawFeedback, hints: drawHints, explanation: drawExplanation, problem: drawProblem, readings: drawReadings,
  });
}
export default { render };
