"""When can you know? The figures of the plan against the council term and its reports, and what to tell at each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ipywidgets import VBox

from bwlab.charts import Chart, Dot, FigureLane, report_calendar
from bwlab.errors import InputError
from bwlab.formats import date as date_words
from bwlab.formats import listing, number
from bwlab.lessons.stap_09.shown import or_example
from bwlab.names import quoted
from bwlab.policy.monitoring.plan import TYPED, plan
from bwlab.policy.monitoring.reporting import (
    MOST,
    NEW,
    NONE,
    UNKNOWN,
    Report,
    Told,
    appearances,
    before,
    day_trouble,
    day_words,
    moments,
    pc_days,
    reports,
)
from bwlab.policy.monitoring.sight import term
from bwlab.widgets import ASSUMPTION, Form, Slider, scenario
from bwlab.widgets.show import as_pages, as_widget, close

LATER = tuple(range(13))  # months
NAMED = 3  # figures by name in a sentence
ASSUMED = "Aanname: er zijn twee rapportages in het jaar, op 1 mei en 1 oktober. Zijn het bij jullie andere dagen, vul ze dan hierboven in."


class Found(NamedTuple):
    """The reports of the term, the one that is looked at, and how many months later figures come."""

    place: int
    later: int
    reports: list[Report]

    @property
    def report(self) -> Report:
        """The one that is looked at."""
        return self.reports[self.place]


class CalendarPanel:
    """The figures of the plan on a calendar.

    Parameters
    ----------
    lesson : Lesson

    Attributes
    ----------
    pieces : list
        What to show, top to bottom.
    """

    def __init__(self, lesson: Any) -> None:
        self.monitor, self.region, self.today = lesson.monitor, lesson.region, lesson.today
        self.dossier, self.lead = or_example(lesson)
        self.rows = plan(self.dossier, self.monitor, self.region.code, self.today).rows
        self.days = moments(self.dossier, self.today)
        first = next((place for place, day in enumerate(self.days) if day >= self.today), len(self.days) - 1)
        assumed = pc_days(self.dossier)[1]
        note = "aanname: 1 mei en 1 oktober" if assumed else "de dagen die je invulde"
        self.look = Slider("Vanaf welke rapportage kijk je?", list(range(len(self.days))), first, note=note, texts=[day_words(day, self.today) for day in self.days])
        texts = ["zoals gewoonlijk", "1 maand later", *(f"{number(each)} maanden later" for each in LATER[2:])]
        self.later = Slider("En als cijfers later komen dan gewoonlijk?", list(LATER), 0, note=ASSUMPTION, texts=texts)
        self.scenario = scenario(self.model, {"look": self.look, "later": self.later}, self._draw, beside=True)
        self.told_place = VBox([])
        for slider in (self.look, self.later):
            slider.on_value(lambda _: self._tell())
        lead = [*([self.lead] if self.lead else []), *([ASSUMED] if assumed else [])]
        if as_pages():
            self.pieces: list[Any] = [*lead, self.scenario, *self.told(self.model(first, 0))]
            return
        self._tell()
        self.pieces = [*lead, self.scenario, self.told_place]

    def model(self, look: float, later: float) -> Found:
        """The reports of the term, with every figure so many months later than usual."""
        return Found(int(look), int(later), reports(self.rows, self.dossier, self.monitor, self.today, int(later)))

    def told(self, found: Found) -> list[Any]:
        """What there is to tell at the report, figure by figure."""
        lead = f"Wat vertel je bij de rapportage van {date_words(found.report.day)}{_delay(found.later)}?"
        return [lead, [f"{each.row.name}. {each.words}" for each in found.report.told]]

    def _tell(self) -> None:
        former = self.told_place.children
        self.told_place.children = tuple(as_widget(piece) for piece in self.told(self.model(self.look.value, self.later.value)))
        for each in former:
            close(each)

    def _draw(self, found: Found) -> Chart:
        day, end = found.report.day, term(self.today)[1]
        lanes = []
        for place, row in enumerate(self.rows):
            there, sure = appearances(row, self.monitor, self.today, dt.date(end.year, 12, 31), found.later)
            states = [each.told[place] for each in found.reports]
            shown = any(each.day.year <= end.year for each in there)
            why = "" if sure else "daarna weten we het niet" if shown else "weten we niet" if row.how != TYPED else "zelf ingevuld, buiten deze kalender"
            lanes.append(FigureLane(row.name, [Dot(*each) for each in there], why, [_cell(each) for each in states]))
        chart = report_calendar(
            lanes, self.days, title=self.title(found), label=self.region.label, today=self.today, look=day, since=before(day, self.dossier), term=term(self.today),
            names=[row.source for row in self.rows if row.source] or ["je dossier"], lead="Voorbeeld. " if self.lead else "", alt=[_later(found.later), *self._over_the_term(found)],
        )  # fmt: skip
        return chart.saying(self.sentence(found))

    def title(self, found: Found) -> str:
        """Of how many figures in the plan something is new."""
        report, of = found.report, len(found.report.told)
        count = number(len(report.new)) if report.new else "geen"
        said = f"bij de rapportage van {date_words(report.day)} is er bij {f'{count} van de {number(of)} cijfers' if of > 1 else 'het ene cijfer' if report.new else 'geen cijfer'} in het plan iets nieuws"
        return f"Voorbeeld: {said}" if self.lead else f"{said[0].upper()}{said[1:]}"

    def sentence(self, found: Found) -> str:
        """If figures come so much later, then this is what there is to tell at this report."""
        by = {state: [each for each in found.report.told if each.state == state] for state in (NEW, NONE, UNKNOWN)}
        parts = []
        if by[NEW]:
            parts.append(f"is er een nieuw cijfer bij {_names(by[NEW])}")
        if by[NONE]:
            parts.append(f"is er geen nieuwe meting bij {_names(by[NONE])}: vertel daar wat er is gedaan, en noem dat zo")
        if by[UNKNOWN]:
            parts.append(f"weten we bij {_names(by[UNKNOWN])} niet of er iets nieuws is")
        first, *rest = parts
        told = f"Als je op {date_words(found.report.day)} rapporteert{_and(found.later)}, dan {first}."
        more = " ".join(f"Dan {each}." for each in rest)
        newest = [each.last.year for each in found.reports[-1].told if each.last and each.last.year]
        end = f"Bij de laatste rapportage van deze raadsperiode, op {date_words(found.reports[-1].day)}, gaat het nieuwste cijfer over {max(newest)}." if newest else ""
        return " ".join(part for part in (told, more, end, "Een nieuw cijfer zegt wat er is veranderd, niet waardoor.") if part)

    def _over_the_term(self, found: Found) -> Sequence[str]:
        empty = sum(not each.new for each in found.reports)
        return [f"zonder nieuw cijfer: {number(empty)} van de {number(len(found.reports))} rapportages in de raadsperiode"]


def days_form(lesson: Any, changed: Callable[[], Any]) -> list[Any]:
    """The two days of the reports, kept in the dossier; the year one types does not count."""
    store = lesson.store
    typed = store.read().pc_days[:MOST]
    names = ("De eerste rapportage van het jaar", "De tweede rapportage van het jaar")
    fields = [{"key": f"day{place}", "kind": "date", "label": name, "half": True} for place, name in enumerate(names)]
    form = Form("Wanneer rapporteert jullie college over het beleid en het geld? Alleen dag en maand tellen; kies een willekeurig jaar.", fields, {f"day{place}": day for place, day in enumerate(typed)})

    def keep(values: dict[str, Any]) -> None:
        days = [day for place in range(MOST) if (day := values.get(f"day{place}"))]
        for day in days:
            if not 1990 <= day.year <= 2100:
                raise InputError(f"Het jaar {day.year} kan hier niet.", now="Kies een jaar tussen 1990 en 2100; alleen dag en maand tellen.")

        def change(record: Any) -> None:
            record.pc_days = [*days, *record.pc_days[MOST:]]

        lesson.keep(store, change)
        changed()
        trouble = day_trouble(store.read())
        if trouble:
            raise InputError(trouble)

    form.on_values(keep)
    return [form]


def _cell(told: Told) -> str:
    years = [str(each.year) for each in told.new if each.year]
    return f"{told.state}{f' over {listing(years)}' if years else ''}"


def _names(found: Sequence[Told]) -> str:
    names = [f"{quoted(each.row.name)}{f' (over {each.new[-1].year})' if each.new and each.new[-1].year else ''}" for each in found[:NAMED]]
    return listing([*names, f"nog {number(len(found) - NAMED)}"] if len(found) > NAMED else names)


def _months(later: int) -> str:
    return "1 maand" if later == 1 else f"{number(later)} maanden"


def _later(later: int) -> str:
    return f"cijfers {_months(later)} later dan gewoonlijk" if later else "cijfers zoals gewoonlijk"


def _delay(later: int) -> str:
    return f", als cijfers {_months(later)} later komen" if later else ""


def _and(later: int) -> str:
    return f" en cijfers {_months(later)} later komen dan gewoonlijk" if later else ""
