"""The package's texts: the templates of `package/` filled with the version, the dates and what is new."""

from collections.abc import Sequence
from email.utils import format_datetime
from pathlib import Path
from string import Template
from textwrap import fill
from xml.sax.saxutils import escape

import bundle
import changelog

COMPONENT = "permanence"
MAINTAINER = "Le projet Permanence <permanence@permanence.invalid>"

_FOLDER = Path(__file__).parent / "package"


def plain(name: str) -> str:
    """A text of `package/` as it is."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def control(root: Path, *, needs: Sequence[str], kilobytes: int) -> str:
    """The package's identity card for dpkg; `kilobytes` is the installed size."""
    return _filled(
        "control", version=bundle.version(root), maintainer=MAINTAINER, needs=", ".join(needs), kilobytes=kilobytes
    )


def metainfo(root: Path) -> str:
    """What a software centre shows, with every version of the changelog."""
    releases = "\n".join(_release(entry) for entry in changelog.read(root))
    return _filled("metainfo.xml", component=COMPONENT, releases=releases)


def debian_changelog(root: Path) -> str:
    """Every version of the changelog in Debian's form."""
    return "\n".join(_stanza(entry) for entry in changelog.read(root))


def manual(root: Path, name: str) -> str:
    """A page of the manual, dated as the version is."""
    version = bundle.version(root)
    return _filled(name, version=version, date=changelog.of(root, version).day.isoformat())


def readme(root: Path, *, needs: Sequence[str]) -> str:
    """The page beside the portable program; `needs` are the control file's."""
    packages = " ".join(need.partition(" ")[0] for need in needs)
    return _filled("LISEZMOI.txt", version=bundle.version(root), needs=packages)


def _filled(name: str, **words: object) -> str:
    return Template(plain(name)).substitute(words)


def _stanza(entry: changelog.Entry) -> str:
    points = "".join(fill(point, 79, initial_indent="  * ", subsequent_indent="    ") + "\n" for point in entry.points)
    head = f"permanence ({entry.version}) stable; urgency=medium"
    return f"{head}\n\n{points}\n -- {MAINTAINER}  {format_datetime(entry.moment)}\n"


def _release(entry: changelog.Entry) -> str:
    points = "".join(f"\n          <li>{escape(point)}</li>" for point in entry.points)
    return f"""    <release version="{entry.version}" date="{entry.day.isoformat()}">
      <description>
        <ul>{points}
        </ul>
      </description>
    </release>"""
