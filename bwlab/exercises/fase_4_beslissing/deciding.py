"""The decision itself: two kinds of considerations, an expectation, the day of the evaluation, and the minority."""

from __future__ import annotations

import datetime as dt

from bwlab.dossier import Dossier
from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import YEARLY, appears, in_words, lower, own
from bwlab.exercises.stap_09_monitor.ticked import flips
from bwlab.formats import date as date_words
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.monitoring.publication import published
from bwlab.policy.monitoring.reporting import days_in
from bwlab.policy.records.deciding import KINDS
from bwlab.regions import Region

TECHNICAL, POLITICAL = KINDS
WATCHED = ("vrijwilligerswerk", "tevredenheid_leven", "broeikasgas_per_inwoner")


def kinds(region: Region) -> Question:
    """Seven considerations: technical or political?"""
    lines = {
        "eerlijk": (POLITICAL, "Het is niet eerlijk dat de ene wijk twee jaar op de andere wacht."),
        "mensen": (TECHNICAL, "Er zijn nu drie mensen die dit werk kunnen doen, en er zijn er zes nodig."),
        "peiling": (POLITICAL, "Zes van de tien inwoners die meepraatten, willen liever het spreekuur."),
        "zeker": (TECHNICAL, "Voor de stap van bellen naar minder schulden vonden we geen onderzoek."),
        "voorrang": (POLITICAL, "Dit gaat voor de verbouwing van het zwembad."),
        "privacy": (TECHNICAL, "Gegevens over schulden mogen we alleen delen als de privacywet het toelaat."),
        "risico": (POLITICAL, "We kiezen de optie met het kleinste verlies als het tegenvalt, ook al levert een andere gemiddeld meer op."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "peiling": "Eén zin heeft een getal. Zegt dat getal of iets kan, of wat mensen willen?",
        "risico": "In één zin wordt gekozen hoeveel risico je neemt. Kan een rekenmodel dat voor je kiezen?",
        "eerlijk": "Eén zin gaat over wat eerlijk is. Is er iemand die dat kan nameten?",
        "voorrang": "Eén zin laat iets voorgaan op iets anders. Wie gaat daarover?",
        "zeker": "Eén zin zegt hoe zeker men van een effect is. Verandert dat als de raad er anders over denkt?",
        "privacy": "Eén zin gaat over wat de wet toelaat. Kan een meerderheid in de raad dat anders vinden?",
        "mensen": "Eén zin telt mensen. Gaat dat over of het kan, of over of het moet?",
    }
    return Question(
        id="technisch",
        kind="sort",
        text=f"Zeven overwegingen bij een besluit in {region.label}, verzonnen om te oefenen. Welke zijn technisch en welke politiek?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(TECHNICAL, "Technisch: kan het, mag het, werkt het"), Option(POLITICAL, "Politiek: wat vinden we belangrijk")),
        answer=right,
        right="Beide horen in de nota, elk onder een eigen kop. Zo ziet de raad waar hij over gaat, en verstopt een keuze zich niet achter een berekening.",
        look="Vraag bij elke zin: kan iemand het nakijken, of moet iemand het willen?",
        slips=misplaced(said, right, (POLITICAL, TECHNICAL)),
        hints=("Welke drie zinnen kun je laten nakijken door een jurist, een onderzoeker of de afdeling personeel?", "Maakt een getal in een zin haar altijd technisch?"),
        explanation=(
            "Mensen, wet en zekerheid kun je nakijken. Eerlijk, voorrang, wat inwoners liever willen en hoeveel risico je neemt, moet iemand willen. Een peiling telt meningen: het getal is na te kijken, de wens niet.",
            f"De bron 'Sturen op impact' noemt technische en politieke overwegingen naast elkaar. In {region.label} mogen ze elkaar tegenspreken. Schrijf er dan bij welke de doorslag gaf.",
        ),
    )


def expectation(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """Which sentence says what is expected, and promises nothing?"""
    chosen = case(monitor, region, lambda each: own(monitor, each, YEARLY), f"{region.label} heeft geen van deze cijfers.")
    (known, value, year), label, until = chosen.found, chosen.region.label, today.year + 4
    unit = "procentpunt" if known.unit_text == "procent" else known.unit_text
    step = 10.0**-known.decimals * 5
    more, name = quantity(step, known.decimals, unit), lower(known.name)
    better = in_words(known, value + known.direction * step)
    return Question(
        id="verwachting",
        kind="one",
        text=(
            f"Vijf zinnen voor een beslisnota over het cijfer voor {name} in {label}: {in_words(known, value)} in {year}. Dat cijfer is echt, de rest is verzonnen. "
            "Welke zin is een verwachting en geen belofte?"
        ),
        note=chosen.note,
        options=(
            Option("getal", f"In {until} is het cijfer {better}."),
            Option("zorgen", "We zorgen ervoor dat het cijfer niet ongunstiger wordt."),
            Option("bewezen", f"Elders werd het {more} gunstiger. Dat gebeurt hier dus ook."),
            Option("als", f"Als een op de tien inwoners meedoet, verwachten we in {until} een verschil tussen niets en {more}. Dat is een aanname, en kan in de marge wegvallen."),
            Option("hoop", "Het cijfer zal vast wel wat beter worden."),
        ),
        answer="als",
        right="Er staat een als, een band, een jaar en waar het op rust. Komt het anders uit, dan weet je welk deel je moet nakijken. Schrijf elke verwachting in de nota zo op.",
        look="In welke zin staat waar het van afhangt, hoe ver het uiteen kan lopen, en waar het op rust?",
        slips=(
            Slip("getal", "getal", f"Hier staat één waarde voor {until}, zonder als en zonder band. Wat zeg je tegen de raad als het iets anders wordt?"),
            Slip("zorgen", "zorgen", "'We zorgen ervoor' belooft iets dat niet alleen van de gemeente afhangt. Wat hangt er nog meer aan dit cijfer?"),
            Slip("bewezen", "bewezen", "Wat elders gebeurde, wordt hier een zekerheid. Waren het dezelfde mensen, en dezelfde jaren?"),
            Slip("hoop", "hoop", "Dit kun je nooit nakijken: er staat geen grootte bij, en geen jaar. Waaraan zie je later of het uitkwam?"),
        ),
        hints=("Welke zinnen zijn onwaar zodra het anders loopt?", "Welke zin zegt ook waarvan het afhangt?"),
        explanation=(
            f"Dat het cijfer in {label} in {year} {in_words(known, value)} was, is gemeten. Wat het in {until} is, weet niemand. Een verwachting zegt: als dit, dan ongeveer dat, en waarom we dat denken.",
            "Een belofte kan wel gaan over wat jullie doen: hoeveel mensen je belt, en wanneer. Daar ga je zelf over.",
        ),
    )


def evaluated(monitor: Monitor, region: Region, today: dt.date) -> Question:
    """The first day on which the figure over the year of the work is there."""
    chosen = case(monitor, region, lambda each: own(monitor, each, WATCHED), f"{region.label} heeft geen cijfer waarvan we weten wanneer het komt.")
    known, label, done = chosen.found.indicator, chosen.region.label, today.year + 1
    day = published(known, done)
    empty = Dossier(region=chosen.region.code, label=label)
    later = [each for year in range(done + 1, day.year + 3) for each in days_in(year, empty)]
    proposed = later[0]
    at = next(place for place, each in enumerate(later) if each >= day)
    days = {"klaar": dt.date(done, 12, 31), "voorstel": proposed, "voor": later[at - 1], "eerste": later[at], "na": later[at + 1]}
    first, last = days["klaar"].toordinal(), days["na"].toordinal()
    notes = {"klaar": "het werk is klaar", "voorstel": "het voorstel"}
    return Question(
        id="wanneer",
        kind="point",
        text=(
            f"In {label} ligt een besluit voor. Het werk is klaar op 31 december {done}. Men wil evalueren met het cijfer voor {lower(known.name)}, dat elk jaar wordt gemeten en ongeveer "
            f"{number(known.lag_months)} maanden na het jaar verschijnt. In het besluit staat {date_words(proposed)}. Wijs de vroegste van deze vijf dagen aan waarop het cijfer over {done} er is. Het besluit is verzonnen."
        ),
        note=chosen.note,
        options=tuple(Option(key, date_words(each), 0.06 + 0.88 * (each.toordinal() - first) / (last - first), notes.get(key, "")) for key, each in days.items()),
        scale=("eerder", "later"),
        answer="eerste",
        right=f"Het cijfer over {done} komt rond {appears(known, done)}. Zet {date_words(days['eerste'])} in het besluit, en zeg wat je op {date_words(proposed)} wel kunt vertellen: wat er is gedaan.",
        look=f"Tel vanaf 31 december {done} {number(known.lag_months)} maanden verder. Welke dag is de eerste daarna?",
        slips=(
            Slip("klaar", "klaar", f"Op die dag is het werk klaar, en loopt {done} af. Kan er dan al een cijfer zijn over dat hele jaar?"),
            Slip("voorstel", "voorstel", f"Dit is de dag uit het besluit. Zijn er dan al {number(known.lag_months)} maanden voorbij sinds {done}?"),
            Slip("voor", "voor", f"Dit is net te vroeg: het cijfer komt rond {appears(known, done)}. Welke dag komt daarna?"),
            Slip("na", "na", "Het cijfer is er dan wel, maar het was er al eerder. Welke dag is de vroegste?"),
        ),
        hints=(f"In welke maand kom je uit, {number(known.lag_months)} maanden na 31 december {done}?", "Welke dag is de eerste na die maand?"),
        explanation=(
            f"31 december {done} plus {number(known.lag_months)} maanden is rond {appears(known, done)}. Dat is gerekend met hoe lang het tot nu toe duurde: de bron heeft nog niets aangekondigd.",
            f"Het nieuwste cijfer van {label} in deze reeks is van {chosen.found.year}: {in_words(known, chosen.found.value)}. Ook met het nieuwe cijfer weet je wat er veranderde, en nog niet waardoor.",
        ),
    )


def minority(region: Region) -> Question:
    """What a decision note has to hold about those who disagreed."""
    lines = {
        "woorden": "Wat zij zeiden, in hun eigen woorden.",
        "klein": "Dat het er weinig waren, en de meerderheid duidelijk.",
        "kiest": "Welke optie zij zouden kiezen.",
        "gedaan": "Wat er met hun bezwaar is gedaan, ook als dat niets is.",
        "namen": "De namen van de inwoners die tegen waren.",
        "anders": "Wat je later zou moeten zien om te zeggen dat zij gelijk hadden.",
        "weerlegd": "Alleen waarom zij ongelijk hebben.",
    }
    right = ("woorden", "kiest", "gedaan", "anders")
    said = {
        "klein": "Hier staat hoe klein de groep was. Wordt een bezwaar minder waar als er weinig mensen achter staan?",
        "namen": "Hier staan namen. Een nota blijft jaren vindbaar. Heb je de persoon nodig, of de functie of groep?",
        "weerlegd": "Hier staat alleen het antwoord van de meerderheid. Herkent de minderheid zich daarin?",
        "woorden": "De eigen woorden ontbreken. In de woorden van een ander klinkt een bezwaar al snel kleiner. Hoe voorkom je dat?",
        "kiest": "Welke optie zij wilden, ontbreekt. Weet de raad dan nog dat er iets anders te kiezen was?",
        "gedaan": "Wat er met het bezwaar is gedaan, ontbreekt. Hoe weet iemand of het is gehoord?",
        "anders": "Eén zin legt vast waaraan je later ziet wie er goed keek. Waarom kun je die alleen nu eerlijk opschrijven?",
    }
    return Question(
        id="minderheid",
        kind="several",
        text=f"De raad van {region.label} besluit, en een deel is het er niet mee eens. Wat hoort over hen in de beslisnota?",
        options=tuple(Option(key, text) for key, text in lines.items()),
        answer=right,
        right="Eigen woorden, hun keuze, wat ermee is gedaan, en waaraan je later ziet of zij gelijk kregen. Zo is de nota over vier jaar ook voor hen nog eerlijk.",
        look="Stel dat je de minderheid bent, en de nota over vier jaar leest. Wat wil je terugvinden?",
        slips=flips(said, right),
        hints=("Welke zinnen maken het bezwaar kleiner zonder het te bespreken?", "Welke zin helpt degene die later evalueert?"),
        explanation=(
            "Vier zinnen bewaren wat er gezegd is en wat ermee kan gebeuren. Hoe klein de groep was, een weerlegging zonder het bezwaar, en namen van inwoners doen dat niet.",
            f"In het dossier van {region.label} staat dit bij het besluit zelf. Wie evalueert, begint dan niet opnieuw met de vraag wie wat vond.",
        ),
    )
