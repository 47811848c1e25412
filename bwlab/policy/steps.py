"""The ten steps, in our own words.

Source: VNG, Platform31, PON-Telos and Tilburg University, "Aan de slag met brede welvaart als gemeente".
"""

from __future__ import annotations

from typing import NamedTuple

SOURCE = "VNG, Platform31, PON-Telos en Tilburg University: 'Aan de slag met brede welvaart als gemeente'"


class Step(NamedTuple):
    """One of the ten steps.

    Attributes
    ----------
    number : int
        1 to 10.
    id : str
        Of its notebook.
    part : str
        Which of the five parts of the source it belongs to.
    title, question : str
        What one does, and the question it answers.
    gives : str
        What there is afterwards.
    """

    number: int
    id: str
    part: str
    title: str
    question: str
    gives: str


STEPS = (
    Step(1, "stap_01", "In beeld", "Maak een foto", "Hoe staat mijn gemeente ervoor, en wat weten we niet?", "een nulmeting en drie opgaven"),
    Step(2, "stap_02", "Samen praten", "Kies doelen", "Waar willen we naartoe, en wat is de ondergrens?", "doelen met een ondergrens, een streefwaarde en een jaar"),
    Step(3, "stap_03", "Samen praten", "Voer het gesprek", "Wie spreken we, waar, en wie nog niet?", "een gespreksplan en dialoogkaarten"),
    Step(4, "stap_04", "Een agenda", "Maak een lokale agenda", "Wie doet wat, met wie, waarmee en wanneer?", "een agenda en een canvas"),
    Step(5, "stap_05", "Een agenda", "Kijk over de grens", "Wat doen we zelf, en wat samen met de regio?", "een keuze per thema en een zin over de regio"),
    Step(6, "stap_06", "Verankeren", "Beleg het in het college", "Wie in het college gaat over wat er dwars doorheen loopt?", "een verdeling over portefeuilles"),
    Step(7, "stap_07", "Verankeren", "Organiseer het binnen", "Wie trekt het in de organisatie, met welk geld en welke kennis?", "een opdracht, een begroting en een leerplan"),
    Step(8, "stap_08", "Verankeren", "Vind een ambassadeur", "Wie geeft de agenda een gezicht in de samenleving?", "een profiel en een verhaal van anderhalve minuut"),
    Step(9, "stap_09", "Levend houden", "Monitor de effecten", "Wat meten we, wanneer weten we iets, en wat niet?", "eigen cijfers en een indicatorenplan"),
    Step(10, "stap_10", "Levend houden", "Leer en probeer", "Wat werkte, wat niet, en hoe weten we dat?", "experimenten met een afspraak om te stoppen"),
)  # fmt: skip
