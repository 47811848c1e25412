"""The house style of the documents: a name, a logo, colours and a font, in one small file that anybody can edit."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bwlab.charts import style
from bwlab.dossier.files import reason, write_whole
from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.names import listed, nearest, quoted
from bwlab.places import work_dir

FILE = "huisstijl.toml"
FONT = "Arial"  # on every computer with Word; a PDF is set in the font that travels along
LOGOS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".svg": "SVG"}
MOST_BYTES, MOST_PIXELS = 2_000_000, 40_000_000
LONGEST = 80  # characters of a name
READABLE = 4.5  # contrast with white paper that text needs (WCAG 2.2, AA)

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
#: Word in the file, field of the record, whether text is written in it, and what it is for.
_COLOURS = (
    ("eigen", "own", True, "je eigen gemeente, en de koppen"),
    ("gunstiger", "favourable", True, "wat gunstiger is (met een driehoek omhoog)"),
    ("ongunstiger", "unfavourable", True, "wat ongunstiger is (met een driehoek omlaag)"),
    ("vergelijking", "peers", False, "andere gemeenten om mee te vergelijken"),
    ("overig", "others", False, "lijnen waar alle gemeenten op staan"),
    ("tekst", "text", True, "de tekst"),
    ("tekst_licht", "secondary", True, "kleine tekst, zoals jaren en bronnen"),
    ("lijn", "line", False, "dunne lijnen in tabellen"),
)


@dataclass(frozen=True)
class HouseStyle:
    """How the documents of one organisation look.

    Attributes
    ----------
    name : str
        Of the organisation, at the top of every document; "" leaves it out.
    logo : Path or None
        A PNG, JPEG or SVG that was looked at and is whole.
    font : str
        Of Word documents; a PDF is always set in the font that travels along.
    own, favourable, unfavourable, peers, others, text, secondary, line : str
        Colours as "#7A1F5C".
    """

    name: str = ""
    logo: Path | None = None
    font: str = FONT
    own: str = style.OWN
    favourable: str = style.FAVOURABLE
    unfavourable: str = style.UNFAVOURABLE
    peers: str = style.PEERS
    others: str = style.OTHERS
    text: str = style.TEXT
    secondary: str = style.SECONDARY
    line: str = style.LINE

    @property
    def colours(self) -> dict[str, str]:
        """Every colour by its role: own, favourable, unfavourable, peers, others, text, secondary, line."""
        return {field: getattr(self, field) for _, field, _, _ in _COLOURS}


def house_style(folder: Path | None = None) -> HouseStyle:
    """The house style of a work folder; the default where its file is not there.

    Parameters
    ----------
    folder : Path, optional
        Where ``huisstijl.toml`` lies, and the logo it names; the work folder unless given.

    Raises
    ------
    InputError
        The file cannot be read, or something in it cannot be used; the message says what and which line to
        change.
    """
    path = (folder or work_dir()) / FILE
    try:
        raw = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return HouseStyle()
    except OSError as error:
        raise InputError(f"Ik kan je huisstijl niet lezen ({path}).", f"De computer zegt: {reason(error)}.") from error
    except UnicodeDecodeError as error:
        raise _unusable(path, "Het is geen gewone tekst (UTF-8).") from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        line = f"Kijk naar regel {where[1]}." if where else "Kijk naar de laatste regel."
        raise _unusable(path, f"{line} Woorden en kleuren staan tussen aanhalingstekens: eigen = \"#7A1F5C\".") from error
    return _read(raw, path)


def write_default(folder: Path | None = None) -> Path:
    """Write the file with the default house style, explained in Dutch; a file that is there is left alone.

    Raises
    ------
    InputError
        It could not be written.
    """
    path = (folder or work_dir()) / FILE
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, default_text().encode("utf-8"), path.parent)
    except OSError as error:
        raise InputError(f"Ik kan {path} niet maken.", f"De computer zegt: {reason(error)}.", "Kies een andere map.") from error
    return path


def default_text() -> str:
    """The text of the file with the default house style."""
    default = HouseStyle()
    lines = [
        "# De huisstijl van de documenten die bwlab maakt: factsheet, agenda, kaarten.",
        "# Verander wat tussen de aanhalingstekens staat en bewaar het bestand. Haal je een regel weg, dan geldt",
        "# weer wat bwlab zelf kiest. Haal je het hele bestand weg, dan ziet alles eruit zoals in het begin.",
        "",
        "# De naam van je organisatie, boven elk document. Leeg: geen naam.",
        'naam = ""',
        "",
        f"# Een plaatje in dezelfde map als dit bestand: png, jpg of svg, hoogstens {number(MOST_BYTES // 1_000_000)} MB. Leeg: geen logo.",
        'logo = ""',
        "",
        "# Het lettertype van Word-documenten. Een PDF gebruikt altijd het lettertype dat bwlab meebrengt.",
        f'lettertype = "{FONT}"',
        "",
        "# Kleuren: een hekje en zes tekens. Een kleur voor tekst moet donker genoeg zijn om op wit te lezen.",
        "[kleuren]",
    ]
    for word, field, _, what in _COLOURS:
        lines.append(f'{word + " ":<13}= "{getattr(default, field)}"  # {what}')
    return "\n".join(lines) + "\n"


def _read(raw: Mapping[str, Any], path: Path) -> HouseStyle:
    _known(raw, ("naam", "logo", "lettertype", "kleuren"), path)
    given: dict[str, Any] = {"name": _words(raw, "naam", path), "logo": _logo(_words(raw, "logo", path), path)}
    if font := _words(raw, "lettertype", path):
        given["font"] = font
    colours = raw.get("kleuren", {})
    if not isinstance(colours, Mapping):
        raise _unusable(path, "Onder [kleuren] hoort op elke regel een naam met een kleur.")
    _known(colours, tuple(word for word, *_ in _COLOURS), path)
    for word, field, written, _ in _COLOURS:
        if word in colours:
            given[field] = _colour(word, colours[word], written, path)
    assert given.keys() <= {each.name for each in fields(HouseStyle)}
    return HouseStyle(**given)


def _known(raw: Mapping[str, Any], names: tuple[str, ...], path: Path) -> None:
    for name in raw:
        if name not in names:
            choices = nearest(name, names) or names
            raise _unusable(path, f"Ik ken {quoted(name)} niet. Bedoel je {listed(choices)}?")


def _words(raw: Mapping[str, Any], name: str, path: Path) -> str:
    text = raw.get(name, "")
    if not isinstance(text, str) or len(text) > LONGEST or not text.isprintable():
        raise _unusable(path, f"Bij {name} hoort een tekst op één regel, van hoogstens {LONGEST} tekens, tussen aanhalingstekens.")
    return text.strip()


def _colour(word: str, given: Any, written: bool, path: Path) -> str:
    if not isinstance(given, str) or not _COLOUR.fullmatch(given.strip()):
        raise _unusable(path, f"Bij {word} staat {quoted(given)}. Dat is geen kleur die ik ken. Schrijf een kleur als #7A1F5C.")
    colour = given.strip().upper()
    if written and contrast(colour) < READABLE:
        raise _unusable(path, f"De kleur {colour} bij {word} is te licht om op wit te lezen. Kies een donkerder kleur.")
    return colour


def contrast(colour: str) -> float:
    """How far a colour stands out from white, 1 to 21, as WCAG counts it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _logo(name: str, path: Path) -> Path | None:
    if not name:
        return None
    logo = path.parent / Path(name).expanduser()
    kind = LOGOS.get(logo.suffix.lower())
    if kind is None:
        raise _unusable(path, f"Het logo {quoted(name)} is geen png, jpg of svg.")
    try:
        if logo.stat().st_size > MOST_BYTES:
            raise _unusable(path, f"Het logo {quoted(name)} is groter dan {number(MOST_BYTES // 1_000_000)} MB. Maak er een kleiner plaatje van.")
        data = logo.read_bytes()
    except FileNotFoundError as error:
        raise _unusable(path, f"Het logo {quoted(name)} is er niet. Zet het in de map van dit bestand.") from error
    except OSError as error:
        raise _unusable(path, f"Ik kan het logo {quoted(name)} niet lezen: {reason(error)}.") from error
    if not (_drawing(data) if kind == "SVG" else _picture(data, kind)):
        raise _unusable(path, f"Het logo {quoted(name)} is beschadigd, of het is geen {logo.suffix.lower().lstrip('.')}.")
    return logo


def _picture(data: bytes, kind: str) -> bool:
    """Whether these bytes are a whole picture of this kind, and none that fills the memory."""
    from PIL import Image  # matplotlib brings it along; a document without a logo need not load it

    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return False
            picture.load()
    except Exception:  # a damaged picture fails in more ways than Pillow names
        return False
    return True


def _drawing(data: bytes) -> bool:
    """Whether these bytes are an SVG; entities can blow up, and no logo needs them."""
    try:
        return b"<!ENTITY" not in data and ElementTree.fromstring(data).tag.rpartition("}")[2] == "svg"
    except ElementTree.ParseError:
        return False


def _unusable(path: Path, why: str) -> InputError:
    return InputError(f"Ik kan je huisstijl niet gebruiken ({path}).", why, "Verbeter het bestand, of haal het weg om zonder eigen huisstijl te werken.")
