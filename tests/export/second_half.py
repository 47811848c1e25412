"""The second half of the policy cycle and the three desks in the dossiers of ``desks``: filled in, and hostile."""

from __future__ import annotations

import datetime as dt

from bwlab.dossier.records import Dossier
from bwlab.policy import (
    Agreement,
    ArrowReview,
    AuditFinding,
    Consideration,
    CouncilQuestion,
    Decision,
    Evaluation,
    Expected,
    Heard,
    LogEntry,
    Outside,
    Promise,
)
from bwlab.policy.records.following import Agreed


def decided(record: Dossier) -> Dossier:
    """Phases 4 to 6 and the desks, again with something left open everywhere."""
    debts = record.goals[1].indicator
    record.expected = [
        Expected(
            key="va", option="oa", goal="g2", theme="Materiële welvaart", ledger="nu", sentiment="gunstiger", text="Minder huishoudens raken dieper in de schulden", group="huishoudens met een achterstand",
            place="drie wijken", year=2028, indicator=debts, low=-0.8, likely=-0.4, high=0, source="gesprekken met de uitvoering, 2026",
        ),
        Expected(key="vb", option="oa", goal="g2", theme="Gezondheid", ledger="later", sentiment="onbekend", text="Misschien minder stress"),
        Expected(key="vc", option="ob", goal="g2", theme="Materiële welvaart", ledger="nu", sentiment="geen"),
        Expected(key="vd", option="ob", goal="g2", theme="Samenleving", ledger="elders", sentiment="ongunstiger", text="Buurgemeenten krijgen het fonds niet", place="de buurgemeenten"),
        Expected(key="ve", goal="g2", theme="Materiële welvaart", ledger="later", sentiment="ongunstiger", text="Wie nu een achterstand heeft, raakt verder achter"),
    ]
    record.considerations = [
        Consideration(key="wa", goal="g2", option="oa", kind="technisch", text="De bellers zijn er al", who="teamleider schuldhulp"),
        Consideration(key="wb", goal="g2", option="ob", kind="politiek", text="Wie nu vastzit, kan niet wachten", who="een deel van de raad"),
        Consideration(key="wc", goal="g2", text="Bellen voelt voor sommigen als controle"),
    ]
    record.heard = [Heard(key="ia", goal="g2", who="bewoners van drie wijken", day=dt.date(2027, 3, 2), said="Bel overdag", prefers="oa", done="De beltijden zijn aangepast"), Heard(key="ib", goal="g2", who="de woningcorporatie")]
    record.decisions = [
        Decision(
            key="da", goal="g2", option="oa", body="gemeenteraad", day=dt.date(2027, 4, 15), why="We beginnen waar de achterstanden het grootst zijn", price="de andere wijken wachten een jaar",
            minority="Een deel van de raad wil ook een fonds", evaluated=dt.date(2029, 4, 1), indicator=debts, reconsider="als minder dan de helft van de gebelde huishoudens meedoet", owner="concernstrategie",
        ),
        Decision(key="db", goal="g1"),
    ]
    record.outside = [
        Outside(key="oa", option="oa", what="schulden bij incassobureaus", way="weg", bearer="schuldeisers elders", question="Wie betaalt de kwijtschelding?", asked="kredietbank", source="gesprek met de kredietbank, 2026"),
        Outside(key="ob", what="uitstoot van spullen die elders gemaakt zijn", way="hierheen", proxy="broeikasgas_per_inwoner", says_not="alleen wat in de gemeente wordt uitgestoten"),
    ]
    record.agreements = [
        Agreement(key="ga", goal="g2", measure="gebelde huishoudens", unit="huishoudens", adjust="Minder dan 120 in een half jaar: dan kijken we wat tegenzit", adjust_at=120, stop_at=40, every=6, owner="teamleider schuldhulp", fixed=dt.date(2027, 5, 1), rule=Agreed(day=dt.date(2027, 5, 1), measure="gebelde huishoudens", unit="huishoudens", adjust="Minder dan 120 in een half jaar: dan kijken we wat tegenzit", adjust_at=120, stop_at=40)),
        Agreement(key="gb", goal="g2", indicator=debts),
    ]
    record.logbook = [
        LogEntry(key="la", activity="a3", agreement="ga", day=dt.date(2027, 11, 1), planned=150, done=96, unit="huishoudens", helped="de wijkagent gaf namen door", hindered="oude telefoonnummers", told_by="belteam", choice="bijsturen", why="de nummers worden opnieuw opgevraagd"),
        LogEntry(key="lb", activity="a1", day=dt.date(2028, 5, 1), planned=18, unit="weken"),
    ]
    record.evaluations = [
        Evaluation(key="ea", goal="g2", moment="halverwege", day=dt.date(2029, 4, 1), done="240 huishoudens zijn gebeld", met="onbekend", stands="gelijk", start=2018, end=2022, claim="Het cijfer daalde, en dat deed het overal.", other="de economie", adjust="eerder bellen"),
        Evaluation(key="eb", goal="g1"),
    ]
    record.arrow_reviews = [ArrowReview(key="ra", arrow="pc", seen="gezien", text="Wie in de eerste maand werd gebeld, loste vaker af", source="telling van het belteam, 2028", keeps="blijft"), ArrowReview(key="rb", arrow="pa", seen="onbekend")]
    record.council_questions = [
        CouncilQuestion(key="qa", text="Hebben wij meer schulden dan onze buren?", asked_by="commissie samenleving", day=dt.date(2027, 9, 9), indicator=debts, compare="neighbours", asks="plaats", answer="Zie het cijfer met zijn jaar."),
        CouncilQuestion(key="qb", text="Komt het door ons beleid?", asks="oorzaak"),
        CouncilQuestion(key="qc", text="Hoeveel bankjes zijn er per wijk?", part="wijk", sought="bankjes", start=2020, end=2024),
    ]
    record.findings = [AuditFinding(key="fa", table="controle", row="2019", kind="breuk", why="de vraag veranderde"), AuditFinding(key="fb", table="controle", row="2021")]
    record.promises = [
        Promise(key="ta", text="Elk half jaar een brief over schulden", to="gemeenteraad", by="programmamanager", due=dt.date(2027, 10, 1), goal="g2"),
        Promise(key="tb", text="Een gesprek met de wijkraad", kept=dt.date(2026, 11, 5), how="gesprek van 5 november"),
        Promise(key="tc", text="Uitzoeken of het fonds mag"),
    ]
    return record


def hostile_half(record: Dossier, text, dates, many: int) -> Dossier:
    """The same records, with in every field something that could break a document."""
    for each in range(many):
        day, code = dates[each % 3], ("tevredenheid_leven", "bestaat_niet", "")[each % 3]
        record.expected.append(
            Expected(
                key=f"va{each}", option=("", f"oa{each}")[each % 2], goal=f"g{each}", theme=("Wonen", text(each))[each % 2], ledger=("later", text(each))[each % 2], sentiment=("gunstiger", text(each))[each % 2],
                text=text(each + 1), group=text(each + 2), place=text(each + 3), year=2100, indicator=code, low=9e11, likely=-9e11, high=0, unit=text(each + 4), source=text(each + 5),
            )
        )  # fmt: skip
        record.considerations.append(Consideration(key=f"wa{each}", goal=f"g{each}", option=f"oa{each}", kind=("technisch", text(each))[each % 2], text=text(each + 1), who=text(each + 2)))
        record.heard.append(Heard(key=f"ia{each}", goal=f"g{each}", who=text(each), day=day, said=text(each + 1), prefers=(f"oa{each}", text(each))[each % 2], done=text(each + 2)))
        record.decisions.append(
            Decision(
                key=f"da{each}", goal=f"g{each}", option=(f"oa{each}", text(each))[each % 2], body=text(each + 1), day=day, why=text(each + 2), price=text(each + 3), minority=text(each + 4),
                evaluated=day, indicator=code, reconsider=text(each + 5), owner=text(each + 6),
            )
        )  # fmt: skip
        record.outside.append(Outside(key=f"ob{each}", option=f"oa{each}", what=text(each), way=("weg", text(each))[each % 2], bearer=text(each + 1), proxy=code, says_not=text(each + 2), question=text(each + 3), asked=text(each + 4), source=text(each + 5)))
        record.agreements.append(Agreement(key=f"ga{each}", goal=f"g{each}", indicator=code, measure=text(each), unit=text(each + 1), adjust=text(each + 2), stop=text(each + 3), adjust_at=9e11, stop_at=-9e11, above=False, every=60, owner=text(each + 4), fixed=day, former=[Agreed(day=day, measure=text(each), adjust=text(each + 1))] if day else []))
        record.logbook.append(LogEntry(key=f"la{each}", activity=f"a{each}", agreement=f"ga{each}", day=day, planned=9e11, done=0, unit=text(each), helped=text(each + 1), hindered=text(each + 2), told_by=text(each + 3), choice=("stoppen", text(each))[each % 2], why=text(each + 4)))
        record.evaluations.append(
            Evaluation(
                key=f"ea{each}", goal=f"g{each}", moment=("einde", text(each))[each % 2], day=day, done=text(each + 1), met=("ja", text(each))[each % 2], stands=("groter", text(each))[each % 2],
                start=2100, end=1990, claim=text(each + 2), other=text(each + 3), adjust=text(each + 4),
            )
        )  # fmt: skip
        record.arrow_reviews.append(ArrowReview(key=f"ra{each}", arrow=f"pa{each}", seen=("niet", text(each))[each % 2], text=text(each + 1), source=text(each + 2), keeps=text(each + 3)))
        record.council_questions.append(CouncilQuestion(key=f"qa{each}", text=text(each), asked_by=text(each + 1), day=day, indicator=code, start=2100, end=1990, compare=text(each + 2), asks=("oorzaak", text(each))[each % 2], answer=text(each + 3), part=("", text(each))[each % 2], sought=text(each)))
        record.findings.append(AuditFinding(key=f"fa{each}", table=text(each), row=text(each + 1), kind=text(each + 2), why=text(each + 3)))
        record.promises.append(Promise(key=f"ta{each}", text=text(each), to=text(each + 1), by=text(each + 2), due=day, goal=f"g{each}", kept=dates[(each + 1) % 3], how=text(each + 3)))
    return record
