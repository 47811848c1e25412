// WAI-ARIA combobox with a listbox. Entries: [code, label, hint, [search names], [codes of the parts]].
const SHOWN = 8;

// The same letters for "'s-Hertogenbosch", "’s hertogenbosch" and "S-HERTOGENBOSCH".
function normal(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[\u2018\u2019\u201b\u02bc'`\u00b4]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
}

// 0 the whole name, 1 the start, 2 the start of a word, 3 inside; Infinity where it does not occur.
function closeness(name, typed) {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (name.includes(` ${typed}`)) return 2;
  return typed.length > 2 && name.includes(typed) ? 3 : Infinity;
}

function prepare(entries) {
  return entries.map(([code, label, hint, others, parts]) => ({
    code, label, hint, parts, names: [label, ...others].map((text) => ({ text, normal: normal(text) })),
  }));
}

// Every entry with its best name; another name than the label is told as the hint.
function matches(entries, typed) {
  const found = [];
  for (const entry of entries) {
    const scores = entry.names.map((name) => closeness(name.normal, typed));
    if (entry.code.toLowerCase() === typed && !entry.hint) scores[0] = 0;
    const score = Math.min(...scores);
    if (score === Infinity) continue;
    const place = scores.indexOf(score);
    found.push({ score, entry: place ? { ...entry, hint: entry.names[place].text } : entry });
  }
  return found.sort((a, b) => a.score - b.score || a.entry.label.localeCompare(b.entry.label, "nl"));
}

function render({ model, el }) {
  const root = formRoot(el, "region");
  const ids = { input: uid("region"), list: uid("list"), problem: uid("problem") };
  const label = make("label", { for: ids.input }, model.get("label"));
  const input = make("input", {
    id: ids.input, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": ids.list,
    "aria-describedby": ids.problem, "data-lm-suppress-shortcuts": "true",
  });
  const list = make("ul", { id: ids.list, role: "listbox", "aria-label": "Gemeenten die passen", hidden: true });
  const status = make("p", { class: "status", "aria-live": "polite" });
  const problem = make("p", { id: ids.problem, class: "problem", role: "alert" });
  root.append(label, input, status, problem, list);

  let entries = [];
  let homes = new Map(); // code to the municipality of today: it stands before its former ones
  let shown = [];
  let active = -1;
  let asking = false; // the list holds a choice that must be made: parts, or names that two share

  const setActive = (index) => {
    active = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  };
  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    shown = [];
    setActive(-1);
    input.setAttribute("aria-expanded", "false");
  };
  const open = (options, sentence) => {
    shown = options;
    list.replaceChildren(...options.map((entry) => {
      const option = make("li", { id: uid("option"), role: "option", "aria-selected": "false" },
        make("span", { class: "name" }, entry.label), make("span", { class: "hint" }, entry.hint));
      option.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus here
      option.addEventListener("click", () => choose(entry));
      return option;
    }));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    setActive(-1);
    status.textContent = sentence;
  };
  const choose = (entry) => {
    if (entry.parts.length) {
      asking = true;
      input.value = entry.label;
      open(entry.parts.map((code) => homes.get(code)), `${entry.label}: ${entry.hint}. Kies de gemeente die je bedoelt.`);
      return;
    }
    close();
    asking = false;
    const target = homes.get(entry.code);
    input.value = target.label;
    status.textContent = entry.label === target.label
      ? `Gekozen: ${target.label}.`
      : `Gekozen: ${target.label} (${entry.label}: ${entry.hint}).`;
    send(model, { code: entry.code, query: "", problem: "" });
  };
  const suggest = () => {
    const typed = normal(input.value);
    if (!typed) { close(); status.textContent = ""; return; }
    const found = matches(entries, typed);
    const more = found.length > SHOWN ? `, de eerste ${SHOWN} staan hier` : "";
    const count = found.length === 1 ? "1 gemeente past" : `${found.length} gemeenten passen`;
    open(found.slice(0, SHOWN).map((match) => match.entry), found.length ? `${count}${more}.` : "");
  };
  const confirm = () => {
    if (active >= 0) { choose(shown[active]); return; }
    const typed = normal(input.value);
    if (!typed) return;
    const exact = matches(entries, typed).filter((match) => match.score === 0).map((match) => match.entry);
    if (exact.length === 1) { choose(exact[0]); return; }
    if (exact.length > 1) {
      asking = true;
      open(exact, "Deze naam hoort bij meer dan één gemeente. Kies er een.");
      return;
    }
    send(model, { query: input.value });
  };

  input.addEventListener("input", () => {
    asking = false;
    if (model.get("query") || model.get("problem")) send(model, { query: "", problem: "" });
    suggest();
  });
  input.addEventListener("click", () => { if (list.hidden && input.value !== currentLabel()) suggest(); });
  input.addEventListener("blur", () => {
    setActive(-1);
    if (input.value && input.value !== currentLabel() && !problem.textContent && !asking) confirm();
    else close();
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) suggest();
      const count = list.children.length;
      if (count) setActive(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      confirm();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) input.value = "";
      close();
      status.textContent = "";
    }
  });

  const currentLabel = () => homes.get(model.get("code"))?.label ?? "";
  const drawCode = () => {
    if (!currentLabel()) return;
    input.value = currentLabel();
    close();
    if (model.get("query")) status.textContent = `Gekozen: ${currentLabel()}.`; // Python knew this name
  };
  const drawEntries = () => {
    entries = prepare(model.get("entries"));
    homes = new Map(entries.filter((entry) => entry.code).reverse().map((entry) => [entry.code, entry]));
    drawCode();
  };
  const drawProblem = () => {
    problem.textContent = model.get("problem");
    if (model.get("problem")) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  drawEntries(); drawProblem();
  return listen(model, { entries: drawEntries, code: drawCode, problem: drawProblem });
}
export default { render };
