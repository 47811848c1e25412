function render({ model, el }) {
  const root = formRoot(el, "progress");
  const marks = make("ol", { class: "marks", "aria-label": "Stand per vraag" });
  const sentence = make("p", { "aria-live": "polite" });
  root.append(marks, sentence);
  const draw = () => {
    marks.replaceChildren(...model.get("states").map((state, index) => make("li", {}, stateIcon(state),
      make("span", { class: "visually-hidden" }, `Vraag ${index + 1}: ${model.get("words")[state]}`))));
    sentence.textContent = model.get("sentence");
  };
  draw();
  return listen(model, { states: draw, sentence: draw });
}
export default { render };
