// A file of one's own, in three steps. Python reads and decides; the browser sends the file in pieces and asks.
// What Python says of the file comes in messages, so that it is in no state that a notebook could keep.

function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

function render({ model, el }) {
  const root = formRoot(el, "wizard"), id = uid("file");
  const ask = (action, more = {}) => send(model, { request: { action, stamp: performance.now(), ...more } });
  const said = { view: {}, report: {}, problem: "" };
  let answers = {}, sending = null, last = "", fresh = false;

  // Step 1: choose.
  const input = make("input", { type: "file", id, class: "sr", accept: ".csv,.txt,.tsv,.xlsx,.xlsm", "aria-describedby": `${id}-lead` });
  const lead = make("p", { class: "lead", id: `${id}-lead` });
  const here = make("div", { class: "here" });
  const status = make("p", { class: "status", role: "status" });
  const problem = make("p", { class: "problem", role: "alert" });
  const drop = make("div", { class: "drop" }, input, make("label", { for: id }, "Kies een bestand"), make("span", { class: "hint" }, "of sleep het hierheen"));
  const body = make("div"), left = make("span", { class: "hint", role: "status" });
  // Outside what is written anew: a button that is replaced while it is pressed loses its click.
  const button = make("button", { type: "button", class: "primary" }, "Neem de cijfers over");
  const check = make("section", { class: "check", "aria-labelledby": `${id}-check`, hidden: true }, body, make("div", { class: "actions" }, button, left));
  button.addEventListener("click", () => ask("take", { answers }));
  const outcome = make("section", { class: "outcome", "aria-labelledby": `${id}-outcome`, hidden: true });
  root.append(lead, drop, here, status, check, problem, outcome);

  const sendPiece = async () => {
    const { file, at } = sending, end = Math.min(at + model.get("size"), file.size);
    const data = toBase64(new Uint8Array(await file.slice(at, end).arrayBuffer()));
    sending.at = end;
    sending.last = end >= file.size;
    status.textContent = `${file.name}: ${Math.round((100 * end) / Math.max(file.size, 1))} procent gelezen.`;
    send(model, { piece: { name: file.name, at, last: sending.last, data } });
  };
  const start = (file) => {
    if (!file) return;
    answers = {};
    fresh = true;
    if (file.size > model.get("limit")) {
      sending = null;
      problem.textContent = `'${file.name}' is groter dan ${Math.round(model.get("limit") / 1e6)} MB. Er is niets overgenomen. Bewaar alleen de gemeenten, jaren en kolommen die je nodig hebt, en kies dat bestand.`;
      return;
    }
    sending = { file, at: 0, last: false };
    sendPiece().catch(() => { problem.textContent = `'${file.name}' is op slot of verplaatst. Er is niets overgenomen. Sluit het in Excel en kies het opnieuw.`; });
  };
  input.addEventListener("change", () => start(input.files[0]));
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); start(event.dataTransfer.files[0]); });

  const received = () => {
    if (sending && !sending.last) sendPiece();
    else { sending = null; status.textContent = ""; input.value = ""; }
  };
  const listFiles = () => {
    const files = model.get("files");
    if (!files.length) return here.replaceChildren();
    const select = make("select", { id: `${id}-here` }, make("option", { value: "" }, "Kies"), ...files.map((name) => make("option", { value: name }, name)));
    select.addEventListener("change", () => { if (select.value) { answers = {}; fresh = true; ask("open", { name: select.value }); } });
    here.replaceChildren(make("label", { for: `${id}-here` }, "Of uit je werkmap"), select);
  };

  // Step 2: what was understood, and what is asked.
  const answer = (key, value) => { answers[key] = value; last = key; ask("answer", { answers }); };
  function question(each, order) {
    const name = `${id}-q${order}`, why = make("p", { class: "hint", id: `${name}-why` }, each.why);
    if (!each.options.length) {
      const box = make("input", { type: "text", id: name, "aria-describedby": `${name}-why`, "data-key": each.key, autocomplete: "off" });
      box.value = answers[each.key] ?? each.value;
      box.addEventListener("input", () => { answers[each.key] = box.value; });
      box.addEventListener("change", () => answer(each.key, box.value));
      const parts = [make("label", { for: name }, each.text + (each.required ? "" : " (mag leeg blijven)")), why, box];
      if (each.hint && !box.value) {
        const use = make("button", { type: "button", id: `${name}-use` }, `Gebruik '${each.hint}'`);
        use.addEventListener("click", () => answer(each.key, each.hint));
        parts.push(use);
      }
      return make("div", { class: "asked" }, ...parts);
    }
    const options = each.options.map(([value, text], at) => {
      const radio = make("input", { type: "radio", name, value, id: `${name}-${at}`, checked: each.value === value });
      radio.addEventListener("change", () => answer(each.key, value));
      return make("label", { for: `${name}-${at}` }, radio, make("span", {}, text));
    });
    return make("fieldset", { class: "asked", "aria-describedby": `${name}-why` }, make("legend", {}, each.text), why, make("div", { class: "options" }, ...options));
  }
  function table(view) {
    const head = view.columns.map((each) => make("th", { scope: "col", class: each.role }, make("span", { class: "head" }, each.head), make("span", { class: "role" }, each.words)));
    const body = view.rows.map((row) => make("tr", {}, ...row.map((cell, at) => make("td", { class: view.columns[at].role }, cell))));
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "De eerste regels zoals ik ze lees" },
      make("table", { class: "facts" }, make("caption", {}, "De eerste regels zoals ik ze lees"), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body)));
  }
  function adjust(view, wasOpen) {
    const rows = view.columns.map((each) => {
      const select = make("select", { id: `${id}-role${each.index}` }, ...view.roles.map(([value, text]) => make("option", { value, selected: value === each.role }, text)));
      select.addEventListener("change", () => answer(`role:${each.index}`, select.value));
      return make("div", { class: "adjust" }, make("label", { for: select.id }, each.head), select);
    });
    const line = make("input", { type: "text", inputmode: "numeric", id: `${id}-header`, value: answers.header ?? "", size: 4 });
    line.addEventListener("change", () => answer("header", line.value.trim()));
    rows.push(make("div", { class: "adjust" }, make("label", { for: line.id }, "Nummer van de laatste regel met koppen"), line));
    return make("details", { open: wasOpen }, make("summary", {}, "Klopt een kolom niet? Pas het aan"), ...rows);
  }
  function layout() {
    const view = said.view, focused = document.activeElement?.id;
    check.hidden = !view.name;
    if (!view.name) return body.replaceChildren();
    const wasOpen = Boolean(check.querySelector("details")?.open);
    const facts = make("dl", {}, ...view.facts.map(([label, text]) => make("div", {}, make("dt", {}, label), make("dd", {}, text))));
    const parts = [make("h3", { id: `${id}-check`, tabindex: "-1" }, `Wat ik begrijp van ${view.name}`), facts, table(view)];
    if (view.notes.length) parts.push(make("ul", { class: "notes" }, ...view.notes.map((note) => make("li", {}, note))));
    parts.push(adjust(view, wasOpen));
    if (view.questions.length) parts.push(make("h4", {}, view.questions.length === 1 ? "Eén vraag" : "Een paar vragen"), ...view.questions.map(question));
    left.textContent = view.open ? `Nog ${view.open} ${view.open === 1 ? "vraag" : "vragen"} te beantwoorden.` : "";
    body.replaceChildren(...parts);
    if (fresh) { fresh = false; body.querySelector("h3").focus({ preventScroll: true }); return; }
    const again = focused && document.getElementById(focused);
    if (again && body.contains(again)) again.focus({ preventScroll: true });
  }

  // Step 3: what was taken.
  function told() {
    const report = said.report;
    outcome.hidden = !report.sentences;
    if (!report.sentences) return outcome.replaceChildren();
    const [first, ...rest] = report.sentences;
    const parts = [make("h3", { id: `${id}-outcome`, tabindex: "-1" }, "Wat er is overgenomen"), make("p", { class: "main" }, first), make("ul", {}, ...rest.map((line) => make("li", {}, line)))];
    if (report.rows.length) {
      const rows = report.rows.map(([reason, count, example]) => make("tr", {}, make("th", { scope: "row" }, reason), make("td", {}, count), make("td", {}, example)));
      const head = make("tr", {}, ...["reden", "hoeveel", "bijvoorbeeld"].map((text) => make("th", { scope: "col" }, text)));
      const reasons = make("table", { class: "reasons" }, make("caption", { class: "sr" }, "Wat niet is overgenomen, per reden"), make("thead", {}, head), make("tbody", {}, ...rows));
      parts.push(make("details", {}, make("summary", {}, "Wat niet is overgenomen, als tabel"), make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Wat niet is overgenomen" }, reasons)));
    }
    outcome.replaceChildren(...parts);
    outcome.querySelector("h3").focus({ preventScroll: true });
    outcome.scrollIntoView({ block: "start" });
  }
  const write = () => {
    problem.textContent = said.problem;
    if (!said.problem) return;
    sending = null;
    status.textContent = input.value = "";
    problem.scrollIntoView({ block: "nearest" });
    if (/^(role:|header)/.test(last)) { delete answers[last]; layout(); } // a correction that gave no table
  };
  lead.textContent = model.get("lead");
  listFiles();
  const show = { view: layout, report: told, problem: write };
  const hear = (message) => {
    const names = Object.keys(show).filter((name) => name in message);
    for (const name of names) said[name] = message[name];
    for (const name of names) show[name]();
  };
  model.on("msg:custom", hear);
  model.send({ hello: true });
  const deaf = listen(model, { files: listFiles, received });
  return () => { deaf(); model.off("msg:custom", hear); };
}

export default { render };
