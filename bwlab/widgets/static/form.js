// A few fields whose values are kept: one choice, several, a list to choose from, own words, a number or a date.

function field(model, spec, id) {
  const boxes = spec.kind === "choice" || spec.kind === "several";
  const box = document.createElement(boxes ? "fieldset" : "div");
  box.className = `field ${spec.kind}${spec.half ? " half" : ""}`;
  const value = model.get("values")[spec.key] ?? "";
  const several = spec.kind === "several";
  const keep = (next) => {
    model.set("values", { ...model.get("values"), [spec.key]: next });
    model.save_changes();
  };
  if (boxes) {
    const legend = document.createElement("legend");
    legend.textContent = spec.label;
    const row = document.createElement("div");
    row.className = "row";
    for (const [option, text] of spec.options) {
      const label = document.createElement("label"), input = document.createElement("input"), span = document.createElement("span");
      const checked = several ? [...value].includes(option) : option === value;
      Object.assign(input, { type: several ? "checkbox" : "radio", name: `${id}${spec.key}`, value: option, checked });
      const ticked = () => [...row.querySelectorAll("input:checked")].map((each) => each.value);
      input.addEventListener("change", () => keep(several ? ticked() : option));
      span.textContent = text;
      label.append(input, span);
      row.append(label);
    }
    box.append(legend, row);
  } else {
    const label = document.createElement("label");
    label.htmlFor = `${id}${spec.key}`;
    label.textContent = spec.label;
    const input = document.createElement({ select: "select", text: "textarea" }[spec.kind] ?? "input");
    input.id = label.htmlFor;
    if (spec.kind === "select") {
      for (const [option, text] of [["", "Kies"], ...spec.options]) input.add(new Option(text, option, false, option === value));
      input.addEventListener("change", () => keep(input.value));
    } else {
      if (spec.kind === "text") input.rows = spec.rows ?? 2;
      else input.type = spec.kind === "date" ? "date" : "text";
      if (spec.kind === "number") input.inputMode = "decimal";
      if (spec.kind === "line" && spec.options) {
        const list = document.createElement("datalist");
        list.id = `${input.id}list`;
        list.append(...spec.options.map(([, text]) => new Option(text)));
        input.setAttribute("list", list.id);
        box.append(list);
      }
      input.value = value;
      let timer;
      const now = () => { clearTimeout(timer); if ((model.get("values")[spec.key] ?? "") !== input.value) keep(input.value); };
      input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(now, 600); });
      input.addEventListener("blur", now);
    }
    box.append(label, input);
    if (spec.unit) {
      const unit = document.createElement("span");
      unit.className = "unit";
      unit.textContent = spec.unit;
      box.append(unit);
    }
  }
  if (spec.help) {
    const help = document.createElement("p");
    Object.assign(help, { className: "help", id: `${id}${spec.key}help`, textContent: spec.help });
    box.append(help);
    (boxes ? box : box.querySelector("input, select, textarea")).setAttribute("aria-describedby", help.id);
  }
  box.querySelectorAll("input, select, textarea").forEach((input) => input.setAttribute("data-lm-suppress-shortcuts", "true"));
  return box;
}

function render({ model, el }) {
  const id = `bw${Math.random().toString(36).slice(2)}`;
  el.classList.add("bw");
  el.innerHTML = `<div class="bw-form"><p class="lead"></p><div class="fields"></div><p class="saved" aria-live="polite"></p><p class="problem" role="alert"></p></div>`;
  let shown = []; // the fields as they stand, as text
  const layout = () => {
    el.querySelector(".lead").textContent = model.get("lead");
    const place = el.querySelector(".fields"), specs = model.get("fields"), now = specs.map((spec) => JSON.stringify(spec));
    // Who is typing in one field keeps it while another one changes.
    if (now.length === shown.length) now.forEach((text, at) => { if (text !== shown[at]) place.children[at].replaceWith(field(model, specs[at], id)); });
    else place.replaceChildren(...specs.map((spec) => field(model, spec, id)));
    shown = now;
  };
  const saved = () => { el.querySelector(".saved").textContent = model.get("saved"); };
  const problem = () => { el.querySelector(".problem").textContent = model.get("problem"); };
  const listeners = { "change:fields": layout, "change:lead": layout, "change:saved": saved, "change:problem": problem };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  layout(); saved(); problem();
  return () => { for (const [name, listener] of Object.entries(listeners)) model.off(name, listener); };
}

export default { render };
