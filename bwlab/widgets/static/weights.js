// A hundred points over rows: a native range input and a lock each. Python divides, so that there is one
// rule; the row that is dragged follows the hand at once, the others follow Python's answer.

const OPEN = "M7 10V7a5 5 0 0 1 9.6-2M5 10h14v10H5z", SHUT = "M7 10V7a5 5 0 0 1 10 0v3M5 10h14v10H5z";

function render({ model, el }) {
  const id = `bw${Math.random().toString(36).slice(2)}`;
  el.classList.add("bw");
  el.innerHTML = `<div class="bw-weights" role="group" aria-labelledby="${id}l">
    <div class="head"><strong id="${id}l"></strong><span class="note"></span>
      <span class="sum"></span><button type="button" class="level">Verdeel gelijk</button></div>
    <div class="rows"></div><p class="sr" aria-live="polite"></p><p class="problem" role="alert"></p></div>`;
  const $ = (query) => el.querySelector(query);
  const rows = model.get("names").map((name, place) => {
    const row = document.createElement("div");
    row.className = "weight";
    row.innerHTML = `<label for="${id}${place}"></label>
      <input type="range" id="${id}${place}" min="0" max="100" step="1" data-lm-suppress-shortcuts="true">
      <output for="${id}${place}"></output>
      <button type="button" class="lock"><svg viewBox="0 0 24 24" aria-hidden="true"><path></path></svg></button>`;
    const [label, input, output, lock] = row.children;
    label.textContent = name;
    label.title = model.get("about")[place] ?? "";
    lock.setAttribute("aria-label", `${name} vastzetten`);
    $(".rows").append(row);
    return { row, input, output, lock, path: row.querySelector("path") };
  });
  let waiting = null, pending = null, held = -1, hold = Date.now() % 1e9, at = 0, grip = -1, sent = 0, resting = null;

  function show() {
    const values = model.get("values"), locked = model.get("locked");
    rows.forEach(({ row, input, output, lock, path }, place) => {
      const value = held === place && (waiting || pending) ? +input.value : values[place];
      if (+input.value !== value) input.value = value;
      input.disabled = locked[place];
      input.setAttribute("aria-valuetext", `${value} van 100 punten`);
      input.style.setProperty("--share", `${value}%`);
      output.textContent = value;
      row.classList.toggle("locked", locked[place]);
      lock.setAttribute("aria-pressed", String(locked[place]));
      lock.title = locked[place] ? "Vast: verandert niet mee" : "Los: geeft mee";
      path.setAttribute("d", locked[place] ? SHUT : OPEN);
    });
    $(".sum").textContent = `Samen ${values.reduce((a, b) => a + b, 0)} punten`;
  }
  // One message on its way at a time; while the kernel works only the newest place is kept.
  function send(name, value) {
    if (waiting) { pending = [name, value]; return; }
    waiting = setTimeout(answered, 3000);
    model.set(name, value);
    model.save_changes();
  }
  function answered() {
    clearTimeout(waiting);
    waiting = null;
    el.firstElementChild.dataset.acks = model.get("acks");
    if (pending) { const [name, value] = pending; pending = null; send(name, value); return; }
    if (held >= 0) rows[held].input.value = model.get("values")[held];
    held = -1;
    show();
    clearTimeout(resting);
    resting = setTimeout(() => {
      model.set("rests", model.get("rests") + 1);
      model.save_changes();
      $(".sr").textContent = model.get("names").map((name, place) => `${name} ${model.get("values")[place]}`).join(", ");
    }, 350);
  }
  rows.forEach(({ input, lock }, place) => {
    input.addEventListener("input", () => {
      // A new grip on another row, or after a pause, takes from where the points stand then.
      if (grip !== place || Date.now() - at > 1500) hold += 1;
      held = grip = place;
      at = Date.now();
      clearTimeout(resting);
      send("moved", { place, to: +input.value, hold, sent: ++sent });
      show();
    });
    input.addEventListener("pointerdown", () => { hold += 1; });
    lock.addEventListener("click", () => {
      hold += 1;
      model.set("locked", model.get("locked").map((each, other) => (other === place ? !each : each)));
      model.save_changes();
      show();
    });
  });
  $(".level").addEventListener("click", () => { hold += 1; send("levels", model.get("levels") + 1); });
  const words = () => { $("strong").textContent = model.get("label"); $(".note").textContent = model.get("note"); };
  const problem = () => { $(".problem").textContent = model.get("problem"); };
  const listeners = { "change:acks": answered, "change:values": show, "change:locked": show, "change:label": words, "change:note": words, "change:problem": problem };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  words(); show(); problem();
  return () => { clearTimeout(waiting); clearTimeout(resting); for (const [name, listener] of Object.entries(listeners)) model.off(name, listener); };
}

export default { render };
