"""A scenario to someone else and back: a file, a code, and the other's on the bench without overwriting one's own."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable
from typing import Any

from ipywidgets import HTML, FileUpload, HBox, Textarea, VBox

from bwlab.charts import style
from bwlab.dossier.files import safe_name
from bwlab.errors import InputError
from bwlab.formats import number
from bwlab.lessons.parts.workbench.bench import Bench
from bwlab.lessons.parts.workbench.codes import from_code, to_code
from bwlab.policy.scenarios.carry import KIND, Taken, file_name, from_file, to_file
from bwlab.policy.scenarios.words import named
from bwlab.widgets import press
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_html

GIVE, TAKE = "Maak een code en een bestand", "Leg het scenario van een ander op de werkbank"
INSIDE = "In een code staan de getallen, de naam en de groep. In een bestand staan ook je bronnen en wie wat uitzoekt. In geen van beide staat iets geheims."


class Sharing(VBox):
    """Give and take.

    Parameters
    ----------
    bench : Bench
    taken : callable
        Called after a scenario of someone else was laid on the bench.
    """

    def __init__(self, bench: Bench, taken: Callable[[], Any]) -> None:
        self.bench, self._taken = bench, taken
        self.out, self.said = HTML(), HTML()
        give, take = press(GIVE), press(TAKE)
        give.on_click(guarded(lambda _: self.give(), self._say))
        take.on_click(guarded(lambda _: self.take(), self._say))
        self.box = Textarea(description="Een code van een ander", placeholder=f"bw1-{KIND}-…", rows=3, style={"description_width": "initial"}, layout={"width": "100%", "max_width": "960px"})
        self.file = FileUpload(accept=".json", multiple=False, description="Of kies een bestand", layout={"width": "max-content", "height": "40px"})
        self.file.tooltip = "Een bestand 'scenario … .json' van een ander"
        super().__init__([HTML(as_html(INSIDE)), give, self.out, self.box, HBox([self.file, take], layout={"flex_flow": "row wrap", "grid_gap": "8px 12px"}), self.said])

    def as_html(self) -> str:
        """What can be shared."""
        return as_html(f"In het notebook deel je hier een scenario met een ander. {INSIDE}")

    def give(self) -> None:
        """Show the code, and the file to download."""
        draft, region = self.bench.draft, self.bench.region
        code, data, name = to_code(draft, region), to_file(draft, region), file_name(draft, safe_name)
        address = f"data:application/json;base64,{base64.b64encode(data).decode('ascii')}"
        look = f"color:{style.FAVOURABLE};text-decoration:underline"
        self.out.value = (
            f'<div class="bw bw-say" aria-live="polite"><p>De code van {html.escape(repr(named(draft))[1:-1])}, {number(len(code))} tekens. Kopieer hem helemaal:</p>'
            f'<p style="word-break:break-all;max-width:760px" tabindex="0"><code>{html.escape(code)}</code></p>'
            f'<p><a download="{html.escape(name)}" style="{look}" href="{address}">Download {html.escape(name)}</a></p></div>'
        )

    def take(self) -> Taken:
        """Lay what was pasted or chosen on the bench; one's own in the dossier stays as it is."""
        taken = self._read()
        self.bench.lay(taken.scenario)
        self._taken()
        self.box.value = ""
        lines = [f"Op de werkbank ligt nu '{named(taken.scenario)}'. Het staat nog niet in je dossier: bewaar het als je het wilt houden. Je eigen scenario's zijn niet veranderd.", *taken.notes]
        self.said.value = as_html(lines).replace('class="bw bw-say"', 'class="bw bw-say" aria-live="polite"')
        return taken

    def _read(self) -> Taken:
        bench = self.bench
        if self.box.value.strip():
            return from_code(self.box.value, bench.monitor, bench.region)
        if self.file.value:
            return from_file(bytes(self.file.value[-1]["content"]), bench.monitor, bench.region)
        raise InputError("Er staat nog geen code in het vak en er is geen bestand gekozen.")

    def _say(self, sentence: str) -> None:
        if sentence:
            self.said.value = as_html(sentence).replace('class="bw bw-say"', 'class="bw bw-say" aria-live="polite"')
