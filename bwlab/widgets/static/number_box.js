function render({ model, el }) {
  const root = formRoot(el, "number");
  const ids = { input: uid("number"), help: uid("help"), problem: uid("problem") };
  const label = make("label", { for: ids.input });
  const input = make("input", {
    id: ids.input, type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
    "aria-describedby": `${ids.help} ${ids.problem}`, "data-lm-suppress-shortcuts": "true",
  });
  const unit = make("span", { class: "unit" });
  const help = make("p", { id: ids.help, class: "help" });
  const problem = make("p", { id: ids.problem, class: "problem", role: "alert" });
  const readings = make("div", { class: "readings", role: "group", "aria-label": "Welk getal bedoel je?" });
  const echo = make("p", { class: "echo", "aria-live": "polite" });
  root.append(label, make("div", { class: "field" }, input, unit), help, problem, readings, echo);

  const commit = () => {
    if (input.value !== model.get("text")) send(model, { text: input.value });
  };
  const draw = () => {
    label.textContent = model.get("label");
    unit.textContent = model.get("unit");
    help.textContent = model.get("help");
    help.hidden = !model.get("help");
    input.value = model.get("text");
  };
  const drawProblem = () => {
    const sentence = model.get("problem");
    problem.textContent = sentence;
    input.toggleAttribute("aria-invalid", false);
    if (sentence) input.setAttribute("aria-invalid", "true");
  };
  const drawReadings = () => {
    readings.hidden = model.get("readings").length === 0;
    readingButtons(readings, model.get("readings"), (index) => {
      send(model, { choice: index });
      input.focus();
    });
  };
  const drawEcho = () => { echo.textContent = model.get("echo"); };

  input.addEventListener("change", commit);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") commit(); });
  draw(); drawProblem(); drawReadings(); drawEcho();
  return listen(model, {
    label: draw, unit: draw, help: draw, text: draw,
    problem: drawProblem, readings: drawReadings, echo: drawEcho,
  });
}
export default { render };
