"""The learning points of the cycle: what opens, who stays, what was skipped, which route, what is kept, whom it reaches."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from export.desks import HOSTILE, MONITOR, TODAY, blank, filled, hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from bwlab.policy import (
    Activity,
    AgendaItem,
    Arrow,
    Assumed,
    CouncilMoment,
    Decision,
    Goal,
    Handover,
    Passage,
    PlanLine,
    Scenario,
    Staying,
    Training,
)
from bwlab.policy.cycle import KEYS, PHASES
from bwlab.policy.phases import awareness, council, handover, path, route, staying
from bwlab.policy.stakeholders import ROLES

DAY = dt.date(2027, 2, 4)
OPEN = CouncilMoment(kind="werksessie", day=DAY, about="Welke ondergrens?", open="de ondergrens")


def walked(*notebooks: str) -> list[Passage]:
    """A path through these notebooks, a day apart."""
    return [Passage(notebook=each, when=dt.datetime(2026, 12, 1 + place % 28, 9, tzinfo=dt.UTC)) for place, each in enumerate(notebooks)]


class TestCouncil:
    def test_without_a_moment_the_options_are_closed(self):
        said = council.closed([], TODAY)
        assert said.startswith("Je keuzes blijven nog dicht: er staat geen moment met de raad.")
        assert council.closed([CouncilMoment()] * 200, TODAY) == said, "empty rows are no moment"

    def test_a_day_with_something_to_choose_opens_them(self):
        assert council.closed([OPEN], TODAY) == ""
        assert council.closed([CouncilMoment(day=DAY, open="de volgorde")], TODAY) == "", "a kind is not needed"

    def test_a_moment_that_was_held_opens_them(self):
        held = OPEN.model_copy(update={"day": dt.date(2026, 9, 3)})
        record = blank()
        record.council = [held]
        assert council.closed([held], TODAY) == ""
        assert any("is voorbij. Schrijf erbij wat de raad meegaf" in each for each in council.judged(record, TODAY))
        record.council = [held.model_copy(update={"said": "begin bij jongeren"})]
        assert any("De raad gaf mee: 'begin bij jongeren'." in each for each in council.judged(record, TODAY))

    @pytest.mark.parametrize(
        ("moment", "why"),
        [
            (CouncilMoment(kind="startnotitie"), "de startnotitie heeft nog geen dag en zegt nog niet wat de raad dan kan kiezen"),
            (CouncilMoment(kind="werksessie", open="de volgorde"), "de werksessie heeft nog geen dag."),
            (CouncilMoment(kind="werksessie", day=DAY), "de werksessie van 4 februari 2027 zegt nog niet wat de raad dan kan kiezen"),
            (CouncilMoment(kind="werksessie", day=DAY, open="n.t.b."), "zegt nog niet wat de raad dan kan kiezen"),
            (CouncilMoment(kind="werksessie", day=DAY, open="Niets"), "laat de raad niets te kiezen"),
            (CouncilMoment(kind="raadsbesluit", day=DAY, open="alles"), "bij het raadsbesluit van 4 februari 2027 ligt er al een voorstel"),
        ],
    )
    def test_what_is_missing_is_said(self, moment, why):
        assert why in council.closed([moment], TODAY)

    def test_after_the_decision_it_is_too_late(self):
        decided = CouncilMoment(kind="raadsbesluit", day=dt.date(2027, 1, 14))
        assert "valt niet voor het besluit van 14 januari 2027" in council.closed([OPEN, decided], TODAY)
        again = CouncilMoment(kind="raadsbesluit", day=dt.date(2027, 6, 1))
        assert council.closed([OPEN, decided, again], TODAY) == "", "a later decision is still to come"

    def test_what_follows_from_a_moment(self):
        record = blank()
        record.council = [OPEN, CouncilMoment(kind="raadsbesluit", day=dt.date(2027, 2, 16))]
        record.agenda = [AgendaItem(activity=Activity(text="Bellen"), start=dt.date(2027, 1, 1)), AgendaItem(activity=Activity(text="Later"), start=dt.date(2027, 3, 1))]
        said = council.judged(record, TODAY)
        assert any("zitten 12 dagen" in each for each in said)
        assert any("begint 'Bellen' voordat de raad iets te kiezen heeft" in each for each in said)
        assert not any("Later" in each for each in said)

    @pytest.mark.parametrize(
        ("day", "word"), [(dt.date(2027, 7, 15), "weet de griffie"), (dt.date(2027, 2, 6), "weekend"), (dt.date(2030, 5, 9), "na de raadsverkiezingen van maart 2030")]
    )
    def test_days_that_ask_a_question(self, day, word):
        record = blank()
        record.council = [OPEN.model_copy(update={"day": day})]
        assert any(word in each for each in council.judged(record, TODAY))
        record.council = [OPEN]
        assert not any(word in each for each in council.judged(record, TODAY))

    @settings(max_examples=60)
    @given(st.lists(st.builds(CouncilMoment, kind=st.sampled_from(["", *council.KINDS]), day=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)), open=st.sampled_from(["", "niets", "de ondergrens"]))))
    def test_it_is_open_exactly_when_a_moment_opens_it(self, moments):
        said = council.closed(moments, TODAY)
        assert (said == "") == bool(council.opening(council.begun(moments)))
        assert said == "" or said.endswith(".")
        if said == "":
            assert any(each.day and each.open == "de ondergrens" and each.kind != council.DECISION for each in moments)


class TestStaying:
    def record(self, until, label="Tilburg"):
        """A goal whose activity ends in 2027, and somebody who stays until a day."""
        record = blank(label)
        record.goals = [Goal(key="g", indicator="tevredenheid_leven")]
        record.agenda = [AgendaItem(goal="g", activity=Activity(text="Bellen"), end=dt.date(2027, 12, 31))]
        record.staying = [Staying(who="beleidsadviseur", does="meedenken", hours=2, until=until)]
        return record

    def test_nobody(self):
        assert staying.judged(blank(), MONITOR, TODAY)[0].startswith("Er staat nog niemand van beleid die er na het besluit bij blijft.")
        record = self.record(None)
        record.staying = [Staying(who="n.t.b.", hours=3)]
        assert "nog niemand" in staying.judged(record, MONITOR, TODAY)[0]

    def test_gone_before_the_first_figure_that_can_show_something(self):
        said = staying.judged(self.record(dt.date(2028, 6, 1)), MONITOR, TODAY)
        assert said == ["De eerste meting die iets kan laten zien, komt rond december 2028 (Tevredenheid met het leven, over 2027); dan is er van beleid niemand meer bij."]

    def test_still_there(self):
        said = staying.judged(self.record(dt.date(2029, 1, 1)), MONITOR, TODAY)
        assert said[-1].endswith("'beleidsadviseur' is er dan nog bij.")

    def test_not_known_until_when_is_not_gone(self):
        said = staying.judged(self.record(None), MONITOR, TODAY)
        assert any("weten we niet: er staat geen einddatum" in each for each in said)
        assert staying.last_day(self.record(None).staying) is None

    def test_work_goes_on_without_policy(self):
        said = staying.judged(self.record(dt.date(2027, 6, 1)), MONITOR, TODAY)
        assert "Na 1 juni 2027 is er van beleid niemand meer bij, terwijl 'Bellen' dan nog loopt." in said

    def test_what_is_over_and_no_hours(self):
        record = self.record(dt.date(2026, 1, 1))
        record.staying[0].hours = 0
        said = " ".join(staying.judged(record, MONITOR, TODAY))
        assert "de einddatum 1 januari 2026 is voorbij" in said and "er staan 0 uren" in said

    def test_without_a_figure_it_says_why(self):
        record = self.record(dt.date(2029, 1, 1))
        record.goals = [Goal(key="g")]
        assert "er is geen cijfer gekozen" in " ".join(staying.judged(record, MONITOR, TODAY))
        record.goals = []
        assert "nog geen doel met een activiteit" in " ".join(staying.judged(record, MONITOR, TODAY))

    def test_a_figure_that_is_out_is_not_to_come(self):
        said = " ".join(staying.judged(self.record(dt.date(2029, 1, 1)), MONITOR, dt.date(2028, 12, 24)))
        assert "zijn er al" in said and "komt rond" not in said

    def test_goals_whose_figure_comes_when_nobody_is_there(self):
        record = self.record(dt.date(2029, 1, 1))
        record.goals.append(Goal(key="h", indicator="contact"))
        record.agenda.append(AgendaItem(goal="h", activity=Activity(text="Buurtfeest"), end=dt.date(2028, 12, 31)))
        said = " ".join(staying.judged(record, MONITOR, TODAY))
        assert "Bij 1 van de 2 doelen komt de eerste meting die iets kan laten zien pas na 1 januari 2029" in said

    def test_moments_say_who_is_there(self):
        found = staying.moments(self.record(dt.date(2028, 6, 1)), MONITOR, TODAY)
        assert [each.there for each in found] == [("beleidsadviseur",), ()]
        assert found == sorted(found, key=lambda each: each.day)


class TestPath:
    def test_starting_at_phase_three_asks_about_one_and_two(self):
        assert [each.key for each in path.skipped(walked("fase_3"), "fase_3")] == ["agendering", "voorbereiding"]
        assert [each.key for each in path.skipped(walked("fase_3"), "vorming")] == ["agendering", "voorbereiding"]
        assert path.skipped(walked("fase_1", "fase_2", "fase_3"), "fase_3") == []
        assert path.skipped([], "fase_1") == []

    def test_a_phase_that_came_later_is_not_skipped(self):
        taken = walked("fase_3", "fase_1")
        assert [each.key for each in path.skipped(taken, "fase_3")] == ["voorbereiding"]
        assert path.finding(taken) == "Je begon bij fase 3 (beleidsvorming), ging 1 keer terug en sloeg fase 2 nog over"

    def test_going_back_is_seen_and_not_called_wrong(self):
        taken = walked("fase_1", "fase_2", "fase_1", "fase_3")
        assert [each.back for each in path.turns(taken)] == [False, False, True, False]
        said = " ".join([*path.told(taken), path.finding(taken), path.FREE])
        assert "1 december 2026: je begon bij fase 1 (agendering)." in said and "3 december 2026: terug naar fase 1 (agendering)." in said
        assert not any(word in said for word in ("verkeerd", "moet eerst", "hoort eerst"))

    def test_steps_and_other_notebooks(self):
        taken = walked("stap_01", "start", "fase_2", "stap_02", "lezen_1", "stap_04", "fase_1", "lezen_1", "fase_1", "fase_99", "fase_3", "stap_09")
        assert [each.name for each in path.turns(taken)] == ["fase 2 (beleidsvoorbereiding)", "fase 1 (agendering)", "fase 3 (beleidsvorming)"]
        found = path.turns(taken, steps=True)
        assert [each.row for each in found] == [1, 6, 0, 2], "steps before the first phase and after the last are no turn"
        assert found[1].name == "2 stappen (stap 2 en 4)"
        assert path.turns(walked("fase_1", "stap_02", "fase_2"), steps=True)[1].name == "stap 2 (kies doelen)"
        assert [each.back for each in found] == [False, False, True, False], "a step between does not hide the way back"

    def test_nothing_yet(self):
        assert path.told([]) == [] and path.finding([]) == "" and path.turns(walked("start", "stap_01")) == []

    def test_a_long_path_is_told_short(self):
        taken = walked(*("fase_1", "fase_2") * 100)
        assert len(path.turns(taken)) == 200 and len(path.told(taken)) == path.RECENT + 1
        assert "188 keer" in path.told(taken)[0]

    def test_one_day_is_one_sentence(self):
        taken = [each.model_copy(update={"when": dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)}) for each in walked("fase_2", "fase_1", "fase_3")]
        assert path.told(taken) == ["1 december 2026: je begon bij fase 2 (beleidsvoorbereiding), terug naar fase 1 (agendering) en verder naar fase 3 (beleidsvorming)."]

    def test_every_phase_has_a_question(self):
        assert set(path.QUESTIONS) == set(KEYS) and all(each.endswith("?") for each in path.QUESTIONS.values())

    def test_what_was_answered(self):
        record = blank()
        record.path = walked("fase_3")
        record.set_note("fase_3", f"{path.NOTE}agendering", "De raad koos dit in 2025.")
        assert [(each.key, said) for each, said in path.assumed(record)] == [("agendering", "De raad koos dit in 2025."), ("voorbereiding", "")]
        record.path = walked("fase_3", "fase_1")
        assert [each.key for each, _ in path.assumed(record)] == ["voorbereiding"], "what was done after all is no longer asked"

    @settings(max_examples=60)
    @given(st.lists(st.sampled_from([*(each.id for each in PHASES), "stap_01", "start", HOSTILE[0]])))
    def test_every_phase_was_opened_or_is_asked(self, notebooks):
        taken = walked(*notebooks)
        left = {each.key for each in path.skipped(taken, "fase_6")}
        assert left | path.opened(taken) >= set(KEYS[:-1]) and not left & path.opened(taken)
        assert {each.key for each in path.jumped(taken)} <= left
        found = path.turns(taken, steps=True)
        assert all(one.name != other.name for one, other in pairwise(found))


class TestRoute:
    def test_theory_comes_first_on_the_second(self):
        assert route.ROUTES["theorie"].parts[:4] == ("fase_2", "stap_02", "fase_3", "fase_1")
        assert {*route.ROUTES["cyclus"].parts} < {*route.ROUTES["theorie"].parts}
        assert "wellicht" in route.ROUTES["theorie"].why

    def test_what_the_dossier_has(self):
        found = {part.id: part.there for part in route.parts(filled(), "theorie")}
        assert found["fase_2"] == "4 pijlen, 2 interventies en 2 scenario's"
        assert found["stap_02"] == "1 ondergrens en 2 streefwaarden"
        assert found["fase_4"] == "5 verwachte effecten en 1 besluit"
        assert found["fase_5"] == "1 afspraak vooraf, 1 regel in het logboek, 2 functies die erbij blijven en 2 cijfers in het indicatorenplan"
        assert found["fase_6"] == "1 evaluatie en 2 pijlen waarop je terugkeek"
        assert all(part.there == "" and not part.opened for part in route.parts(blank(), "cyclus"))

    def test_the_next_is_the_first_without_anything(self, monkeypatch):
        known = dict.fromkeys(("stap_02", *(each.id for each in PHASES)), route.materials()["stap_02"])
        monkeypatch.setattr(route, "materials", lambda: known)
        record = blank()
        assert route.next_part(record, "theorie").id == "fase_2" and route.next_part(record, "cyclus").id == "fase_1"
        record.arrows = [Arrow(start="a", end="b")]
        assert route.next_part(record, "theorie").id == "stap_02"
        full = filled()
        full.expected, full.decisions = [], [Decision(goal="g1")]
        assert route.next_part(full, "theorie").id == "fase_4", "a decision without an option is none yet"
        full.decisions[0].option = "oa"
        assert route.next_part(full, "theorie") is None and "staat iets in je dossier" in route.next_words(full, "theorie")

    def test_what_has_no_notebook_is_never_next(self, monkeypatch):
        monkeypatch.setattr(route, "materials", dict)
        assert route.next_part(blank(), "cyclus") is None
        assert all(part.minutes is None for part in route.parts(blank(), "cyclus"))

    def test_the_choice(self):
        record = blank()
        assert route.chosen(record) == ""
        record.set_note(route.NOTEBOOK, route.KEY, answer="theorie")
        assert route.chosen(record) == "theorie"
        record.set_note(route.NOTEBOOK, route.KEY, answer="een route van later")
        assert route.chosen(record) == ""


class TestHandover:
    def test_roles_that_keep_nothing(self):
        record = blank()
        assert handover.judged(record, MONITOR, TODAY)[0].startswith("Er staat nog niet wie wat bewaart.")
        record.handovers = [Handover(role="griffier", keeps="het dossier", where="de map", day=DAY)]
        assert handover.judged(record, MONITOR, TODAY)[0] == "Bij deze rollen staat nog niet wat er bewaard wordt: de controllers en juristen, de gemeentesecretaris."
        record.handovers.append(Handover(role="onze concerncontroller", keeps="de begroting", where="de map", day=DAY))
        assert handover.judged(record, MONITOR, TODAY)[0] == "Bij deze rol staat nog niet wat er bewaard wordt: de gemeentesecretaris."

    @pytest.mark.parametrize("role", [each.key for each in ROLES] + [each.title for each in ROLES])
    def test_a_role_is_known_by_key_and_title(self, role):
        assert handover.role_of(role) in {each.key for each in ROLES} and handover.role_of("voorzitter van de wijkraad") == ""

    @pytest.mark.parametrize(
        ("day", "word"), [(dt.date(2030, 5, 1), "na de raadsverkiezingen van maart 2030"), (dt.date(2026, 1, 1), "is voorbij"), (dt.date(2030, 3, 1), "")]
    )
    def test_days(self, day, word):
        record = blank()
        record.handovers = [Handover(role=each.key, keeps="de map", where="hier", day=day) for each in ROLES]
        said = handover.judged(record, MONITOR, TODAY)
        assert sum(word in each for each in said) == len(ROLES) if word else len(said) == 2

    def test_whether_measuring_goes_on(self):
        record = blank()
        assert "nog geen indicatorenplan" in handover.measuring(record, MONITOR, TODAY)
        record.plan = [PlanLine(indicator="tevredenheid_leven", owner="onderzoeker"), PlanLine(name="Eigen telling")]
        assert handover.measuring(record, MONITOR, TODAY) == "Van de 2 cijfers in het indicatorenplan is er 1 met iemand die het volgt en een volgende meting."
        record.plan, record.goals = [], [Goal(indicator="tevredenheid_leven")]
        assert handover.measuring(record, MONITOR, TODAY).endswith("Een indicatorenplan is er nog niet.")

    def test_who_learned(self):
        record = blank()
        assert "nog niemand" in handover.trained(record, TODAY)
        record.trainings = [Training(who="griffie", skill="een kleur", day=dt.date(2026, 3, 1)), Training(who="beleidsadviseurs")]
        said = handover.trained(record, TODAY)
        assert "staan 2 regels; bij 1 daarvan is de dag geweest" in said and said.endswith("leren controllers en juristen nog niets.")
        record.trainings[0] = Training(who="griffie", skill="een kleur")
        assert "bij geen daarvan is de dag geweest" in handover.trained(record, TODAY)
        record.trainings.append(Training(who="juristen"))
        assert "leren allemaal iets" in handover.trained(record, TODAY)

    def test_assumptions_without_a_source(self):
        record = blank()
        record.arrows = [Arrow(start="rust", end="tevredenheid_leven", sign=1), Arrow(start="geld", end="rust", sign=1, source="CBS"), Arrow()]
        record.scenarios = [Scenario(name="Bellen", factors={"reach": Assumed(likely=0.1), "uptake": Assumed(likely=0.2, source="telling"), "effect": Assumed()})]
        assert handover.unsourced(record, MONITOR) == [
            "Meer 'rust' geeft meer 'Tevredenheid met het leven': aanname van de deelnemer.",
            "In scenario 'Bellen' is 1 getal een aanname van de deelnemer.",
        ]

    def test_the_sheet(self):
        found = dict(handover.sheet(filled(), MONITOR, TODAY))
        assert MONITOR.edition in found["Met welke cijfers dit is gemaakt"][0]
        assert "De griffier bewaart: het dossier en de vragen van de raad. Het ligt hier: de map van de griffie. Overdracht of volgende blik: 1 maart 2030." in found["Wie wat bewaart"]
        assert len(found["Aannames zonder bron"]) == 4 and any("nog niemand volgt dit" in each for each in found["Volgende metingen"])
        old = filled()
        old.edition = "2020.1"
        assert any("editie 2020.1" in each for each in dict(handover.sheet(old, MONITOR, TODAY))["Met welke cijfers dit is gemaakt"])

    def test_the_sheet_tells_what_was_skipped(self):
        record = blank()
        record.path = walked("fase_2")
        record.set_note("fase_2", f"{path.NOTE}agendering", "De opgave komt uit het akkoord.")
        assert any("Fase 1 (agendering) is overgeslagen. Daarover staat opgeschreven: De opgave komt uit het akkoord." in each for each in dict(handover.sheet(record, MONITOR, TODAY))["Wat nog open is"])

    @pytest.mark.parametrize("make", [blank, filled, hostile])
    def test_every_section_says_something(self, make):
        record = make()
        if make is hostile:
            record.arrows = [Arrow(start=text, end=text) for text in HOSTILE] * 13
            record.handovers = [Handover(role=text, keeps=text, where=text) for text in HOSTILE] * 13
        for title, lines in handover.sheet(record, MONITOR, TODAY):
            assert title and 1 <= len(lines) <= handover.MOST + 1 and all(each.strip() for each in lines)


class TestAwareness:
    def test_nothing_planned(self):
        assert awareness.judged([], TODAY)[0].startswith("Er is nog geen factsheet en geen cursus gepland.")
        assert awareness.judged([Training()] * 200, TODAY) == awareness.judged([], TODAY)

    def test_factsheets_beside_courses(self):
        rows = [
            Training(who="griffie", form=awareness.SPREAD, people=20, day=DAY, owner="communicatieadviseur"),
            Training(who="inwoners van Noord", form="Factsheet bespreken"),
            Training(who="beleidsadviseurs", skill="een kleur in de monitor lezen", form="cursus", people=12),
        ]
        said = " ".join(awareness.judged(rows, TODAY))
        assert "Gepland: 2 factsheets, voor samen 20 mensen. Bij 1 daarvan staat niet voor hoeveel mensen." in said
        assert "Nog niet bereikt met een factsheet of een cursus: onderzoekers, controllers en juristen, college, uitvoering en communicatie." in said
        assert "Alleen een factsheet krijgen griffie en inwoners van Noord." in said
        assert "De factsheet voor 'inwoners van Noord': nog niet ingevuld is een dag, hoeveel mensen en wie het regelt." in said
        assert len(awareness.spread(rows)) == 2

    def test_minutes_of_the_notebooks(self):
        found = {each.name: each for each in awareness.reaches([Training(who="beleid", skill="een kleur"), Training(who="beleid", skill="kleur", form="meelopen"), Training(who="griffie", skill="iets eigens")])}
        assert found["beleidsadviseurs"].minutes == awareness.materials()["lezen_1"].both, "one notebook counts once"
        assert found["griffie"].minutes is None and found["college"].minutes is None
        assert found["college"].courses == ()

    def test_zero_people_are_known_and_a_past_day_is_asked(self):
        said = " ".join(awareness.judged([Training(who="griffie", form=awareness.SPREAD, people=0, day=dt.date(2026, 1, 5), owner="x")], TODAY))
        assert "voor samen 0 mensen" in said and "stond op 5 januari 2026" in said
