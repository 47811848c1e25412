// Draws the few marks of a chart over its background, names them on hover and by arrow keys,
// and lets marks with `drag` be moved by mouse and by keyboard.

const SVG = "http://www.w3.org/2000/svg";
const esc = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function shape(mark, look, x, y, fill, id) {
  const size = mark.size ?? 12, r = size / 2;
  switch (mark.shape) {
    case "circle": return `<circle cx="${x}" cy="${y}" r="${r}" fill="${look.fill}" stroke="${look.stroke}"/>`;
    case "ring": return `<circle cx="${x}" cy="${y}" r="${r}" fill="#fff" stroke="${look.fill}" stroke-width="2.5"/>`;
    case "up": return `<path d="M${x} ${y - r}L${x + r} ${y + r}H${x - r}Z" fill="${look.fill}" stroke="${look.stroke}"/>`;
    case "down": return `<path d="M${x} ${y + r}L${x + r} ${y - r}H${x - r}Z" fill="${look.fill}" stroke="${look.stroke}"/>`;
    case "tick": return `<path d="M${x} ${y - r}V${y + r}" stroke="${look.fill}" stroke-width="2.5"/>`;
    case "cross": return `<path d="M${x - r} ${y - r}L${x + r} ${y + r}M${x - r} ${y + r}L${x + r} ${y - r}" stroke="${look.fill}" stroke-width="2.5"/>`;
    case "hex": {
      const corners = [30, 90, 150, 210, 270, 330].map((a) => {
        const t = (a * Math.PI) / 180;
        return `${(x + r * Math.cos(t)).toFixed(1)},${(y + r * Math.sin(t)).toFixed(1)}`;
      });
      if (fill === undefined) return `<polygon points="${corners.join(" ")}" fill="none" stroke="${look.fill}" stroke-width="3"/>`;
      return `<polygon points="${corners.join(" ")}" fill="${fill || `url(#${id})`}" stroke="${fill ? "#fff" : "#b4bac4"}"/>`;
    }
    default: return "";
  }
}

function words(mark, look, x, y) {
  if (!mark.text) return "";
  const alone = mark.shape === "text";
  const anchor = mark.anchor ?? "start";
  const gap = alone ? 0 : { start: 1, middle: 0, end: -1 }[anchor] * ((mark.size ?? 12) / 2 + 6);
  const size = alone ? mark.size : 15;
  return `<text x="${x + gap}" y="${y}" dy="0.35em" text-anchor="${anchor}" font-size="${size}" ` +
    `fill="${look.text}"${mark.bold ? ' font-weight="bold"' : ""}>${esc(mark.text)}</text>`;
}

function render({ model, el }) {
  const id = `bw${Math.random().toString(36).slice(2)}`;
  const { width, height, roles } = model.get("size");
  el.classList.add("bw");
  el.innerHTML = `<figure class="bw-chart">
    <p class="title"></p><p class="subtitle"></p>
    <div class="stage" tabindex="0" data-lm-suppress-shortcuts="true" style="aspect-ratio:${width}/${height}">
      <img alt=""><svg viewBox="0 0 ${width} ${height}"><defs>
        <pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="#fff"/><path d="M0 0V6" stroke="#b4bac4" stroke-width="2"/></pattern></defs>
        <g class="marks"><g class="plain"></g><g class="keyed"></g></g><g class="halo"></g></svg>
      <div class="tip" hidden></div></div>
    <p class="sr" aria-live="polite"></p>
    <figcaption></figcaption>
    <p class="sentence" aria-live="polite"></p>
    <details><summary>De cijfers als tabel</summary><div class="scroll" tabindex="0"></div></details>
    <p class="problem" role="alert"></p></figure>`;
  const $ = (query) => el.querySelector(query);
  const stage = $(".stage"), plain = $(".plain"), layer = $(".keyed"), tip = $(".tip"), halo = $(".halo");
  let named = [], at = -1, held = null, local = {}, waiting = false;
  const nodes = new Map(); // marks with a key keep their element, so that focus stays where it is

  const place = (drag, x) => {
    const share = (x - drag.from) / (drag.to - drag.from);
    const rank = Math.round((1 - share) * (drag.n - 1)) + 1;
    return `plaats ${rank} van ${drag.n}`;
  };

  function draw() {
    const frame = model.get("frame");
    named = [];
    const keyed = [];
    let out = "";
    for (const mark of frame.marks) {
      const look = roles[mark.role];
      const moved = mark.key in local ? local[mark.key] : null;
      const xs = mark.x.map((x) => (moved ?? x) * width), ys = mark.y.map((y) => (1 - y) * height);
      const text = moved !== null && mark.drag ? { ...mark, text: place(mark.drag, moved) } : mark;
      (mark.names ?? []).forEach((name, i) => named.push({ name, x: xs[i], y: ys[i], r: (mark.size ?? 12) / 2 }));
      let body = "";
      if (mark.shape === "line") {
        const path = xs.map((x, i) => `${x.toFixed(1)},${ys[i].toFixed(1)}`).join(" ");
        body = `<polyline points="${path}" fill="none" stroke="${look.fill}" stroke-width="${mark.size}" stroke-linejoin="round"/>`;
      } else if (mark.shape === "span") {
        const path = xs.map((x, i) => `${i % 2 ? "L" : "M"}${x.toFixed(1)} ${ys[i].toFixed(1)}`).join("");
        body = `<path d="${path}" fill="none" stroke="${look.fill}" stroke-width="${mark.size}" stroke-linecap="round"/>`;
      } else {
        xs.forEach((x, i) => { body += shape(mark, look, x, ys[i], mark.fills?.[i], id); });
      }
      body += words(text, look, xs[xs.length - 1], ys[ys.length - 1]);
      if (mark.key) keyed.push([mark, xs[0], ys[0], moved ?? mark.x[0], body]);
      else out += body;
    }
    plain.innerHTML = out;
    const gone = new Set(nodes.keys());
    for (const [mark, x, y, at, body] of keyed) { keep(mark, x, y, at, body, frame.animate); gone.delete(mark.key); }
    for (const key of gone) { nodes.get(key).remove(); nodes.delete(key); }
    const dragging = frame.marks.some((mark) => mark.drag);
    stage.setAttribute("role", dragging ? "group" : "img");
    stage.tabIndex = dragging || !named.length ? -1 : 0;
    stage.setAttribute("aria-label", frame.alt);
    for (const [part, query] of [["title", ".title"], ["subtitle", ".subtitle"], ["source", "figcaption"], ["sentence", ".sentence"]])
      if ($(query).textContent !== frame[part]) $(query).textContent = frame[part];
    show(-1);
  }

  function keep(mark, x, y, at, body, animate) {
    const node = nodes.get(mark.key) ?? layer.appendChild(document.createElementNS(SVG, "g"));
    const old = node.dataset.x === undefined ? null : [+node.dataset.x, +node.dataset.y];
    nodes.set(mark.key, node);
    Object.assign(node.dataset, { key: mark.key, x, y });
    node.innerHTML = mark.drag ? `<circle cx="${x}" cy="${y}" r="22" fill="transparent"/>${body}` : body;
    const spoken = mark.drag ? {
      role: "slider", tabindex: "0", class: "drag", "aria-label": mark.drag.label, "aria-orientation": "horizontal",
      "aria-valuemin": 1, "aria-valuemax": mark.drag.n, "aria-valuenow": place(mark.drag, at).split(" ")[1], "aria-valuetext": place(mark.drag, at),
    } : {};
    for (const name of ["role", "tabindex", "class", "aria-label", "aria-orientation", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"])
      if (name in spoken) node.setAttribute(name, spoken[name]); else node.removeAttribute(name);
    if (!animate || !old || calm()) return;
    const shift = `translate(${old[0] - x}px, ${old[1] - y}px)`;
    node.animate([{ transform: shift }, { transform: "none" }], { duration: 900, easing: "cubic-bezier(.3,1.3,.5,1)" });
  }

  function show(index) {
    at = index;
    const point = named[index];
    halo.innerHTML = point ? `<circle cx="${point.x}" cy="${point.y}" r="${point.r + 4}" fill="none" stroke="${roles.text.fill}" stroke-width="2"/>` : "";
    tip.hidden = !point;
    if (!point) return;
    tip.textContent = point.name;
    const share = point.x / width;
    tip.style.left = `${share * 100}%`;
    tip.style.top = `${(point.y / height) * 100}%`;
    tip.style.transform = `translate(${share > 0.7 ? "-100%" : share < 0.3 ? "0" : "-50%"}, calc(-100% - ${point.r + 8}px))`;
  }

  const where = (event) => {
    const box = stage.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height];
  };

  function move(key, x) {
    const mark = model.get("frame").marks.find((m) => m.key === key);
    const low = Math.min(mark.drag.from, mark.drag.to), high = Math.max(mark.drag.from, mark.drag.to);
    local[key] = Math.min(high, Math.max(low, x));
    draw();
    if (waiting) return;
    waiting = true; // one message on its way at a time, so that the kernel never falls behind
    send(key);
  }
  function send(key) {
    model.set("dragged", { key, x: local[key], count: (model.get("dragged").count ?? 0) + 1 });
    model.save_changes();
    setTimeout(() => { waiting = false; }, 2000);
  }

  stage.addEventListener("pointerdown", (event) => {
    const group = event.target.closest("[data-key]");
    if (group?.getAttribute("role") !== "slider") return;
    held = group.dataset.key;
    stage.setPointerCapture(event.pointerId);
    group.focus();
    event.preventDefault();
  });
  stage.addEventListener("pointermove", (event) => {
    const [x, y] = where(event);
    if (held) return move(held, x / width);
    let best = -1, near = 14 ** 2;
    named.forEach((point, i) => {
      const d = (point.x - x) ** 2 + (point.y - y) ** 2;
      if (d < Math.max(near, 0) && d <= (point.r + 8) ** 2) { best = i; near = d; }
    });
    if (best !== at) show(best);
  });
  const release = () => { if (held) { const key = held; held = null; send(key); } };
  stage.addEventListener("pointerup", release);
  stage.addEventListener("pointercancel", release);
  stage.addEventListener("pointerleave", () => { if (!held) show(-1); });
  stage.addEventListener("keydown", (event) => {
    const group = event.target.closest?.("[data-key]");
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    if (group && (event.key in steps || event.key === "Home" || event.key === "End")) {
      const mark = model.get("frame").marks.find((m) => m.key === group.dataset.key);
      const step = (mark.drag.to - mark.drag.from) / (mark.drag.n - 1);
      const now = local[mark.key] ?? mark.x[0];
      const wide = Math.max(1, Math.round(mark.drag.n / 40));
      const x = event.key === "Home" ? mark.drag.from : event.key === "End" ? mark.drag.to : now + steps[event.key] * step * wide;
      move(mark.key, x);
    } else if (event.target === stage && named.length) {
      const last = named.length - 1;
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at < 0 ? last : at - 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last }[event.key];
      if (event.key === "Escape") show(-1);
      if (to === undefined) return;
      show((to + named.length) % named.length);
      $(".sr").textContent = named[at].name;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  const paint = () => {
    const bytes = model.get("background");
    const url = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
    const img = $("img"), old = img.src;
    img.onload = () => { if (old) URL.revokeObjectURL(old); };
    img.src = url;
  };
  const update = () => {
    waiting = false;
    const { marks } = model.get("frame");
    for (const key of Object.keys(local)) {
      const mark = marks.find((m) => m.key === key);
      if (held === key || (mark?.drag && Math.abs(mark.x[0] - local[key]) > 0.0005)) { if (held !== key) send(key); continue; }
      delete local[key];
    }
    draw();
  };
  const resize = () => {
    const size = model.get("size");
    if (size.width === width && size.height === height) return;
    el.innerHTML = "";
    stop();
    render({ model, el });
  };
  const table = () => { $(".scroll").innerHTML = model.get("table"); };
  const problem = () => { $(".problem").textContent = model.get("problem"); };
  $("details").addEventListener("toggle", (event) => { model.set("unfolded", event.target.open); model.save_changes(); });
  const listeners = { "change:background": paint, "change:frame": update, "change:size": resize, "change:table": table, "change:problem": problem };
  for (const [name, listener] of Object.entries(listeners)) model.on(name, listener);
  const stop = () => { for (const [name, listener] of Object.entries(listeners)) model.off(name, listener); };
  paint(); draw(); table(); problem();
  return stop;
}

export default { render };
