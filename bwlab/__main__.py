"""The commands: ``bwlab run | lab | doctor | refresh | dossier | factsheet``."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from bwlab.errors import BwlabError

_EXAMPLES = """voorbeelden:
  bwlab lab                            open de masterclass in je browser
  bwlab run --gemeente "Den Haag"      maak pagina's voor Den Haag
  bwlab doctor                         kijk of alles werkt op deze computer
  bwlab refresh                        haal nieuwere cijfers op bij CBS
  bwlab dossier show                   lees wat er in je dossier staat
  bwlab factsheet --gemeente Tilburg   maak de factsheet van een gemeente
"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Dutch."""

    def __init__(self, **options) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)
        self._positionals.title, self._optionals.title = "opdrachten", "opties"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        typed = " ".join(sys.argv[1:]) or "niets"
        self.exit(2, f"Dit begrijp ik niet: {typed}. Typ '{self.prog} --help' voor uitleg.\n")


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = _Parser(
        prog="bwlab", description="Masterclass Brede Welvaart in Jupyter-notebooks.", epilog=_EXAMPLES
    )
    commands = top.add_subparsers(dest="command", metavar="opdracht", required=True, parser_class=_Parser)

    run = commands.add_parser(
        "run",
        help="voer alle notebooks uit en maak er leesbare pagina's van",
        description="Voert elk notebook uit zonder scherm en schrijft leesbare pagina's met een overzicht.",
    )
    run.add_argument("--gemeente", default="Tilburg", metavar="NAAM", help="voor welke gemeente (Tilburg)")
    run.add_argument("--out", default="uitvoer", type=Path, metavar="MAP", help="map voor de pagina's (uitvoer)")
    run.set_defaults(act=_run)

    lab = commands.add_parser(
        "lab",
        help="open de masterclass in JupyterLab",
        description="Zet de notebooks in je werkmap en opent JupyterLab op het startnotebook.",
    )
    lab.add_argument("--map", type=Path, metavar="MAP", dest="folder", help="je werkmap (werkmap)")
    lab.add_argument("--no-browser", action="store_true", help="open de browser niet vanzelf")
    lab.add_argument("--port", type=int, metavar="GETAL", help="vaste poort, als de gekozen poort niet kan")
    lab.add_argument("--herstel", metavar="NOTEBOOK", help="zet eerst het origineel van dit notebook terug")
    lab.set_defaults(act=_lab)

    doctor = commands.add_parser(
        "doctor",
        help="kijk of alles werkt op deze computer",
        description="Test Python, pakketten, cijfers, schuif en grafiek, CBS, schijf en werkmap.",
    )
    doctor.set_defaults(act=_doctor)

    refresh = commands.add_parser(
        "refresh",
        help="haal nieuwere cijfers op bij CBS",
        description="Haalt cijfers op bij CBS, laat zien wat er verandert, en vraagt dan of je ze wilt gebruiken.",
    )
    refresh.add_argument("--dry-run", action="store_true", help="laat alleen zien wat er gevraagd wordt")
    refresh.add_argument("--ja", action="store_true", help="neem de cijfers in gebruik zonder te vragen")
    refresh.add_argument("--terug", action="store_true", help="gebruik weer de cijfers van daarvoor")
    refresh.add_argument("--alleen", action="append", metavar="TABEL", help="alleen deze tabel (mag vaker)")
    refresh.set_defaults(act=_refresh)
    _add_dossier(commands)
    _add_factsheet(commands)
    return top


def _add_dossier(commands: argparse._SubParsersAction) -> None:
    dossier = commands.add_parser(
        "dossier",
        help="lees je dossier, maak er documenten van, of zet een kopie terug",
        description="Werkt met het dossier van één gemeente: een bestand in je werkmap.",
    )
    acts = dossier.add_subparsers(dest="what", metavar="opdracht", required=True, parser_class=_Parser)
    texts = {
        "show": "laat zien wat er in het dossier staat",
        "export": "maak alle documenten, als één zip in je werkmap",
        "restore": "zet een eerdere kopie terug; wat er nu ligt, wordt eerst bewaard",
        "upgrade": "werk het dossier bij naar deze versie en deze cijfers",
    }
    for name, text in texts.items():
        act = acts.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        act.add_argument("--gemeente", metavar="NAAM", help="welke gemeente (die je het laatst koos)")
        act.add_argument("--map", type=Path, metavar="MAP", dest="folder", help="de map met het dossier (werkmap)")
        if name == "restore":
            act.add_argument("--nummer", type=int, metavar="GETAL", dest="which", help="welke kopie, zonder te vragen")
            act.add_argument("--ja", action="store_true", help="neem de eerste die te lezen is, zonder te vragen")
        act.set_defaults(act=_dossier)


def _add_factsheet(commands: argparse._SubParsersAction) -> None:
    sheet = commands.add_parser(
        "factsheet",
        help="maak de factsheet van een gemeente, of van alle gemeenten",
        description="Schrijft per gemeente een toegankelijke PDF van vier bladzijden: elk cijfer met jaar, plaats en bron.",
    )
    which = sheet.add_mutually_exclusive_group()
    which.add_argument("--gemeente", default="Tilburg", metavar="NAAM", help="voor welke gemeente (Tilburg)")
    which.add_argument("--alle", action="store_true", help="voor alle gemeenten")
    sheet.add_argument("--out", default="factsheets", type=Path, metavar="MAP", help="map voor de bestanden (factsheets)")
    sheet.add_argument("--word", action="store_true", help="maak er ook een Word-document bij")
    sheet.add_argument("--doelen", action="store_true", help="zet er de opgaven en doelen uit je dossier bij")
    sheet.add_argument("--huisstijl", action="store_true", help="zet het bestand met je huisstijl klaar in je werkmap")
    sheet.set_defaults(act=_factsheet)


def _run(given: argparse.Namespace) -> int:
    from bwlab import find_region

    region = find_region(given.gemeente)  # before any work: a wrong name costs no waiting
    from bwlab.export.pages import run

    pages = run(region, given.out)
    print(f"{len(pages) - 1} pagina's gemaakt voor {region.label}. Begin bij {pages[0]}")
    return 0


def _lab(given: argparse.Namespace) -> int:
    from bwlab.app.launch import run_lab
    from bwlab.app.workfolder import restore
    from bwlab.places import work_dir

    folder = given.folder or work_dir()
    if given.herstel:
        notebook, own = restore(given.herstel, folder)
        print(f"Het origineel van {notebook.name} staat terug.")
        if own:
            print(f"Wat jij had, staat ernaast: {own.name}")
    run_lab(folder, port=given.port, browser=not given.no_browser)
    return 0


def _doctor(given: argparse.Namespace) -> int:
    from bwlab.app.doctor import examine

    return examine()


def _refresh(given: argparse.Namespace) -> int:
    from bwlab.app.refresh import back, dry_run, run

    if given.terug:
        return back()
    return dry_run(given.alleen) if given.dry_run else run(given.alleen, yes=given.ja)


def _dossier(given: argparse.Namespace) -> int:
    from bwlab.app import dossier

    store = dossier.find_store(given.gemeente, given.folder)
    if given.what == "restore":
        return dossier.restore(store, yes=given.ja, which=given.which)
    return getattr(dossier, given.what)(store)


def _factsheet(given: argparse.Namespace) -> int:
    from bwlab.app import factsheet

    if given.huisstijl:
        return factsheet.house_style_file()
    kind = {"word": given.word, "aims": given.doelen}
    return factsheet.every(given.out, **kind) if given.alle else factsheet.one(given.gemeente, given.out, **kind)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status: 0, 1 for an error of ours, 2 for a command not understood."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a Windows console does not know every letter
    given = parser().parse_args(arguments)
    try:
        return given.act(given)
    except BwlabError as error:
        print(error.message, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nGestopt.", file=sys.stderr)
        return 130
    except Exception as error:  # a participant reads a sentence; its last part is for whoever helps her
        print(_unexpected(error), file=sys.stderr)
        return 1


def _unexpected(error: Exception) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return (
        "Er ging iets mis wat niet aan jou ligt. Typ 'bwlab doctor' en doe wat daar staat. Helpt dat niet, stuur dan "
        f"deze regel naar je trainer: {type(error).__name__}: {error} ({Path(where.filename).name}, regel {where.lineno})"
    )


if __name__ == "__main__":
    sys.exit(main())
