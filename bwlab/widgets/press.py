"""A button in the masterclass's colours."""

from __future__ import annotations

from ipywidgets import Button

from bwlab.charts import style


def press(text: str) -> Button:
    """A button as wide as its text."""
    look = {"button_color": style.OWN, "text_color": style.PAPER, "font_size": f"{style.BODY}px"}
    return Button(description=text, style=look, layout={"width": "max-content", "height": "40px", "padding": "0 18px"})
