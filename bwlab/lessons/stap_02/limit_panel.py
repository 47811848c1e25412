"""What the floor and the target share: a slider to look, a norm with its source, and a form that keeps."""

from __future__ import annotations

from typing import Any

import numpy as np
from ipywidgets import VBox

from bwlab.errors import InputError
from bwlab.formats import number, quantity
from bwlab.lessons.parts.carrying import nice
from bwlab.lessons.stap_02.aims import AimPanel
from bwlab.policy import Floor
from bwlab.policy.goals.norms import computed, impossible, year_of
from bwlab.policy.records.goal import NORMS
from bwlab.widgets import ASSUMPTION, Choice, Slider, press
from bwlab.widgets.form import Form
from bwlab.widgets.guard import guarded
from bwlab.widgets.show import as_pages, close

STEPS = 40
EDGE = 0.005  # of the municipalities at each end lie beyond the axis
NO_NORM = ("", "nog niet gekozen")
ASK_SOURCE = "Welke wet, welk advies of welk besluit?"


class LimitPanel(AimPanel):
    """A slider, a norm and a form for one value of a goal; ``FloorPanel`` and ``TargetPanel`` say which."""

    field, record = "floor", Floor
    label, norm_label, take = "", "", ""

    def build(self) -> list[Any]:
        """Slider and picture, then where the value comes from."""
        trouble = self.without()
        if trouble:
            return [trouble]
        kept = getattr(self.goal, self.field)
        self.limits = self._limits()
        values, start, texts = self._positions(kept.value)
        self.value = Slider(self.label, values, start, note=ASSUMPTION, texts=texts)
        if kept.value is not None:
            self.value.value = kept.value
        self.picture = self.scenario()
        if as_pages():
            return [self.picture, self._form()]
        self.norm = Choice(self.norm_label, [NO_NORM, *NORMS.items()], kept.norm if kept.norm in NORMS else "")
        self.form = VBox([self._form()])
        self.button = press(self.take)
        self.button.layout.margin = "0 0 14px"
        self.norm.on_value(self._normed)
        self.button.on_click(guarded(lambda _: self._take(), lambda said: self._say(said)))
        return [self.picture, self.button, self.norm, self.form]

    def scenario(self) -> Any:
        """The slider or sliders, and the picture that follows."""
        raise NotImplementedError

    def neutral(self) -> float:
        """Where the slider has no effect."""
        raise NotImplementedError

    def text(self, value: float) -> str:
        """A position of the slider in words."""
        raise NotImplementedError

    def more(self) -> list[dict[str, Any]]:
        """Fields of the form beside value and source."""
        return []

    def grid(self) -> list[float]:
        """The positions of the slider, before those of the norms are added."""
        low, high = self.limits
        step = nice((high - low) / STEPS, self.known.decimals)
        return [round(each, self.known.decimals) for each in np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step]

    def _limits(self) -> tuple[float, float]:
        """Ends of the axis: nearly all municipalities, and certainly the own one."""
        table = self.monitor.table(self.known.code)
        values = table[year_of(self.monitor, self.region, self.known.code)]
        low, high = np.quantile(values.dropna(), [EDGE, 1 - EDGE])
        own = values.get(self.region.code, np.nan)
        low, high = float(np.fmin(low, own)), float(np.fmax(high, own))
        pad = 0.03 * (high - low) or 1.0
        return (max(0.0, low - pad) if low >= 0 else low - pad), high + pad

    def _positions(self, *extra: float | None) -> tuple[list[float], float, list[str]]:
        norms = [found.value for norm in NORMS if (found := computed(self.monitor, self.region, self.known.code, norm))]
        start = self.neutral()
        wanted = {start, *self.grid(), *(norm for norm in norms if self._within(norm)), *(each for each in extra if each is not None)}
        values = sorted(wanted, reverse=self.known.direction < 0)  # to the right is more favourable
        return values, start, [self.text(each) for each in values]

    def _within(self, value: float) -> bool:
        return True

    def _form(self) -> Form:
        kept = getattr(self.goal, self.field)
        fields = [
            {"key": "value", "kind": "number", "label": "De waarde (je mag ook typen)", "unit": self.known.unit_short, "half": True},
            *self.more(),
            {"key": "source", "kind": "line", "label": ASK_SOURCE, "half": not self.more()},
        ]
        self.shown = {spec["key"]: getattr(kept, spec["key"]) for spec in fields}
        form = Form("", fields, self.shown)
        form.on_values(self._typed)
        return form

    def _typed(self, values: dict[str, Any]) -> None:
        value = values.get("value")
        if value is not None and (why := impossible(self.monitor, self.known.code, value)):
            raise InputError(why, now="Kijk of de komma goed staat.")
        if made := self.changed({**values, "source": values.get("source") or ""}):
            self._put(**made)
            self.shown |= made
        if value is not None:
            self._go(value)

    def _normed(self, norm: str) -> None:
        """Another norm: what follows from the figures is filled in, what she knows herself is asked."""
        found = computed(self.monitor, self.region, self.known.code, norm)
        if found is None:
            self._put(norm=norm)
        else:
            self._put(norm=norm, value=found.value, source=found.source)
            self._go(found.value)
            self._again()

    def _take(self) -> None:
        """The value of the slider becomes that of the goal; a norm that gives another value no longer holds."""
        value, norm = self.value.value, self.norm.value
        found = computed(self.monitor, self.region, self.known.code, norm)
        gone = found is not None and abs(found.value - value) > 1e-9
        self._put(value=value, **self.taken(), **({"norm": "", "source": ""} if gone else {}))
        if gone:
            self.norm.value = ""
        self._again()

    def taken(self) -> dict[str, Any]:
        """What other sliders add to the value that is taken over."""
        return {}

    def _put(self, **change: Any) -> None:
        """Keep a change of this value of the goal; what cannot be is refused before anything is written."""
        self.record.of(**{**getattr(self.goal, self.field).model_dump(), **change})

        def put(goal: Any) -> None:
            setattr(goal, self.field, self.record.of(**{**getattr(goal, self.field).model_dump(), **change}))

        self.keep(put)

    def _go(self, value: float) -> None:
        """Move the slider to a value, also one between its positions."""
        if value not in self.value.values:
            values, start, texts = self._positions(value)
            self.value.replace(values, start, texts)
        self.value.value = value
        self.redraw()

    def redraw(self) -> None:
        """The picture again, with the sliders as they stand."""
        self.picture.redraw()

    def _again(self) -> None:
        former, self.form.children = self.form.children, (self._form(),)
        for each in former:
            close(each)

    def _say(self, sentence: str) -> None:
        self.form.children[0].problem = sentence

    def words(self, value: float) -> str:
        """A value with its unit."""
        return quantity(value, self._decimals(value), self.known.unit_text)

    def _decimals(self, value: float) -> int:
        """As published, and one more where the value lies between."""
        known = self.known.decimals
        return known if abs(round(value, known) - value) < 1e-9 else known + 1

    def years(self, span: int) -> str:
        """A number of years in words."""
        return "één jaar" if span == 1 else f"{number(span)} jaar"
