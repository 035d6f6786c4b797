"""The command line, understood or refused in French."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from desktop_app.options import Options, Task


class _FrenchParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """End the program with status 2; the sentence replaces the library's English one."""
        self.exit(2, f"Commande incomprise : vérifiez les options et leur dossier.\n{self.format_usage()}")


def read(arguments: Sequence[str]) -> Options:
    """Understand the arguments, or end the program: status 0 after the help, 2 after a refusal."""
    parser = _parser()
    found, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.exit(2, f"Option inconnue : {' '.join(unknown)}\n{parser.format_usage()}")
    report = found.demo_day or found.self_test or None
    return Options(task=_task(found), data=found.data, demo=found.demo or bool(found.demo_day), report=report)


def _folder(text: str) -> Path:
    """The folder named; an empty name would silently mean the current one."""
    if not text:
        raise argparse.ArgumentTypeError("no folder")
    return Path(text).absolute()


def _file(text: str) -> Path | str:
    """The file named; "" when the option stands alone."""
    return Path(text).absolute() if text else ""


def _task(found: argparse.Namespace) -> Task:
    if found.version:
        return Task.VERSION
    if found.self_test is not None:
        return Task.SELF_TEST
    return Task.DEMO_DAY if found.demo_day else Task.WINDOW


def _parser() -> argparse.ArgumentParser:
    parser = _FrenchParser(
        prog="permanence",
        usage="permanence [--data DOSSIER] [--demo] [--self-test[=FICHIER]] [--version]",
        description="Permanence : l’accueil d’une permanence numérique.",
        add_help=False,
        allow_abbrev=False,
    )
    options = parser.add_argument_group("Options")
    options.add_argument("--data", metavar="DOSSIER", type=_folder, help="dossier des données")
    options.add_argument(
        "--demo", action="store_true", help="ouvre une commune fictive, sans toucher aux vraies données"
    )
    options.add_argument(
        "--self-test",
        nargs="?",
        const="",
        type=_file,
        metavar="FICHIER",
        help="vérifie que le programme installé fonctionne ; le compte rendu va aussi dans ce fichier",
    )
    options.add_argument("--version", action="store_true", help="affiche la version")
    options.add_argument("-h", "--help", action="help", help="affiche cette aide")
    # For a machine without display: installer/dev.py calls it, an agent never does.
    options.add_argument("--demo-day", metavar="DOSSIER", type=_folder, help=argparse.SUPPRESS)
    return parser
