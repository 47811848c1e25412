"""The case of burglary as a participant plays it: every choice of all six phases in one sitting, and beginning halfway."""

from __future__ import annotations

import json
import re
import zipfile

import pytest
from lab import Lab, open_notebook, settled
from walk import SCREEN, Desk, words_of

from bwlab.app.workfolder import prepare
from bwlab.policy.records.following import CHOICES

NOTEBOOK, NAME = "casus/casus_woninginbraak.ipynb", "(casus, voorbeeld)"
WHY, DOUBT, GOAL, CHOSEN = "Wij vragen het aan de huurders.", "Wij bellen de wijkagent.", "Wij willen dit kunnen uitleggen.", "De huurders gaan voor."
MINORITY, ARROW, CLAIM = "Wij betalen liever zelf.", "Wij laten de sloten tellen.", "Het cijfer daalde, en dat deed het overal."


class Table(Desk):
    """A desk with the choices of the case."""

    def pick(self, question: str, chosen: str) -> None:
        """Choose in the form that asks this."""
        self.page.get_by_role("group", name=question).first.get_by_role("radio", name=chosen, exact=True).click()

    def press(self, button: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=button).first.click()

    def slide(self, question: str) -> None:
        """Every slider that asks this, to its end."""
        for each in self.page.get_by_role("slider", name=question).all():
            before = each.get_attribute("aria-valuetext") or ""
            each.focus()
            self.page.keyboard.press("End")
            assert settled(self.page, each, "aria-valuetext", before) != before, question


def first_half(desk):
    """Phase 1 to 4."""
    desk.pick("Waar stond", "In het middelste derde deel")
    desk.slide("Hoeveel van elke 100 inbraken")
    desk.pick("Wat zet je op de agenda?", "Allebei")
    desk.fill("Waarom? En welke vraag stel je eerst", WHY)
    desk.pick("In de beleidstheorie hieronder", "Bij een of twee")
    desk.page.get_by_label("Welke pijl zoek je als eerste uit?").select_option(index=2)
    desk.fill("Hoe, en bij wie?", DOUBT)
    desk.pick("Halveren in 4 jaar", "Ongeveer drie van de tien")
    desk.pick("Welk doel leg je de raad voor", "een kwart minder")
    desk.fill("Waarom dit doel?", GOAL)
    desk.pick("Wat denk je dat er echt gebeurt?", "De helft tot driekwart minder")
    desk.pick("Kun je aan de verwachte effecten", "Nee, dat is niet te zeggen")
    desk.pick("Wat besluit de raad", "Buurtgroepen met de politie")
    desk.fill("Waarom, en wie levert er iets voor in?", CHOSEN)
    desk.fill("Wat zegt wie het er niet mee eens is?", MINORITY)


def second_half(desk):
    """Phase 5 and 6: a rule, every year, the sliders, the sentences."""
    page = desk.page
    desk.pick("Het eerste cijfer dat komt", "Hoger")
    for question, chosen in (("Wanneer stuur je bij?", "als één jaar buiten de grens ligt, aan de ongunstige kant"), ("Wanneer stop je?", "nooit om dit cijfer alleen"), ("Waarmee vergelijk je?", "met de eigen beginjaren"), ("Hoe breed zijn de grenzen?", "10 van de 100 keer")):
        desk.pick(question, chosen)
    desk.press("Leg de regel vast")
    for year in range(2017, 2026):
        page.get_by_text(f"Je kent de cijfers tot en met {year}.").first.wait_for()
        desk.pick("Je keuze", list(CHOICES.values())[year % 2])
        page.get_by_label("Waarom?", exact=True).fill(f"Reden van {year}")
        page.keyboard.press("Tab")
        desk.press("Bewaar en sluit af" if year == 2025 else f"Bewaar en laat {year + 1} zien")
        desk.kept(f"Reden van {year}")
    page.get_by_text("De reeks is rond.").first.wait_for()
    desk.pick("De verandering van 2016 tot 2020", "Minder dan de helft ervan")
    desk.slide("Je begint in 2016")
    desk.slide("Hoeveel procent minder inbraken")
    for at, sentence in enumerate(("Dankzij onze aanpak", "telde de politie in", "voelen zich veiliger", "mediaan van de gemeenten met een cijfer daalde", "Dus onze aanpak werkte", "niet meer inbraken geweest", "Of onze aanpak eraan bijdroeg", "Wat we aan veiligheid wonnen")):
        page.get_by_label(sentence).first.select_option(label="Mag" if at in (1, 3, 6) else "Mag niet")
    desk.kept("zin ruil")
    desk.press("Vergelijk met ons antwoord")
    page.get_by_text("Bij 8 van de 8 zinnen koos je hetzelfde als wij.").first.wait_for()
    desk.fill("Welke pijl zou je bij een volgende keer laten meten", ARROW)
    desk.fill("Wie mag wat zeggen over de daling?", CLAIM)


@pytest.mark.slow
@pytest.mark.parametrize(("label", "phases"), [("Tilburg", (first_half, second_half)), ("Vlieland", (second_half,))])
def test_the_whole_case_in_one_sitting(label, phases, chromium, tmp_path):
    prepare(tmp_path)
    lab = Lab(tmp_path, {"BWLAB_GEMEENTE": label})
    try:
        page = chromium.new_page(viewport=SCREEN, accept_downloads=True)
        open_notebook(page, lab, NOTEBOOK)
        desk = Table(page, tmp_path / f"dossier {label}.json")
        for phase in phases:
            phase(desk)
        desk.press("Maak de documenten van de casus")
        with page.expect_download(timeout=60_000) as got:
            page.get_by_role("link", name=re.compile("^Download casus woninginbraak")).click(timeout=60_000)
        got.value.save_as(tmp_path / "casus.zip")
        page.close()
        assert lab.recorded() == []
    finally:
        lab.stop()
    with zipfile.ZipFile(tmp_path / "casus.zip") as pack:
        pack.extractall(tmp_path / "uit")
    cycle, note = (words_of(tmp_path / "uit" / f"casus {kind} {label} {NAME}.docx") for kind in ("beleidscyclus", "beslisnota"))
    assert NAME in cycle and NAME in note
    assert CLAIM in cycle and all(f"Reden van {year}" in cycle for year in range(2017, 2026))
    dossier = json.loads((tmp_path / f"dossier {label}.json").read_text("utf-8"))
    assert {each.split("/")[0] for each in dossier["notes"]} == {"casus"}
    assert not any(dossier.get(each) for each in ("challenges", "goals", "arrows", "options", "expected", "considerations", "heard", "decisions", "agreements", "logbook", "evaluations", "arrow_reviews", "council", "plan"))
    if first_half in phases:
        assert all(text in note for text in (CHOSEN, MINORITY, "Buurtgroepen met de politie", "(keuze in de casus)")) and ARROW in cycle
        assert [dossier["notes"][f"casus/{key}"]["text"] for key in ("agenda", "twijfel", "doel")] == [WHY, DOUBT, GOAL]
        chosen = {key: dossier["notes"][f"casus/{key}"]["answer"] for key in ("agenda", "doel", "optie", "voorspelling", "halvering")}
        assert list(chosen.values()) == ["beide", "25", "buurtgroepen", "50", "drie"]
        assert not re.search("202[1-9]\\b(?<!april 2021)|voorlopig", note), "the note of 2017 knows nothing later"
