// A few fields whose values are kept: one choice, a list to choose from, or own words.

function field(model, spec, id) {
  const box = document.createElement(spec.kind === "choice" ? "fieldset" : "div");
  box.className = `field ${spec.kind}`;
  const value = model.get("values")[spec.key] ?? "";
  const keep = (next) => {
    model.set("values", { ...model.get("values"), [spec.key]: next });
    model.save_changes();
  };
  if (spec.kind === "choice") {
    const legend = document.createElement("legend");
    legend.textContent = spec.label;
    const row = document.createElement("div");
    row.className = "row";
    for (const [option, text] of spec.options) {
      const label = document.createElement("label"), input = document.createElement("input"), span = document.createElement("span");
      Object.assign(input, { type: "radio", name: `${id}${spec.key}`, value: option, checked: option === value });
      input.addEventListener("change", () => keep(option));
      span.textContent = text;
      label.append(input, span);
      row.append(label);
    }
    box.append(legend, row);
  } else {
    const label = document.createElement("label");
    label.htmlFor = `${id}${spec.key}`;
    label.textContent = spec.label;
    const input = document.createElement(spec.kind === "select" ? "select" : "textarea");
    input.id = label.htmlFor;
    if (spec.kind === "select") {
      for (const [option, text] of [["", "Kies"], ...spec.options]) input.add(new Option(text, option, false, option === value));
      input.addEventListener("change", () => keep(input.value));
    } else {
      Object.assign(input, { rows: spec.rows ?? 2, value });
      let timer;
      const now = () => { clearTimeout(timer); if ((model.get("values")[spec.key] ?? "") !== input.value) keep(input.value); };
      input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(now, 600); });
      input.addEventListener("blur", now);
    }
    box.append(label, input);
  }
  box.querySelectorAll("input, select, textarea").forEach((input) => input.setAttribute("data-lm-suppress-shortcuts", "true"));
  return box;
}

function render({ model, el }) {
  const id = `bw${Math.random().toString(36).slice(2)}`;
  el.classList.add("bw");
  el.innerHTML = `<div class="bw-form"><p class="lead"></p><div class="fields"></div><p class="saved" aria-live="polite"></p><p class="problem" role="alert"></p></div>`;
  const layout = () => {
    el.querySelector(".lead").textContent = model.get("lead");
    el.querySelector(".fields").replaceChildren(...model.get("fields").map((spec) => field(model, spec, id)));
  };
  const saved = () => { el.querySelector(".saved").textContent = model.get("saved"); };
  const problem = () => { el.querySelector(".problem").textContent = model.get("problem"); };
  const listeners = { "change:fields": layout, "change:lead": layout, "change:saved": saved, "change:problem": problem };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  layout(); saved(); problem();
  return () => { for (const [name, listener] of Object.entries(listeners)) model.off(name, listener); };
}

export default { render };
