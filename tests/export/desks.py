"""Dossiers to make documents from, filled, empty and hostile; and how the documents are read back."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pypdfium2
from docx import Document
from export.second_half import decided, hostile_half
from icalendar import Calendar

from bwlab import open_monitor
from bwlab.dossier.records import Dossier
from bwlab.export.documents import DOCUMENTS, Desk
from bwlab.export.house_style import HouseStyle
from bwlab.policy import (
    Activity,
    AgendaItem,
    Ambassador,
    Arrow,
    Assignment,
    Assumed,
    Candidate,
    Challenge,
    Claim,
    Contact,
    Contribution,
    Conversation,
    CouncilMoment,
    Experiment,
    Facility,
    Floor,
    Goal,
    Handover,
    Influence,
    Intervention,
    Option,
    Passage,
    Pitch,
    PlanLine,
    Portfolio,
    Programme,
    RegionalChoice,
    ResidentQuestion,
    Scenario,
    Staying,
    Target,
    Training,
    Voice,
)

MONITOR = open_monitor()
TODAY = dt.date(2026, 11, 22)
STYLE = HouseStyle(name="Gemeente Voorbeeld")
SPECIAL = ("Tilburg", "Den Haag", "Vlieland", "Losser", "Rozendaal", "Voorne aan Zee", "Amsterdam")

#: What somebody may type, and what must appear as text everywhere.
HOSTILE = (
    "=cmd|' /C calc'!A1", "+1", "-1", "@SUM(A1)", "<script>alert(1)</script>", "\"dubbel\" 'enkel'", "😀🎉👩‍👩‍👧",
    "#let x = 1 $math$ *vet* _cursief_ @ref <label> // weg \\", "\x00\x01\x1b[31mrood\x1f\x85einde", "مرحبا بالعالم שלום \u202eomgekeerd",
    "x" * 10_000, "veel woorden " * 800, "&amp; & < > ]]>", "{{7*7}} ${x}", "#N/A", "https://voorbeeld.nl/" + "a" * 300,
)  # fmt: skip


def blank(label: str = "Tilburg") -> Dossier:
    """A dossier in which nothing was filled in."""
    region = MONITOR.regions.find(label)
    return Dossier(region=region.code, label=region.label, edition=MONITOR.edition)


def filled(label: str = "Tilburg") -> Dossier:
    """A dossier as it looks after the ten steps, with something left open everywhere."""
    record = blank(label)
    codes = ["tevredenheid_leven", "problematische_schulden", "geregistreerde_misdrijven_per_1000"]
    record.challenges = [Challenge(title=MONITOR.catalogue[code].name, indicators=[code], why="Dat horen we op school.", rank=rank) for rank, code in enumerate(codes, 1)]
    record.goals = [
        Goal(
            key="g1", challenge=codes[0], indicator=codes[0], text="Jongeren zijn vaker tevreden met hun leven", owner="programmamanager", due=dt.date(2030, 6, 1),
            floor=Floor(value=80, norm="raad", source="raadsbesluit 2026"), target=Target(value=84.6, norm="mediaan", source="mediaan van 2022", year=2030),
        ),
        Goal(key="g2", challenge=codes[1], indicator=codes[1], text="Minder huishoudens met schulden", target=Target(value=9, norm="anders", source="aanname van het team", year=2029)),
        Goal.about(record.challenges[2]),
    ]  # fmt: skip
    record.agenda = [
        AgendaItem(
            key="a1", goal="g1", activity=Activity(text="Jongerenwerkers op drie scholen", output="36 weken"), owner="teamleider jeugd", means="1,2 fte", euros=85_000.5,
            contributions=[Contribution(who="het jongerenwerk", what="levert twee mensen", agreed=True), Contribution(who="de scholen", what="een ruimte")],
            start=dt.date(2027, 1, 1), end=dt.date(2027, 12, 31),
        ),
        AgendaItem(key="a2", goal="g1", activity=Activity(text="Wijkfeesten door bewoners"), start=dt.date(2028, 5, 1), end=dt.date(2031, 9, 1)),
        AgendaItem(key="a3", goal="g2", activity=Activity(text="Vroeg bellen bij een achterstand"), euros=0),
        AgendaItem(key="a4", activity=Activity(text="Een proef met buurtwebsites")),
    ]  # fmt: skip
    record.conversations = [
        Conversation(key="c1", place="de bibliotheek", reaches=["inwoners", "jongeren"], misses="wie in ploegendienst werkt", instead="een kraam bij de poort", day=dt.date(2027, 2, 11)),
        Conversation(key="c2", place="het jongerencentrum", reaches=["jongeren"]),
    ]  # fmt: skip
    record.voices = [Voice(group="inwoners", themes=["Veiligheid", "Wonen"], does="Een buurtapp", heard=42), Voice(group="jongeren", themes=["Wonen"])]
    record.facilities = [Facility(key="f1", name="Theater", theme="Samenleving", region="GM0855", kilometres=12)]
    record.regional = [RegionalChoice(theme="Wonen", level="regionaal", why="De woningmarkt houdt niet op bij de grens.")]
    return decided(_cycled(_anchored(record)))


def _cycled(record: Dossier) -> Dossier:
    """The first three phases of the policy cycle, again with something left open everywhere."""
    happy, debts = (goal.indicator for goal in record.goals[:2])
    record.arrows = [
        Arrow(key="pa", start="schulden", end="stress", sign=1, strength=3, lag=0, source="gesprekken met 12 gezinnen, 2026"),
        Arrow(key="pb", start="stress", end="schulden", sign=1, strength=2, lag=1, evidence="horen we van de uitvoering"),
        Arrow(key="pc", start="vroeg bellen", end="schulden", sign=-1, strength=2, lag=1),
        Arrow(key="pd", start="stress", end=happy),
    ]
    record.interventions = [
        Intervention(key="ia", name="Vroegsignalering", found_in="nji", what="Bellen bij de eerste achterstand", whom="huishoudens met een achterstand", arrow="pc", fits="De bellers zijn er al."),
        Intervention(key="ib", name="Buurtmaaltijd"),
    ]
    record.scenarios = [
        Scenario(
            key="sa", name="Bellen in drie wijken", indicator=debts, goal="g2", group="huishoudens met een achterstand", size=2_000, base=9.4, base_year=2022, edition=record.edition,
            factors={
                "reach": Assumed(low=0.02, likely=0.03, high=0.05, source="telling van de uitvoering, 2026"), "uptake": Assumed(low=0.2, likely=0.4, high=0.6, owner="teamleider schuldhulp", by=dt.date(2027, 3, 1)),
                "effect": Assumed(low=-20, likely=-10, high=0), "persistence": Assumed(low=0.5, likely=0.7, high=0.9), "delay": Assumed(low=1, likely=1, high=1),
            },
            margin=0.3, margin_source="aanname van de deelnemer", guess=-0.5,
        ),
        Scenario(key="sb", name="Bellen in de hele stad", indicator=debts),
    ]
    record.options = [
        Option(key="oa", goal="g2", text="Bellen in drie wijken", gains="huishoudens in die wijken", loses="de andere wijken wachten", scenario="sa", euros=60_000),
        Option(key="ob", goal="g2", text="Een fonds voor noodgevallen", later="Het fonds is na vier jaar leeg."),
    ]
    record.contacts = [
        Contact(key="ca", phase="agendering", level="gemeente", stakeholder="Gemeenteraad", contact="griffie", asked=dt.date(2026, 11, 2), about="een avond over de foto"),
        Contact(key="cb", phase="voorbereiding", level="gemeente", stakeholder="Inwoners", contact="wijkraad Noord"),
        Contact(key="cc", phase="vorming", level="provincie", stakeholder="Provinciale Staten"),
    ]
    record.council = [CouncilMoment(key="ra", kind="werksessie", day=dt.date(2027, 2, 4), about="Welke ondergrens hoort bij schulden?", open="de ondergrens en de volgorde"), CouncilMoment(key="rb", kind="startnotitie")]
    record.staying = [Staying(key="ba", who="beleidsadviseur schulden", does="zit elke maand bij het uitvoeringsoverleg", hours=2, until=dt.date(2028, 12, 31)), Staying(key="bb", who="onderzoeker")]
    record.handovers = [Handover(key="ha", role="griffier", keeps="het dossier en de vragen van de raad", where="de map van de griffie", day=dt.date(2030, 3, 1)), Handover(key="hb", role="gemeentesecretaris")]
    record.resident_plan = [ResidentQuestion(key="wa", question="Wat houdt u wakker?", indicator=happy, group="jongeren", method="gesprek op school", day=dt.date(2027, 1, 20), owner="onderzoeker"), ResidentQuestion(key="wb", theme="Wonen")]
    for notebook in ("fase_3", "fase_1", "fase_2"):
        record.path.append(Passage(notebook=notebook, when=dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)))
    record.set_note("fase_1", "visie", "In 2040 hoeft niemand hier wakker te liggen van een rekening.")
    return record


def _anchored(record: Dossier) -> Dossier:
    """Steps 6 to 10: what holds it in place in the town hall, and what keeps it alive."""
    codes = [goal.indicator for goal in record.goals]
    record.portfolios = [
        Portfolio(key="p1", holder="burgemeester", name="veiligheid en samenhang", themes=["Veiligheid"], moves=[codes[2]], owns=[codes[2]]),
        Portfolio(key="p2", holder="wethouder jeugd en zorg", name="jeugd, zorg en armoede", themes=["Gezondheid", "Subjectief welzijn"], moves=codes[:2]),
        Portfolio(key="p3", holder="wethouder wonen", themes=["Wonen"], moves=codes[:1]),
    ]
    for part, text in {"zin": "Het college pakt samen op dat jongeren minder vaak tevreden zijn.", "opgaven": "Tevredenheid met het leven", "cijfer": codes[0], "verbinder": "burgemeester"}.items():
        record.set_note("stap_06", f"voorstel_{part}", text)
    record.assignment = Assignment(coordinator="coördinator brede welvaart", client="gemeentesecretaris", hours=24, result="een agenda die elk half jaar is bijgewerkt", start=dt.date(2027, 1, 1))
    record.trainings = [
        Training(key="t1", who="beleidsadviseurs", skill="een kleur in de monitor lezen", form="cursus", material="lezen 1", people=12, day=dt.date(2027, 3, 4), owner="adviseur leren"),
        Training(key="t2", who="het college", skill="zien wat een cijfer niet zegt"),
    ]
    record.field_themes = {"veiligheid": ["Veiligheid", "Samenleving"]}
    record.programmes = [
        Programme(key="b1", name="Jongerenwerk", field="sociaal_domein", theme="Samenleving", euros=450_000, year=2026),
        Programme(key="b2", name="Verkoop grond", field="wonen_en_ruimtelijke_ordening", euros=-120_000.5, year=2026),
        Programme(key="b3", name="Nog te verdelen"),
    ]
    record.influences = [
        Influence(key="i1", start="sociaal_domein", end="Samenleving", sign=1, strength=2, lag=2, evidence="gesprekken met jongeren"),
        Influence(key="i2", start="verkeer_vervoer_waterstaat", end="Milieu", sign=-1, strength=1, source="rapport van de provincie"),
    ]
    record.candidates = [Candidate(key="k1", role="voorzitter van de ondernemersvereniging", qualities={"trekkracht": "ja", "binden": "deels"}, gap="iemand uit het welzijnswerk erbij")]
    record.ambassador = Ambassador(candidate="k1", may="partners bij elkaar roepen", may_not="geld toezeggen", end=dt.date(2028, 12, 31))
    record.pitch = Pitch(claims=[Claim(key="s1", part="cijfer", text="Van elke honderd volwassenen geven er 82 hun leven een 7 of hoger.", indicator=codes[0], year=2022)])
    record.plan = [
        PlanLine(key="l1", indicator=codes[0], goal="g1", owner="onderzoeker", until="hoeveel jongeren een jongerenwerker spraken"),
        PlanLine(key="l2", name="Bezoekers van het buurthuis", definition="geteld aan de deur", source="eigen telling", frequency="elke maand", next=dt.date(2027, 2, 1)),
    ]
    record.experiments = [
        Experiment(
            key="e1", goal="g1", text="Een proef met een buurtwebsite", expects="Meer jongeren weten wat er te doen is", measure="bezoeken per maand", unit="bezoeken", at_least=200,
            judged=dt.date(2027, 9, 1), stop="Minder dan 200 bezoeken per maand: dan stoppen we.", owner="projectleider", fixed=dt.date(2026, 11, 1), result=140, found="Vooral ouders keken.",
            noted=dt.date(2027, 9, 2), source="teller van de website", verdict="stoppen",
        ),
        Experiment(key="e2", text="Een spreekuur in het zwembad"),
    ]  # fmt: skip
    return record


def hostile(label: str = "Tilburg") -> Dossier:
    """A dossier in which every field holds something that could break a document."""
    record, many = blank(label), len(HOSTILE)
    text = lambda number: HOSTILE[number % many]  # noqa: E731
    dates = (None, dt.date(1990, 1, 1), dt.date(2100, 12, 31))
    for each in range(many):
        record.challenges.append(Challenge(title=text(each), indicators=[text(each + 1)], why=text(each + 2), rank=each + 1))
        record.goals.append(
            Goal(
                key=f"g{each}", challenge=text(each + 1), indicator=("tevredenheid_leven", "bestaat_niet", "")[each % 3], text=text(each), owner=text(each + 4), due=dates[each % 3],
                floor=Floor(value=1e11, norm="anders", source=text(each + 2)), target=Target(value=-5, norm=text(each), source=text(each + 3), year=2100), source=text(each + 5),
            )
        )  # fmt: skip
        record.agenda.append(
            AgendaItem(
                key=f"a{each}", goal=f"g{each}", activity=Activity(text=text(each), output=text(each + 1)), owner=text(each + 2), means=text(each + 5),
                contributions=[Contribution(who=text(each + 3), what=text(each + 4))], euros=9e11, start=dates[1], end=dates[2],
            )
        )  # fmt: skip
        record.conversations.append(Conversation(key=f"c{each}", place=text(each), reaches=["inwoners", text(each)], misses=text(each + 1), instead=text(each + 2), question=text(each + 3), owner=text(each + 4)))
        record.facilities.append(Facility(key=f"f{each}", name=text(each), theme=text(each + 1), region=text(each + 2), users=text(each + 3)))
        record.regional.append(RegionalChoice(theme=text(each), level=text(each + 1), why=text(each + 2), agenda=text(each + 3)))
    record.voices = [Voice(group=text(each), themes=[text(each + 1), "Wonen"], does=text(each + 2), heard=3, where=text(each + 3)) for each in range(4)]
    for each in range(many):
        record.portfolios.append(Portfolio(key=f"p{each}", holder=text(each), name=text(each + 1), themes=[text(each + 2), "Wonen"], moves=["tevredenheid_leven", text(each)], owns=[text(each + 1)]))
        record.trainings.append(Training(key=f"t{each}", who=text(each), skill=text(each + 1), form=text(each + 2), material=text(each + 3), people=999_999, day=dates[each % 3], owner=text(each + 4)))
        record.programmes.append(Programme(key=f"b{each}", name=text(each), field=text(each + 1), theme=text(each + 2), euros=(-9e11, 9e11, None)[each % 3], year=2100))
        record.influences.append(Influence(key=f"i{each}", start=text(each), end=text(each + 1), sign=(1, -1, None)[each % 3], strength=3, lag=40, evidence=text(each + 2), source=text(each + 3)))
        record.candidates.append(Candidate(key=f"k{each}", role=text(each), qualities={text(each): text(each + 1)}, why=text(each + 2), gap=text(each + 3)))
        record.pitch.claims.append(Claim(key=f"s{each}", part=text(each), text=text(each + 1), indicator=("tevredenheid_leven", "bestaat_niet", "")[each % 3], year=1990))
        record.plan.append(
            PlanLine(
                key=f"l{each}", indicator=("tevredenheid_leven", "bestaat_niet", "")[each % 3], name=text(each), definition=text(each + 1), source=text(each + 2), frequency=text(each + 3),
                margin=text(each + 4), goal=f"g{each}", owner=text(each + 5), next=dates[each % 3], until=text(each + 6),
            )
        )  # fmt: skip
        record.experiments.append(
            Experiment(
                key=f"e{each}", goal=f"g{each}", text=text(each), expects=text(each + 1), measure=text(each + 2), unit=text(each + 3), at_least=9e11, judged=dates[each % 3], stop=text(each + 4),
                owner=text(each + 5), start=dates[1], fixed=dates[2], result=-9e11, found=text(each + 6), noted=dates[1], source=text(each + 7), verdict=("", "stoppen", "doorgaan")[each % 3],
            )
        )  # fmt: skip
        record.arrows.append(Arrow(key=f"pa{each}", start=("tevredenheid_leven", text(each))[each % 2], end=text(each + 1), sign=(1, -1, None)[each % 3], strength=3, lag=40, evidence=text(each + 2), source=text(each + 3)))
        record.interventions.append(Intervention(key=f"ia{each}", name=text(each), found_in=text(each + 1), what=text(each + 2), whom=text(each + 3), link=text(each + 4), evidence=text(each + 5), arrow=f"pa{each}", fits=text(each + 6), looked=dates[each % 3]))
        assumed = Assumed(low=-9e8, likely=0, high=9e8, source=text(each), evidence=text(each + 1), owner=text(each + 2), by=dates[each % 3])
        record.scenarios.append(
            Scenario(
                key=f"sa{each}", name=text(each), indicator=("tevredenheid_leven", "bestaat_niet", "")[each % 3], goal=f"g{each}", group=text(each + 1), size=9e11, base=-9e11, base_year=1990, edition=text(each + 2),
                factors={("reach", "effect", text(each))[each % 3]: assumed}, years=40, rounds=40, margin=9e11, margin_source=text(each + 3), guess=-9e11,
            )
        )  # fmt: skip
        record.options.append(Option(key=f"oa{each}", goal=f"g{each}", text=text(each), gains=text(each + 1), loses=text(each + 2), scenario=f"sa{each}", euros=(-9e11, 9e11, None)[each % 3], elsewhere=text(each + 3), later=text(each + 4)))
        record.contacts.append(Contact(key=f"ca{each}", phase=("vorming", text(each))[each % 2], level=("rijk", text(each))[each % 2], stakeholder=text(each + 1), contact=text(each + 2), asked=dates[each % 3], about=text(each + 3)))
        record.council.append(CouncilMoment(key=f"ra{each}", kind=text(each), day=dates[each % 3], about=text(each + 1), open=text(each + 2)))
        record.staying.append(Staying(key=f"ba{each}", who=text(each), does=text(each + 1), hours=168, until=dates[each % 3]))
        record.handovers.append(Handover(key=f"ha{each}", role=("griffier", text(each))[each % 2], keeps=text(each + 1), where=text(each + 2), day=dates[each % 3]))
        record.resident_plan.append(ResidentQuestion(key=f"wa{each}", question=text(each), indicator=("tevredenheid_leven", "bestaat_niet", "")[each % 3], theme=text(each + 1), group=text(each + 2), method=text(each + 3), day=dates[each % 3], owner=text(each + 4)))
    hostile_half(record, text, dates, many)
    record.assignment = Assignment(coordinator=text(0), client=text(1), hours=168, result=text(2), mandate=text(3), reports=text(4), start=dates[1], end=dates[2])
    record.ambassador = Ambassador(candidate="k0", may=text(5), may_not=text(6), supports=text(7), start=dates[1], end=dates[2])
    record.field_themes = {text(each): [text(each + 1)] for each in range(4)}
    for place, part in enumerate(("zin", "opgaven", "cijfer", "ondergrens", "verbinder", "naam", "dag", "niet")):
        record.set_note("stap_06", f"voorstel_{part}", text(place))
    for key in ("visie", "visie_cijfer", "regionale_agenda"):
        record.set_note("stap_05", key, HOSTILE[4], HOSTILE[0])
    for key in ("visie", "akkoord"):
        record.set_note("fase_1", key, HOSTILE[10], HOSTILE[0])
    return record


def desk_of(record: Dossier, style: HouseStyle = STYLE) -> Desk:
    return Desk(record, MONITOR, MONITOR.regions[record.region], TODAY, style)


def made(kind: str, ending: str, record: Dossier, style: HouseStyle = STYLE) -> bytes:
    """One document."""
    found = next(each for each in DOCUMENTS if (each.kind, each.ending) == (kind, ending))
    return found.write(desk_of(record, style))


def word_of(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def word_text(data: bytes) -> str:
    """Every letter of a Word document, tables and footer too."""
    found = word_of(data)
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    foot = [each.text for section in found.sections for each in section.footer.paragraphs]
    return "\n".join([*(each.text for each in found.paragraphs), *cells, *foot])


def book_of(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def book_text(data: bytes) -> str:
    return "\n".join(str(cell.value) for sheet in book_of(data) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def pdf_text(data: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))


def ics_text(data: bytes) -> str:
    """Every value of a calendar, read back."""
    return "\n".join(str(value) for part in Calendar.from_ical(data).walk() for value in part.values())


READERS = {"docx": word_text, "xlsx": book_text, "pdf": pdf_text, "ics": ics_text}
