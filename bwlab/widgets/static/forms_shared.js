// Joined in front of every form's module (see widgets/esm.py): an anywidget module stands alone.

// An element with attributes and children; text is always text, never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function uid(prefix) {
  return `${prefix}-${Math.random().toString(36).slice(2, 10)}`;
}

// The root of a form. JupyterLab would otherwise take arrows, Enter and Escape for itself.
function formRoot(el, name) {
  const root = make("div", { class: `bw bw-ask bw-${name}`, "data-lm-suppress-shortcuts": "true" });
  el.append(root);
  return root;
}

// Listen to several traits; returns what stops it.
function listen(model, handlers) {
  for (const [trait, handler] of Object.entries(handlers)) model.on(`change:${trait}`, handler);
  return () => {
    for (const [trait, handler] of Object.entries(handlers)) model.off(`change:${trait}`, handler);
  };
}

function send(model, changes) {
  for (const [trait, value] of Object.entries(changes)) model.set(trait, value);
  model.save_changes();
}

// One button per reading of a number that may mean two things.
function readingButtons(container, readings, choose) {
  container.replaceChildren(...readings.map((text, index) => {
    const button = make("button", { type: "button" }, text);
    button.addEventListener("click", () => choose(index));
    return button;
  }));
}

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = { // the state of an answer has a shape and words, its colour comes on top
  right: "M4 12.5l5 5L20 6.5", wrong: "M12 4L21 20H3Z", unanswered: "M5 12h14", uncheckable: "M12 3l9 9-9 9-9-9Z",
};

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function stateIcon(state) {
  return svg("svg", { viewBox: "0 0 24 24", class: `state-icon ${state}`, "aria-hidden": "true" },
    svg("path", { d: SHAPES[state], class: "shape" }));
}
