// One of a few: native radio buttons in a row. One of many: a native list.

function render({ model, el }) {
  const id = `bw${Math.random().toString(36).slice(2)}`;
  el.classList.add("bw");
  el.innerHTML = `<fieldset class="bw-choice"><legend></legend><div class="row"></div><p class="problem" role="alert"></p></fieldset>`;
  const row = el.querySelector(".row"), many = model.get("options").length > 8;
  el.firstElementChild.classList.toggle("wide", model.get("options").length > 6);
  function layout() {
    if (many) return list();
    el.querySelector("legend").textContent = model.get("label");
    row.replaceChildren(...model.get("options").map(([value, text]) => {
      const label = document.createElement("label"), input = document.createElement("input");
      Object.assign(input, { type: "radio", name: id, value, checked: value === model.get("value") });
      input.setAttribute("data-lm-suppress-shortcuts", "true");
      input.addEventListener("change", () => { model.set("value", value); model.save_changes(); });
      const span = document.createElement("span");
      span.textContent = text;
      label.append(input, span);
      return label;
    }));
  }
  function list() {
    const label = document.createElement("label"), select = document.createElement("select");
    el.querySelector("legend").hidden = true;
    label.textContent = model.get("label");
    for (const [value, text] of model.get("options")) select.add(new Option(text, value, false, value === model.get("value")));
    select.setAttribute("data-lm-suppress-shortcuts", "true");
    select.addEventListener("change", () => { model.set("value", select.value); model.save_changes(); });
    label.append(select);
    row.replaceChildren(label);
  }
  const moved = () => many ? (row.querySelector("select").value = model.get("value")) : row.querySelectorAll("input").forEach((input) => { input.checked = input.value === model.get("value"); });
  const problem = () => { el.querySelector(".problem").textContent = model.get("problem"); };
  const listeners = { "change:options": layout, "change:label": layout, "change:value": moved, "change:problem": problem };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  layout(); problem();
  return () => { for (const [name, listener] of Object.entries(listeners)) model.off(name, listener); };
}

export default { render };
