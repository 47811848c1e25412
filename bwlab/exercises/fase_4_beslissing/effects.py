"""Expected effects in a table: a blank is no zero, when one option is at least as good everywhere, what one misses, and two units."""

from __future__ import annotations

from typing import NamedTuple

from bwlab.exercises.case import case
from bwlab.exercises.misplaced import misplaced
from bwlab.exercises.question import Facts, Option, Question, Slip
from bwlab.exercises.stap_04_agenda.figures import Own, in_words, lower, own
from bwlab.exercises.stap_09_monitor.ticked import flips
from bwlab.formats import number, quantity
from bwlab.monitor import Monitor
from bwlab.policy.records.deciding import SENTIMENTS
from bwlab.regions import Region

NONE, UNKNOWN, BLANK = "geen", "onbekend", "leeg"
NOT_FILLED = "nog niet ingevuld"
#: Made up to practise: options x themes, in the words of the phase; "" is not filled in.
THEMES = ("Gezondheid", "Materiële welvaart", "Wonen")
TABLE = {
    "Bellen": ("gunstiger", "geen", "geen"),
    "Brief": ("geen", "geen", "ongunstiger"),
    "Spreekuur": ("geen", "geen", ""),
    "Huisbezoek": ("gunstiger", "geen", "geen"),
}
#: Made up to practise: out of 1,000 inhabitants, how many are better off if it goes well, as expected and badly.
WHEN = ("Als het meevalt", "Zoals verwacht", "Als het tegenvalt")
GAINS = {"Bellen": (14, 9, 2), "Spreekuur": (10, 8, 6), "Huisbezoek": (12, 7, 5), "Niets doen": (0, 0, 0)}
ASKED, AT = "Bellen", 2
SHARES = ("tevredenheid_leven", "vrijwilligerswerk", "contact", "overgewicht")
NEAR = "afstand_huisarts"
STEP, NEARER = 0.4, 0.1  # made up: what two options would change, in percentage points and in kilometres


def blanks(region: Region) -> Question:
    """Six cells of a table of expected effects: no change, not known, or not filled in."""
    lines = {
        "berekend": (NONE, "Gezondheid: het blijft gelijk, want de wachttijd verandert niet. Bron: de wijkverpleging."),
        "ntb": (BLANK, "Milieu: n.t.b."),
        "eens": (UNKNOWN, "Samenleving: twee onderzoekers spreken elkaar tegen, dus we durven het niet te zeggen."),
        "nul": (NONE, "Wonen: 0 woningen erbij of eraf. Er wordt niets gebouwd. Bron: de afdeling vastgoed."),
        "later": (BLANK, "Elders: dit vak vullen we in als er tijd voor is."),
        "gevraagd": (UNKNOWN, "Veiligheid: we vroegen het aan de wijkagent, en die kan het niet zeggen."),
    }
    right = {key: box for key, (box, _) in lines.items()}
    said = {
        "nul": "Eén vak heeft een nul met een reden en een bron. Is dat een leeg vak, of is er echt naar gekeken?",
        "berekend": "Bij één vak is bekend waarom er niets verandert. Is dat iets anders dan het niet weten?",
        "eens": "Twee onderzoekers spreken elkaar tegen. Is er dan naar gekeken, en is er een uitkomst?",
        "gevraagd": "Er is iemand gevraagd, en die kan het niet zeggen. Is dat hetzelfde als: er verandert niets?",
        "ntb": "'N.t.b.' staat er omdat het vak niet leeg mocht zijn. Heeft iemand ernaar gekeken?",
        "later": "Een vak dat op tijd wacht, zegt nog niets. Weet je daarvan dat er niets verandert?",
    }
    return Question(
        id="leeg",
        kind="sort",
        text=f"Zes vakken uit een tabel met verwachte effecten voor {region.label}, verzonnen om te oefenen. Wat staat er eigenlijk?",
        options=tuple(Option(key, text) for key, (_, text) in lines.items()),
        boxes=(Option(NONE, _first_up(SENTIMENTS["geen"])), Option(UNKNOWN, _first_up(SENTIMENTS["onbekend"])), Option(BLANK, _first_up(NOT_FILLED))),
        answer=right,
        right="Geen verandering is een uitspraak met een reden. 'Weten we niet' is ook een uitspraak: er is naar gekeken. Een leeg vak zegt nog niets, en telt dus nooit als nul.",
        look="Vraag bij elk vak: heeft iemand ernaar gekeken, en zo ja, kwam er een antwoord uit?",
        slips=misplaced(said, right, (NONE, BLANK)),
        hints=("In welke twee vakken heeft nog niemand gekeken?", "In welke twee vakken staat waarom er niets verandert?"),
        explanation=(
            "Gezondheid en wonen: er is gekeken, en er verandert niets. Samenleving en veiligheid: er is gekeken, en we weten het niet. Milieu en elders: er is nog niet gekeken.",
            f"De raad van {region.label} kan met 'weten we niet' iets doen: uitstellen, laten uitzoeken, of het risico nemen. Met een leeg vak dat op nul is gezet, ziet hij die keuze niet.",
        ),
    )


def dominance(region: Region) -> Question:
    """Which sentences about four options may be written, with one cell not filled in and no sizes?"""
    right = ("brief", "reden", "open")
    said = {
        "brief": "Leg bellen en de brief naast elkaar, vak voor vak. Is er een thema waar bellen minder is?",
        "reden": "In deze tabel is er niets waarin de brief meer doet dan bellen. Waar zou een reden voor de brief dan vandaan moeten komen?",
        "open": "Bij het spreekuur is één vak leeg. Kan bellen daar nog achter liggen?",
        "nul": "Het lege vak is hier als 'geen verandering' gelezen. Wat als het 'gunstiger' blijkt?",
        "gelijk": "Twee keer 'gunstiger' is hier gelezen als evenveel. Staat er hoeveel gunstiger?",
        "beste": "Dat bellen nergens minder is dan de brief, zegt nog niets over het spreekuur of over huisbezoek, en niets over wie betaalt of wacht. Is 'de beste' dan te zeggen?",
    }
    return Question(
        id="overheerst",
        kind="several",
        text=f"Vier opties voor {region.label} en wat ervan wordt verwacht, verzonnen om te oefenen. Welke zinnen mag je in de beslisnota zetten?",
        facts=Facts(
            "Verwacht effect per thema, vergeleken met niets doen",
            ("Optie", *THEMES),
            tuple((name, *(SENTIMENTS.get(each, NOT_FILLED) for each in row)) for name, row in TABLE.items()),
        ),
        options=(
            Option("brief", "Bellen is bij geen van deze thema's minder dan de brief, en bij twee thema's beter."),
            Option("nul", "Bellen is overal minstens zo goed als het spreekuur."),
            Option("reden", "Wie de brief wil, heeft een reden nodig die niet in deze tabel staat."),
            Option("gelijk", "Bellen en huisbezoek doen evenveel voor de gezondheid."),
            Option("open", "Of bellen overal minstens zo goed is als het spreekuur, is niet te zeggen."),
            Option("beste", "Bellen is de beste optie."),
        ),
        answer=right,
        right="Bellen is nergens minder dan de brief. Bij het spreekuur ontbreekt een vak, en bij huisbezoek hoeveel het is. En kiezen blijft aan de politiek: wie betaalt of wacht, staat hier niet in.",
        look="Vergelijk steeds twee opties, thema voor thema. Waar ontbreekt iets om het te kunnen zeggen?",
        slips=flips(said, right),
        hints=("Bij welke twee thema's verschillen bellen en de brief?", "Stel dat in het lege vak 'gunstiger' komt. Welke zin klopt dan niet meer?"),
        explanation=(
            "Bellen en brief: beter bij gezondheid, gelijk bij materiële welvaart, beter bij wonen. Bellen en huisbezoek: allebei gunstiger voor de gezondheid, maar er staat niet hoeveel. Dan is er geen verschil te zien, en ook geen gelijkspel.",
            f"Bellen en spreekuur: bij wonen ontbreekt een vak. In {region.label} kan de raad dat laten uitzoeken, of besluiten zonder het te weten. Beide is een keuze. Een leeg vak als nul lezen is dat niet.",
        ),
    )


def regret(region: Region) -> Question:
    """How much does one miss with an option if it goes badly?"""
    own_gain = GAINS[ASKED]
    bad = {name: gain[AT] for name, gain in GAINS.items()}
    best = max(bad, key=bad.__getitem__)
    second = sorted(bad.values())[-2]
    answer = bad[best] - own_gain[AT]
    people = round(region.population * answer / 1000)
    return Question(
        id="spijt",
        kind="number",
        text=(
            f"Hoeveel van elke 1.000 inwoners van {region.label} zijn beter af, bij vier keuzes? De getallen zijn verzonnen. Wat je mist, is het verschil met de keuze die in dezelfde omstandigheid het meeste had "
            f"gebracht; in de vakliteratuur heet dat spijt. Hoeveel mis je met {ASKED.lower()} als het tegenvalt?"
        ),
        facts=Facts("Van elke 1.000 inwoners beter af", ("Keuze", *WHEN), tuple((name, *(number(each) for each in gain)) for name, gain in GAINS.items())),
        units=("van de 1.000 inwoners",),
        answer=answer,
        right=f"Had je {best.lower()} gekozen, dan waren er {number(answer)} van de 1.000 meer beter af. Noem in een nota altijd bij welke omstandigheid dat hoort.",
        look=f"Blijf in de laatste kolom. Wat is daar het meeste, en wat brengt {ASKED.lower()}?",
        slips=(
            Slip("zelf", own_gain[AT], f"Dat is wat {ASKED.lower()} brengt als het tegenvalt. Hoeveel meer had een andere keuze in die omstandigheid gebracht?"),
            Slip("meevalt", own_gain[0] - own_gain[AT], "Je vergeleek meevallen met tegenvallen, bij één keuze. Wat je mist, vergelijkt keuzes met elkaar, in dezelfde omstandigheid."),
            Slip("verwacht", own_gain[1] - own_gain[AT], "Je trok het af van wat er verwacht werd. Dat is een tegenvaller. Gevraagd is wat een andere keuze meer had gebracht."),
            Slip("beste", bad[best], f"Dat is wat {best.lower()} brengt. Hoeveel daarvan had je met {ASKED.lower()} ook?"),
            Slip("tweede", second - own_gain[AT], "Je vergeleek met een keuze die niet het meeste bracht. Welke staat in de laatste kolom bovenaan?"),
            Slip("teken", -answer, "De grootte klopt. Wat je mist, is nooit minder dan nul."),
            Slip("kolom", 0, f"In de eerste twee kolommen brengt {ASKED.lower()} het meeste, en mis je niets. Kijk naar de laatste kolom."),
        ),
        hints=("Welke keuze brengt in de laatste kolom het meeste?", f"Hoeveel is dat meer dan wat er bij {ASKED.lower()} staat?"),
        explanation=(
            f"Als het tegenvalt, brengt {best.lower()} {number(bad[best])} en {ASKED.lower()} {number(own_gain[AT])} van de 1.000. Het verschil is {number(answer)}. Als het meevalt of gaat zoals verwacht, mis je met {ASKED.lower()} niets.",
            f"In {region.label}, met {number(region.population)} inwoners, zouden {number(answer)} van de 1.000 er ongeveer {number(people)} zijn. Dit getal kiest niet: hoeveel risico je neemt, is een politieke vraag.",
        ),
    )


class Two(NamedTuple):
    """Two figures of a municipality in different units."""

    share: Own
    distance: Own


def units(monitor: Monitor, region: Region) -> Question:
    """Two effects in two units: what does one write?"""

    def find(each: Region) -> Two | None:
        share, distance = own(monitor, each, SHARES), own(monitor, each, (NEAR,))
        return Two(share, distance) if share and distance and share.value > 0 and distance.value > NEARER else None

    chosen = case(monitor, region, find, f"Voor {region.label} zijn deze cijfers er niet allebei.")
    (share, distance), label = chosen.found, chosen.region.label
    one, other = 100 * STEP / share.value, 100 * NEARER / distance.value
    step, nearer = quantity(STEP, 1, "procentpunt"), quantity(NEARER, 1, distance.indicator.unit_text)
    more = "de eerste" if one > other else "de tweede"
    return Question(
        id="eenheden",
        kind="one",
        text=(
            f"Twee opties voor {label}. Van de eerste verwacht men dat het cijfer voor {lower(share.indicator.name)} {step} gunstiger wordt. Van de tweede dat de huisarts {nearer} dichterbij komt. "
            f"De verwachtingen zijn verzonnen. De cijfers van nu zijn echt: {in_words(share.indicator, share.value)} ({share.year}) en {in_words(distance.indicator, distance.value)} ({distance.year}). Welke optie doet meer?"
        ),
        note=chosen.note,
        options=(
            Option("getal", f"De eerste: {number(STEP, 1)} is meer dan {number(NEARER, 1)}."),
            Option("procent", f"Reken beide om: {number(one, 1)} procent en {number(other, 1)} procent van nu. Dus {more}."),
            Option("naast", "Dat is zo niet te zeggen. Zet ze naast elkaar, elk in de eigen eenheid, met voor wie het is."),
            Option("punten", "Geef beide een rapportcijfer, en tel dat op bij de andere effecten."),
            Option("weg", "Laat er één weg, dan is er geen probleem."),
        ),
        answer="naast",
        right="Procentpunten en kilometers laten zich niet van elkaar aftrekken. Naast elkaar, met voor wie en vanaf wanneer, kan de raad zelf wegen.",
        look="Wat tel je bij de eerste optie, en wat bij de tweede? Kan het ene getal groter zijn dan het andere?",
        slips=(
            Slip("getal", "getal", "Twee getallen met een andere eenheid zijn hier vergeleken. Met meters in plaats van kilometers draait het om. Zegt het dan iets?"),
            Slip("procent", "procent", "Een procent van een percentage en een procent van een afstand lijken dezelfde eenheid. Merkt iemand van het ene evenveel als van het andere?"),
            Slip("punten", "punten", "Een rapportcijfer verbergt hoe zwaar het ene effect tegen het andere is gewogen. Wie heeft dat gewicht gekozen?"),
            Slip("weg", "weg", "Wie een effect weglaat, besluit dat het niet telt. Aan wie is die keuze?"),
        ),
        hints=("Hoeveel kilometer is een procentpunt?", "Wie merkt iets van de eerste optie, en wie van de tweede?"),
        explanation=(
            f"{_first_up(step)} bij {lower(share.indicator.name)} gaat over mensen, {nearer} over een afstand. In meters zou de tweede {number(1000 * NEARER)} zijn: dan lijkt die opeens groter.",
            f"In procenten van nu is het in {label} {number(one, 1)} en {number(other, 1)}. Dat hangt af van waar het cijfer nu staat, en niet van wat iemand eraan heeft.",
        ),
    )


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
