"""Real widgets in a real browser without a notebook server: the page's model talks to the Python widget.

The page loads a widget's own module and stylesheet from loopback. What its JavaScript saves goes through
``Widget.set_state``, as a kernel would do, and what Python changed comes back to the page.
"""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ipywidgets import DOMWidget

from bwlab.widgets.base import STATIC, BwWidget

_OF_EVERY_WIDGET = {*DOMWidget.class_trait_names(sync=True), "_esm", "_css", "_anywidget_id"}
PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Formulieren</title>
<link rel="stylesheet" href="/bwlab.css">
<style>body { margin: 0 auto; padding: 16px; max-width: 992px; }
main > div { margin-bottom: 32px; }</style></head>
<body><main id="main"><h1 class="bw">Formulieren</h1></main><script type="module">
class Model {
  constructor(id, state) { this.id = id; this.state = state; this.changed = {}; this.handlers = {}; }
  get(name) { return this.state[name]; }
  on(event, handler) { (this.handlers[event] ??= new Set()).add(handler); }
  off(event, handler) { this.handlers[event]?.delete(handler); }
  put(name, value) {
    if (JSON.stringify(this.state[name]) === JSON.stringify(value)) return false;
    this.state[name] = value;
    this.handlers[`change:${name}`]?.forEach((handler) => handler());
    return true;
  }
  set(name, value) { if (this.put(name, value)) this.changed[name] = value; }
  async save_changes() {
    const changes = this.changed;
    this.changed = {};
    this.take(await window.toPython(this.id, JSON.stringify({ changes })));
  }
  async send(content) { this.take(await window.toPython(this.id, JSON.stringify({ content }))); }
  take(answer) {
    const { messages, state } = JSON.parse(answer);
    for (const message of messages) this.handlers["msg:custom"]?.forEach((handler) => handler(message));
    for (const [name, value] of Object.entries(state)) this.put(name, value);
  }
}
window.mount = async (id, state) => {
  const { default: widget } = await import(`/module/${id}.js`);
  const el = document.createElement("div");
  document.getElementById("main").append(el);
  const model = new Model(id, state);
  widget.render({ model, el });
};
window.ready = true;
</script></body></html>"""


def state(widget: BwWidget) -> dict[str, Any]:
    """What the browser knows of a widget: its synced traits."""
    return {name: getattr(widget, name) for name in widget.keys if name not in _OF_EVERY_WIDGET}


class WidgetPage:
    """A page in a browser that shows the widgets it is given."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.widgets: dict[str, BwWidget] = {}
        self.errors: list[str] = []
        widgets = self.widgets

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                kind, text = "text/html", PAGE
                if self.path == "/bwlab.css":
                    kind, text = "text/css", (STATIC / "bwlab.css").read_text("utf-8")
                elif self.path.startswith("/module/"):
                    widget = widgets[self.path.removeprefix("/module/").removesuffix(".js")]
                    kind, text = "text/javascript", str(widget._esm)
                body = text.encode("utf-8")
                self.send_response(200)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                """Silent: a test says what it needs to say."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        page.expose_function("toPython", self._to_python)
        page.goto(f"http://127.0.0.1:{self._server.server_port}/")
        page.wait_for_function("window.ready")

    def _to_python(self, name: str, said: str) -> str:
        """What the page changed or sent; back go the messages this gave and the state as it is now."""
        widget, said, messages = self.widgets[name], json.loads(said), []
        widget.send = lambda content, buffers=None: messages.append(content)
        if "content" in said:
            widget._handle_custom_msg(said["content"], None)
        else:
            widget.set_state(said["changes"])
        return json.dumps({"messages": messages, "state": state(widget)})

    def show(self, widget: BwWidget) -> Any:
        """Mount a widget; returns the locator of its element."""
        name = f"w{len(self.widgets)}"
        self.widgets[name] = widget
        self.page.evaluate("([name, state]) => window.mount(name, state)", [name, state(widget)])
        return self.page.locator("main > div").nth(len(self.widgets) - 1)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
