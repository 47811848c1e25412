"""What a widget says to the browser, and what the guard recorded: for the tests of this folder."""

from __future__ import annotations

import pytest

from bwlab.widgets import guard


def listen(widget) -> list[dict]:
    """A list that fills with the state of each message this widget sends from now on."""
    sent: list[dict] = []
    send = widget._send

    def heard(message, buffers=None):
        sent.append(dict(message.get("state", {})))
        for path in message.get("buffer_paths", ()):
            sent[-1][path[0]] = "(bytes)"
        return send(message, buffers)

    widget._send = heard
    return sent


@pytest.fixture
def recorded(monkeypatch):
    """An empty record of unexpected errors."""
    fresh: list[str] = []
    monkeypatch.setattr(guard, "_recorded", fresh)
    return fresh
