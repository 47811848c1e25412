// A native range input over a list of values, each with its Dutch text.

function render({ model, el }) {
  const id = `bw${Math.random().toString(36).slice(2)}`;
  el.classList.add("bw");
  el.innerHTML = `<div class="bw-slider">
    <div class="head"><label for="${id}"></label><button type="button" class="reset">Terug naar de beginstand</button><output></output></div>
    <input type="range" id="${id}" min="0" step="1" data-lm-suppress-shortcuts="true" aria-describedby="${id}n">
    <div class="foot"><span class="end" aria-hidden="true"></span><span class="note" id="${id}n"></span><span class="end" aria-hidden="true"></span></div>
    <p class="problem" role="alert"></p></div>`;
  const $ = (query) => el.querySelector(query);
  const input = $("input");
  let waiting = null, pending = null;

  const texts = () => model.get("texts");
  function show() {
    const index = +input.value;
    input.setAttribute("aria-valuetext", texts()[index]);
    $("output").textContent = texts()[index];
    $(".reset").style.visibility = index === model.get("start") ? "hidden" : "visible";
    input.style.setProperty("--share", `${(index / Math.max(1, texts().length - 1)) * 100}%`);
  }
  function layout() {
    $("label").textContent = model.get("label");
    $(".note").textContent = model.get("note");
    input.max = texts().length - 1;
    const [left, right] = el.querySelectorAll(".end");
    left.textContent = texts()[0];
    right.textContent = texts()[texts().length - 1];
    input.value = model.get("index");
    show();
  }
  // One message on its way at a time; while the kernel works only the newest place is kept.
  function send(index) {
    if (waiting) { pending = index; return; }
    waiting = setTimeout(acknowledged, 2000);
    model.set("index", index);
    model.save_changes();
  }
  function acknowledged() {
    clearTimeout(waiting);
    waiting = null;
    input.dataset.acks = model.get("acks");
    if (pending !== null && pending !== model.get("index")) { const next = pending; pending = null; send(next); }
    pending = null;
  }
  const moved = () => { if (!waiting) { input.value = model.get("index"); show(); } };
  const problem = () => { $(".problem").textContent = model.get("problem"); };
  input.addEventListener("input", () => { show(); send(+input.value); });
  $(".reset").addEventListener("click", () => { input.value = model.get("start"); show(); send(+input.value); input.focus(); });
  const listeners = { "change:acks": acknowledged, "change:index": moved, "change:texts": layout, "change:label": layout, "change:note": layout, "change:problem": problem };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  layout(); problem();
  return () => { clearTimeout(waiting); for (const [name, listener] of Object.entries(listeners)) model.off(name, listener); };
}

export default { render };
