"""A form's JavaScript: shared parts and its own joined, since an anywidget module stands alone."""

from __future__ import annotations

from bwlab.widgets.base import STATIC


def form_module(name: str) -> str:
    """The text of ``static/forms_shared.js`` followed by ``static/<name>.js``."""
    return "\n".join((STATIC / f"{part}.js").read_text(encoding="utf-8") for part in ("forms_shared", name))
