"""Every notebook keeps to the same form; each rule is shown to catch a planted fault."""

from __future__ import annotations

import ast
import copy
import itertools
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

ROOT = Path(__file__).resolve().parents[2]
GUIDED = sorted((ROOT / "notebooks").rglob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").rglob("*.ipynb"))
HEADINGS = ("Vraag", "Voorspel", "Bekijk", "Wat dit niet zegt", "Voor je dossier", "Wat je nu kunt")
NOTEBOOK_KEYS = {"id", "minutes", "goal", "needs", "gives", "route"}
CELL_KEYS = {"part", "minutes", "trainer"}
TRAINER_KEYS = {"say", "expect", "slips"}


def lint(nb: nbformat.NotebookNode, *, guided: bool = True, headings: bool = True) -> list[str]:
    """What is wrong with a notebook, a sentence each.

    Parameters
    ----------
    guided : bool
        False for an exercise: then the fixed headings do not count, and it is `oef` that is called.
    headings : bool
        False for ``00_start``, which has no fixed headings.
    """
    return [
        *_form(nb, guided),
        *_metadata(nb),
        *_headings(nb, fixed=guided and headings),
        *_text(nb),
        *_code(nb, guided),
    ]


def _form(nb, guided):
    try:
        nbformat.validate(copy.deepcopy(nb))  # it mends what it finds
    except nbformat.ValidationError as error:
        yield f"not valid: {error.message}"
    if "widgets" in nb.metadata:
        yield "widget state is kept"
    if nb.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "kernelspec is not python3"
    prefix = str(nb.metadata.get("bwlab", {}).get("id", "")).replace("_", "") if guided else r"oef[a-z0-9]+"
    for cell in nb.cells:
        if not re.fullmatch(rf"{prefix}-\d\d", cell.get("id", "")):
            yield f"{cell.get('id')}: id is not like {prefix}-01"
        if cell.cell_type not in ("markdown", "code"):
            yield f"{cell.id}: a {cell.cell_type} cell"
    if len({cell.get("id") for cell in nb.cells}) < len(nb.cells):
        yield "an id occurs twice"


def _metadata(nb):
    about = nb.metadata.get("bwlab", {})
    if set(about) != NOTEBOOK_KEYS:
        yield f"metadata.bwlab has {sorted(about)}"
        return
    for key in ("id", "goal", "route"):
        if not about[key]:
            yield f"metadata.bwlab.{key} is empty"
    if not (isinstance(about["minutes"], int) and about["minutes"] > 0):
        yield "metadata.bwlab.minutes is no whole number"
    total = 0
    for cell in nb.cells:
        own = cell.metadata.get("bwlab", {})
        if set(own) != CELL_KEYS or set(own["trainer"]) != TRAINER_KEYS:
            yield f"{cell.id}: metadata.bwlab is not part, minutes and trainer (say, expect, slips)"
            continue
        if not own["part"]:
            yield f"{cell.id}: part is empty"
        total += own["minutes"]
    if total != about["minutes"]:
        yield f"the minutes of the cells are {total}, of the notebook {about['minutes']}"


def _headings(nb, fixed):
    found = []
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            source = re.sub(r"^```.*?^```", "", cell.source, flags=re.DOTALL | re.MULTILINE)
            found += [(len(marks), text) for marks, text in re.findall(r"^(#{1,6}) +(.+?)\s*$", source, re.MULTILINE)]
    if [level for level, _ in found].count(1) != 1 or not found or found[0][0] != 1:
        yield "not one H1 at the start"
    for (before, _), (level, text) in itertools.pairwise(found):
        if level > before + 1:
            yield f"heading '{text}' skips a level"
    if not fixed:
        return
    second = [text for level, text in found if level == 2]
    named = [next((word for word in HEADINGS if re.fullmatch(rf"{word}(: .+)?", text)), text) for text in second]
    for text in named:
        if text not in HEADINGS:
            yield f"heading '{text}' is not one of the fixed ones"
    if [text for text in dict.fromkeys(named) if text in HEADINGS] != list(HEADINGS):
        yield f"fixed headings come as {list(dict.fromkeys(named))}"


def _text(nb):
    for cell in nb.cells:
        if cell.cell_type != "markdown":
            continue
        for alt, target in re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", cell.source):
            if not alt.strip():
                yield f"{cell.id}: picture without alt text"
            if re.match(r"(https?:)?//", target):
                yield f"{cell.id}: picture from the net"
        for tag in re.findall(r"<img\b[^>]*>", cell.source):
            if not re.search(r'\balt="[^"]+"', tag):
                yield f"{cell.id}: picture without alt text"
            if re.search(r'src="(https?:)?//', tag):
                yield f"{cell.id}: picture from the net"
        if re.search(r"<(script|iframe|object|link)\b", cell.source):
            yield f"{cell.id}: a script or frame in the text"
        words = re.sub(r"!\[|`[^`]*`|<!--.*?-->", "", cell.source, flags=re.DOTALL)
        if "!" in words:
            yield f"{cell.id}: an exclamation mark"
        if re.search("[„“”]", cell.source):
            yield f"{cell.id}: curly quotation marks, not '…'"
        for word in re.findall(r"\b(gewoon|simpelweg)\b", words, re.IGNORECASE):
            yield f"{cell.id}: says '{word}'"


def _code(nb, guided):
    cells = [cell for cell in nb.cells if cell.cell_type == "code"]
    about = str(nb.metadata.get("bwlab", {}).get("id"))
    verb, owner, wanted = ("start", "les", about) if guided else ("exercise", "oef", about.removeprefix("oef_"))
    first = f'from bwlab import {verb}\n{owner} = {verb}("{wanted}")'
    if not cells or ast.dump(_tree(cells[0])) != ast.dump(ast.parse(first)):
        yield f"the first code cell is not: {first!r}"
    for number, cell in enumerate(cells):
        if cell.outputs or cell.execution_count is not None:
            yield f"{cell.id}: outputs are kept"
        if cell.metadata.get("jupyter", {}).get("source_hidden") is not True:
            yield f"{cell.id}: code is not hidden"
        if number and not _calls_on(owner, _tree(cell)):
            yield f"{cell.id}: not one to three calls on {owner}"


def _tree(cell):
    try:
        return ast.parse(cell.source)
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])


def _calls_on(owner, tree):
    def fits(line):
        call = line.value if isinstance(line, ast.Expr) else None
        on = call.func.value if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else None
        # Nothing is assigned, so the order of running does not matter.
        return isinstance(on, ast.Name) and on.id == owner

    return 1 <= len(tree.body) <= 3 and all(map(fits, tree.body))


def name(path):
    return path.relative_to(ROOT).as_posix().removesuffix(".ipynb")


@pytest.mark.parametrize("path", GUIDED, ids=name)
def test_guided(path):
    assert lint(nbformat.read(path, 4), headings=path.stem != "00_start") == []


@pytest.mark.parametrize("path", EXERCISES, ids=name)
def test_exercise(path):
    assert lint(nbformat.read(path, 4), guided=False) == []
    assert path.stem in {other.stem for other in GUIDED}, "an exercise is named after its notebook"


# Planted faults


def cell(make, source, number, minutes=1, **metadata):
    own = {"part": "vraag", "minutes": minutes, "trainer": {"say": "", "expect": "", "slips": []}}
    return make(source, id=f"stap01-{number:02}", metadata={"bwlab": own, **metadata})


def good():
    """A notebook without faults."""
    about = {"id": "stap_01", "minutes": 9, "goal": "x", "needs": [], "gives": [], "route": ["dag"]}
    hidden = {"jupyter": {"source_hidden": True}}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return v4.new_notebook(
        metadata={"bwlab": about, "kernelspec": kernel},
        cells=[
            cell(v4.new_markdown_cell, "# De foto\n\n## Vraag\n\nHoe staat het ervoor?", 1),
            cell(v4.new_code_cell, 'from bwlab import start\nles = start("stap_01")', 2, **hidden),
            cell(v4.new_markdown_cell, "## Voorspel", 3),
            cell(v4.new_code_cell, 'les.guess("gas")\nles.reveal()', 4, **hidden),
            cell(v4.new_markdown_cell, "## Bekijk: wonen\n\n![Een kaart](kaart.png)", 5),
            cell(v4.new_markdown_cell, "## Voorspel\n\n## Bekijk: zorg", 6),
            cell(v4.new_markdown_cell, "## Wat dit niet zegt", 7),
            cell(v4.new_markdown_cell, "## Voor je dossier", 8),
            cell(v4.new_markdown_cell, "## Wat je nu kunt", 9),
        ],
    )


def test_a_good_notebook_passes():
    assert lint(good()) == []


def change(nb, number, **values):
    nb.cells[number].update(values)


def own(nb, number):
    return nb.cells[number].metadata["bwlab"]


FAULTS = {
    "output": (lambda nb: change(nb, 3, outputs=[v4.new_output("stream", text="1")]), "outputs are kept"),
    "count": (lambda nb: change(nb, 3, execution_count=4), "outputs are kept"),
    "id": (lambda nb: change(nb, 3, id="a1b2c3d4"), "id is not like stap01-01"),
    "id twice": (lambda nb: change(nb, 3, id="stap01-03"), "an id occurs twice"),
    "widgets": (lambda nb: nb.metadata.update(widgets={}), "widget state"),
    "kernel": (lambda nb: nb.metadata.update(kernelspec={"name": "andere", "display_name": "x"}), "kernelspec"),
    "two titles": (lambda nb: change(nb, 2, source="# Nog een"), "not one H1"),
    "no title": (lambda nb: change(nb, 0, source="## Vraag"), "not one H1"),
    "level": (lambda nb: change(nb, 2, source="## Voorspel\n\n#### Diep"), "skips a level"),
    "heading": (lambda nb: change(nb, 6, source="## Conclusie"), "is not one of the fixed ones"),
    "order": (lambda nb: nb.cells.insert(2, nb.cells.pop(7)), "fixed headings come as"),
    "missing part": (lambda nb: change(nb, 7, source="tekst"), "fixed headings come as"),
    "metadata": (lambda nb: nb.metadata["bwlab"].pop("goal"), "metadata.bwlab has"),
    "goal": (lambda nb: nb.metadata["bwlab"].update(goal=""), "goal is empty"),
    "cell metadata": (lambda nb: own(nb, 4).pop("part"), "is not part, minutes and trainer"),
    "trainer": (lambda nb: own(nb, 4)["trainer"].pop("slips"), "is not part, minutes and trainer"),
    "minutes": (lambda nb: own(nb, 4).update(minutes=7), "the minutes of the cells are 15"),
    "shown": (lambda nb: nb.cells[3].metadata.pop("jupyter"), "code is not hidden"),
    "four calls": (lambda nb: change(nb, 3, source="les.a()\nles.b()\nles.c()\nles.d()"), "one to three calls"),
    "no call": (lambda nb: change(nb, 3, source="import pandas"), "one to three calls"),
    "assigned": (lambda nb: change(nb, 3, source="x = les.foto()"), "one to three calls"),
    "syntax": (lambda nb: change(nb, 3, source="les.("), "one to three calls"),
    "first cell": (lambda nb: change(nb, 1, source='les = start("stap_01")'), "the first code cell is not"),
    "other lesson": (
        lambda nb: change(nb, 1, source='from bwlab import start\nles = start("stap_02")'),
        "the first code cell is not",
    ),
    "alt": (lambda nb: change(nb, 4, source="## Bekijk\n![](kaart.png)"), "without alt text"),
    "html alt": (lambda nb: change(nb, 4, source='## Bekijk\n<img src="kaart.png">'), "without alt text"),
    "net": (lambda nb: change(nb, 4, source="## Bekijk\n![Kaart](https://example.org/k.png)"), "from the net"),
    "script": (lambda nb: change(nb, 4, source="## Bekijk\n<script>1</script>"), "a script"),
    "tone": (lambda nb: change(nb, 4, source="## Bekijk\nGoed zo!"), "exclamation mark"),
    "quotes": (lambda nb: change(nb, 4, source="## Bekijk\nDit heet „een band”."), "curly quotation marks"),
    "words": (lambda nb: change(nb, 4, source="## Bekijk\nJe kunt gewoon schuiven."), "says 'gewoon'"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.filterwarnings("ignore:Non-unique cell id")
def test_planted_fault_is_caught(fault):
    nb = copy.deepcopy(good())
    plant, sentence = FAULTS[fault]
    plant(nb)
    assert any(sentence in said for said in lint(nb)), lint(nb)


def curly(folder):
    """Files below a folder with a quotation mark that is not straight."""
    # Where text of others is read these marks are data.
    read = folder / "sources" / "files" / "text.py"
    paths = [path for kind in ("py", "js", "html", "toml") for path in folder.rglob(f"*.{kind}") if path != read]
    return [path.relative_to(folder).as_posix() for path in sorted(paths) if re.search("[„“”]", path.read_text("utf-8"))]


def test_quotation_marks_in_the_package_are_straight(tmp_path):
    assert curly(ROOT / "bwlab") == []
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.py").write_text('SAID = "Dit heet „een band”."\n', "utf-8")
    (tmp_path / "two.py").write_text("SAID = \"Dit heet 'een band'.\"\n", "utf-8")
    assert curly(tmp_path) == ["parts/one.py"]


def test_exercise_needs_no_fixed_headings_but_all_the_rest():
    nb = good()
    change(nb, 6, source="## Nog een vraag")
    assert "heading 'Nog een vraag' is not one of the fixed ones" in lint(nb)
    for number, item in enumerate(nb.cells, 1):
        item.id = f"oef01-{number:02}"
    nb.metadata["bwlab"]["id"] = "oef_stap_01_foto"
    change(nb, 1, source='from bwlab import exercise\noef = exercise("stap_01_foto")')
    change(nb, 3, source="oef.ask(1)")
    assert lint(nb, guided=False) == []
    change(nb, 3, source="les.ask(1)", outputs=[v4.new_output("stream", text="1")])
    assert len(lint(nb, guided=False)) == 2
