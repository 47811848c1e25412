"""Dossiers of several municipalities beside each other, from pasted codes or files; nothing is kept."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

from ipywidgets import HTML, FileUpload, Textarea, VBox

from bwlab.charts import Chart, side_by_side
from bwlab.dossier.records import parse
from bwlab.errors import BwlabError
from bwlab.formats import listing, number
from bwlab.policy.learning.comparing import Comparison, called, compare
from bwlab.policy.learning.digest import Digest, digest, smaller, understand
from bwlab.policy.rerun.changed import own_figures
from bwlab.sharing import pack, unpack_lines
from bwlab.widgets import Choice, press
from bwlab.widgets.chart_view import ChartView
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, as_widget, close

KIND, MOST, LARGEST = "dossier", 60, 5_000_000
INSIDE = "In je code staan: je gemeente, de cijfers van je opgaven, je grenzen en streefwaarden, je punten, je proeven met hun uitkomst, en hoeveel voorspellingen raak waren. Niet je teksten, geen eigenaren en geen notities. Wat je bij een proef schreef, gaat wel mee, in ten hoogste 60 letters."
HOW = "Plak hier codes van anderen, één op een regel, of kies hun dossierbestanden. Twee is al een vergelijking; dertig kan ook. Niets hiervan wordt bewaard, en er is geen internet voor nodig."


def code_of(dossier: Any) -> tuple[str, str]:
    """The code of a dossier, and what was left out to keep it short ("" is nothing)."""
    for each, left in smaller(digest(dossier)):
        try:
            return pack(KIND, each.data), left
        except ValueError:
            continue
    return pack(KIND, digest(dossier)._replace(label=dossier.label[:40], challenges=(), aims=(), trials=(), points={}).data), "alleen de naam van de gemeente staat erin"


class ComparePanel:
    """Codes and files in, what they share and where they differ out.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.lesson, self.store = lesson, lesson.store
        if as_pages():
            self.pieces: list[Any] = [f"In het notebook vergelijk je hier je dossier met dat van andere gemeenten. {INSIDE}"]
            return
        self.code, self.left = HTML(), HTML()
        self.fresh = press("Maak mijn code opnieuw")
        self.fresh.on_click(guarded(lambda _: self._tell(), self._say))
        self.box = Textarea(placeholder=f"bw1-{KIND}-…", rows=6, layout={"width": "100%", "max_width": "760px"})
        self.box.tooltip = "Codes van andere gemeenten"
        self.files = FileUpload(accept=".json,.txt", multiple=True, description="Kies dossierbestanden", layout={"width": "max-content", "height": "40px"})
        self.files.tooltip = "Bestanden 'dossier … .json' van andere gemeenten"
        self.place = VBox([])
        self.button = press("Vergelijk")
        self.button.on_click(guarded(lambda _: self.show(self.box.value, self.files.value), self._say))
        self._tell()
        self.pieces = [INSIDE, self.code, self.fresh, HOW, self.box, self.files, self.button, self.place]

    def _tell(self) -> None:
        """The own code as the dossier now is, to select and copy."""
        dossier = self.store.read()
        if not dossier.goals and not dossier.challenges:
            self.code.value = '<div class="bw bw-say" aria-live="polite"><p>In je dossier staat nog geen opgave en geen doel. Een code kan al wel, maar dan staat er bijna niets in.</p></div>'
            return
        made, left = code_of(dossier)
        note = f"<p>Om de code kort te houden: {html.escape(left)}. Stuur je hele dossierbestand als dat erin moet.</p>" if left else ""
        self.code.value = (
            f'<div class="bw bw-say" aria-live="polite"><p>Jouw code, {number(len(made))} tekens. Kopieer hem helemaal:</p>'
            f'<p style="word-break:break-all;max-width:760px;max-height:9em;overflow:auto" tabindex="0"><code>{html.escape(made)}</code></p>{note}</div>'
        )

    def show(self, text: str, files: Sequence[Any] = ()) -> None:
        """Show what these codes and files say beside the own dossier."""
        former, self.place.children = self.place.children, tuple(as_widget(piece) for piece in self.look(text, files))
        for each in former:
            close(each)

    def look(self, text: str, files: Sequence[Any] = ()) -> list[Any]:
        """The comparison as pieces: what stands out, the picture, experiments, and what does not count."""
        found, problems = self._gather(text, files)
        if not found:
            return [*([problems] if problems else []), "Er staat nog geen code in het vak en er is geen bestand gekozen."] if not problems else [problems, "Er is geen goede code. Met één goede kun je al vergelijken met je eigen dossier."]
        if len(found) > MOST:
            problems.append(f"Er zijn {number(len(found))} dossiers. Ik laat de eerste {number(MOST)} zien.")
            found = found[:MOST]
        own = digest(self.store.read())
        mine = own if own.aims or own.challenges else None
        # One's own code is pasted along with the others in a group: it counts once.
        if mine is not None and mine not in found:
            found = [mine, *found]
        result = compare(found, self.lesson.monitor)
        name = called(found)[found.index(mine)] if mine in found else ""
        notes = [*problems, *result.apart]
        lead = f"{number(len(found))} {'dossier' if len(found) == 1 else 'dossiers'}: {listing(called(found)) if len(found) < 8 else f'van {number(len({each.region for each in found}))} gemeenten'}. Dit is geen ranglijst: gemeenten beginnen ergens anders en kozen zelf hun doelen."
        if len(found) == 1:
            lead = f"Er is één dossier, van {found[0].label}. Met twee kun je vergelijken."
        pieces: list[Any] = [lead, *self._picture(result, name)]
        pieces += [result.said] if result.said else []
        pieces += [result.trials] if len(result.trials) else []
        return [*pieces, *(["Wat niet of anders meetelt:", notes] if notes else [])]

    def _picture(self, result: Comparison, name: str) -> list[Any]:
        if not result.shared:
            return []
        draw = lambda code: self.draw(result, code, name)  # noqa: E731
        if len(result.shared) == 1:
            return [draw(result.shared[0])]
        catalogue = self.lesson.monitor.catalogue
        pick = Choice("Welk cijfer vergelijk je?", [(code, f"{catalogue[code].name} ({number(result.of(code)['who'].nunique())} dossiers)") for code in result.shared], result.shared[0])
        view = ChartView(draw(result.shared[0]))
        pick.on_value(lambda code: view.update(draw(code)))
        return [pick, view]

    def draw(self, result: Comparison, code: str, name: str) -> Chart:
        """The chart of one shared figure."""
        monitor, rows = self.lesson.monitor, result.of(code)
        kinds = [own.origin for row in rows.itertuples() if row.year is not None and (own := own_figures(monitor, row.region, code).get(row.year))]
        return side_by_side(rows, monitor.catalogue[code], own=name, origins=tuple(dict.fromkeys(kinds)))

    def _gather(self, text: str, files: Sequence[Any]) -> tuple[list[Digest], list[str]]:
        """Digests out of codes and files, and a sentence for each that does not count."""
        pasted = unpack_lines(KIND, text, understand)
        found, problems = [each for _, each in pasted.found], list(pasted.problems)
        for each in files:
            name = str(each["name"])
            try:
                one = self._from_file(bytes(each["content"]))
            except BwlabError as error:
                problems.append(f"Het bestand '{name}': {error.message}")
                continue
            except ValueError:
                problems.append(f"Het bestand '{name}' is geen dossier, of het is beschadigd. Vraag het opnieuw, of vraag om een code.")
                continue
            if one in found:
                problems.append(f"Het bestand '{name}' zegt hetzelfde als een code of bestand dat er al is. Het telt één keer.")
            else:
                found.append(one)
        return found, problems

    @staticmethod
    def _from_file(data: bytes) -> Digest:
        if len(data) > LARGEST:
            raise ValueError("too large to be a dossier")
        return understand(digest(parse(data)[0]).data)

    def _say(self, sentence: str) -> None:
        if sentence:
            self.place.children = (as_widget(sentence),)


def pieces(lesson: Any) -> list[Any]:
    """Everything of the panel, for a notebook."""
    return ComparePanel(lesson).pieces
