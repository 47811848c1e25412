"""Documents set by typst: a template of ours, what is in it as JSON, and a tagged PDF comes out.

What a participant wrote reaches the template as data and is never read as markup: the template has no ``eval``.
"""

from __future__ import annotations

import base64
import functools
import importlib.util
import io
import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bwlab.export.house_style import HouseStyle
from bwlab.export.plain import plain

TEMPLATES = Path(__file__).parent / "templates"
STANDARD = "ua-1"  # PDF/UA-1: readable with a screen reader
FONT = "DejaVu Sans"
LONGEST_WORD = 36  # characters; a longer one may be broken, or it would run off the page

_BREAK = "\N{ZERO WIDTH SPACE}"
_UNBROKEN = re.compile(rf"[^\s{_BREAK}]{{{LONGEST_WORD}}}(?=\S)")


def pdf(template: str, data: Mapping[str, Any], style: HouseStyle, day: date) -> bytes:
    """A tagged PDF; the same input gives the same bytes.

    Parameters
    ----------
    template : str
        Name of a file in ``templates``; it reads ``data.json``, and ``house.typ`` for what all documents share.
    data : mapping
        Texts, numbers, lists and mappings. The house style is added under ``style``.
    style : HouseStyle
    day : date
        Of the document: printed by the template, and kept in the file as its date.
    """
    made = _compiler().compile(
        input=_files(template, data, style), format="pdf", pdf_standards=STANDARD, timestamp=_moment(day)
    )
    return bytes(made)


def png(template: str, data: Mapping[str, Any], style: HouseStyle, ppi: float = 220) -> bytes:
    """The one page of a template as a picture, for documents that are not set by typst."""
    return bytes(_compiler().compile(input=_files(template, data, style), format="png", ppi=ppi))


@functools.cache
def _compiler() -> Any:
    import typst

    found = importlib.util.find_spec("matplotlib")  # for its fonts alone it need not be imported
    fonts = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    return typst.Compiler(font_paths=[str(fonts)], ignore_system_fonts=True)


def _files(template: str, data: Mapping[str, Any], style: HouseStyle) -> dict[str, bytes]:
    files = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    files["main.typ"] = files[template]
    look: dict[str, Any] = {"name": style.name, "font": FONT, **style.colours, "logo": ""}
    if style.logo is not None:
        look["logo"], files["logo.svg"] = "logo.svg", _drawing(style.logo)
    files["data.json"] = json.dumps(_walk({**data, "style": look})).encode()
    return files


def _drawing(logo: Path) -> bytes:
    """A logo as SVG: what typst is given besides a template has to be text."""
    data = logo.read_bytes()
    if logo.suffix.lower() == ".svg":
        return data
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        width, height, kind = picture.width, picture.height, "png" if picture.format == "PNG" else "jpeg"
    inside = f"data:image/{kind};base64,{base64.b64encode(data).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image href="{inside}" width="{width}" height="{height}"/></svg>'
    ).encode()


def _walk(value: Any) -> Any:
    """The same, every text fit for a document, and with places where a very long word may be broken."""
    if isinstance(value, str):
        return _UNBROKEN.sub(lambda match: match[0] + _BREAK, plain(value))
    if isinstance(value, Mapping):
        return {key: _walk(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_walk(each) for each in value]
    return value


def _moment(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
