"""setup.exe, tried in a fresh wine as a town would: installed, upgraded with its data, used by keyboard, removed.

What this does not prove: how a real Windows draws and scales, SmartScreen, antivirus, AppLocker, a real printer's
driver, real times, and asking for the administrator's rights (whoever runs in wine has them).
"""

import shutil
from pathlib import Path

import bundle
from windows import build, payload, setup

from . import display, passed, pictures, require, windows_printing, windows_tests, wine
from .windows_installed import (
    ALONE,
    DATA,
    FOR_ALL,
    PASSPHRASE,
    Installed,
    drive_setup,
    drive_uninstall,
    make_data,
    own_data,
    require_data,
    usual_folder,
)

OLDER = "0.0.1"
ELSEWHERE = "C:\\Médiathèque de l’été Œ"
STALE = Path("app/desktop_app/gone.py")
SETTINGS = "permanence.ini"
LINKS = ["Permanence – entraînement.lnk", "Permanence.lnk"]

_MINUTE = 60.0


def prove(root: Path, dist: Path) -> None:
    """Try the artefacts of `dist`; see `proof` for what is raised. The project's own tests run there as well."""
    made, portable = build.artefacts(root, dist)
    work = root / "build" / "proof" / "windows"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    reference = unpack(portable, work)
    older = make_older(reference, root, work)
    with display.shown() as screen, wine.make(work / "prefix", display=screen.name) as prefix:
        installed = Installed(prefix, ALONE, usual_folder(prefix))
        _install_older(installed, older)
        make_data(installed, root)
        _upgrade(installed, made, reference, bundle.version(root))
        _says(installed, bundle.version(root))
        _works(installed)
        _is_used(installed, screen, made, pictures(dist))
        require_data(installed)
        passed("the data of the older version open after the upgrade")
        passed("printed through Windows' spooler", windows_printing.print_a_paper(installed, root))
        _refuses_older(installed, older)
        _uninstall(installed)
        _wizards(installed, screen, made, pictures(dist))
        _portable(prefix, reference)
        _data_deleted(_for_all(prefix, made, reference), screen, pictures(dist))
        # Last, because they take longer than all the rest.
        _for_all(prefix, made, reference)
        passed("the project's own tests", str(windows_tests.run_tests(prefix, ELSEWHERE, root)))


def unpack(portable: Path, work: Path) -> Path:
    """The portable zip, unpacked: the folder with the files that setup must put on the disk as well."""
    shutil.unpack_archive(portable, work / "stick")
    (folder,) = (work / "stick").iterdir()
    return folder


def make_older(reference: Path, root: Path, work: Path) -> Path:
    """A setup of an older version: today's files under another number, and one that is gone since."""
    stage = work / "older"
    shutil.copytree(reference, stage, copy_function=_link, ignore=shutil.ignore_patterns(SETTINGS))
    (stage / STALE).write_text('"""Of the older version alone."""\n', encoding="utf-8")
    made = work / f"Permanence-{OLDER}-setup.exe"
    aside = work / "older-setup"
    setup.compile_into(made, stage=stage, version=OLDER, moment=bundle.moment(root), work=aside, fast=True)
    return made


def _link(source: str, target: str) -> None:
    Path(target).hardlink_to(source)


def _install_older(installed: Installed, older: Path) -> None:
    # Whoever runs in wine is an administrator, for whom the default is every account.
    installed.run_setup(older, "/S", "/CurrentUser", f"/DONNEES={DATA}", status=0)
    require((installed.here / STALE).is_file(), "The older setup does not hold its own file.")
    require(installed.registered("DisplayVersion") == OLDER, "Windows was not told the version.")
    settings = (installed.here / SETTINGS).read_bytes().decode()
    require(settings == f"[dossiers]\r\ndonnees = {DATA}\r\n", f"{SETTINGS} says {settings!r}.")
    passed("installed silently, without administrator's rights", f"version {OLDER}, its {SETTINGS} in UTF-8")


def _upgrade(installed: Installed, made: Path, reference: Path, version: str) -> None:
    installed.run_setup(made, "/S", "/DONNEES=C:\\Ailleurs", status=0)
    require_files(installed, reference)
    require(installed.registered("DisplayVersion") == version, "Windows was not told of the upgrade.")
    require("Ailleurs" not in (installed.here / SETTINGS).read_text("utf-8"), f"The upgrade overwrote {SETTINGS}.")
    require(installed.links() == LINKS, f"The start menu holds {installed.links()}.")
    passed("upgraded in place", f"{OLDER} → {version}, what is gone is gone, {SETTINGS} kept")


def require_files(installed: Installed, reference: Path) -> None:
    """ProofFailed unless exactly the files of the zip are there, byte for byte, beside what setup itself writes."""
    own = {Path("Uninstall.exe"), Path(SETTINGS)}
    wanted = {path.relative_to(reference): path for path in payload.files(reference) if path.name != SETTINGS}
    found = {path.relative_to(installed.here): path for path in payload.files(installed.here)}
    odd = sorted(map(str, wanted.keys() ^ (found.keys() - own)))
    require(not odd, f"Missing or too many in {installed.folder}: {', '.join(odd[:10])}.")
    changed = [str(name) for name, path in wanted.items() if path.read_bytes() != found[name].read_bytes()]
    require(not changed, f"Not as they were packed: {', '.join(changed[:10])}.")


def _says(installed: Installed, version: str) -> None:
    done = installed.run("--version")
    require((done.status, done.output) == (0, f"Permanence {version}\n"), f"--version gives {done}.")
    passed("says its version", done.output.strip())


def _works(installed: Installed) -> None:
    done = installed.run("--self-test", seconds=3 * _MINUTE)
    require(done.status == 0, f"The self-test fails with status {done.status}:\n{done.output}")
    require(DATA in done.output, f"The self-test does not follow {SETTINGS}:\n{done.output}")
    passed("self-test", f"{done.output.count(chr(10)) - 2} checks, {SETTINGS} followed")
    refused = installed.run("--nothing-of-the-kind")
    require(refused.status == 2, f"A command line that is not understood ends with {refused.status}.")
    passed("the exit status comes through", "2 for an unknown option")


def _is_used(installed: Installed, screen: display.Display, made: Path, into: Path) -> None:
    running = installed.start()
    screen.wait_for("Ouvrir Permanence", seconds=_MINUTE)
    installed.run_setup(made, "/S", status=3)
    passed("setup touches nothing while the program is open", "status 3")
    screen.wait_for("Ouvrir Permanence", seconds=10)
    screen.type_in(PASSPHRASE)
    screen.photograph(into / "windows-1-unlock.png")
    screen.press("Return")
    screen.wait_for("Aujourd’hui", seconds=_MINUTE)
    screen.photograph(into / "windows-2-today.png")
    screen.press("ctrl+2")
    screen.photograph(into / "windows-3-page.png")
    screen.press("alt+F4")
    running.communicate(timeout=_MINUTE)
    require(running.returncode == 0, f"Closed by keyboard, the program ends with {running.returncode}.")
    passed("opened and closed by keyboard", "passphrase, the day, the next page; pictures in proof/")


def _refuses_older(installed: Installed, older: Path) -> None:
    installed.run_setup(older, "/S", status=6)
    require(not (installed.here / STALE).exists(), "An older setup put its files over a newer version.")
    passed("an older setup leaves a newer version alone", "status 6")


def _uninstall(installed: Installed) -> None:
    installed.uninstall()
    left = sorted(path.name for path in installed.here.iterdir())
    require(left == [SETTINGS], f"Left behind: {left}.")
    require(any(installed.prefix.path(DATA).iterdir()), "Uninstalled silently, the data are gone.")
    passed("uninstalled silently", f"files, links and registry gone; the data and {SETTINGS} kept")


def _wizards(installed: Installed, screen: display.Display, made: Path, into: Path) -> None:
    drive_setup(installed, screen, made, into)
    require((installed.here / build.EXE).is_file(), "The wizard did not install.")
    passed("installed by the French wizard, by keyboard alone", "it opens the program; pictures in proof/")
    drive_uninstall(installed, screen, into)
    installed.require_gone()
    passed("uninstalled by the French wizard", f"it asks nothing of data that {SETTINGS} has put elsewhere")


def _for_all(prefix: wine.Prefix, made: Path, reference: Path) -> Installed:
    installed = Installed(prefix, FOR_ALL, ELSEWHERE)
    # NSIS takes all that follows /D= for the folder, unquoted: its words are handed over one by one.
    installed.run_setup(made, "/S", "/AllUsers", "/BUREAU", *f"/D={ELSEWHERE}".split(" "), status=0)
    require_files(installed, reference)
    require(installed.run("--version").status == 0, f"It does not run in {ELSEWHERE}.")
    require(installed.links() == LINKS, "No links for all accounts.")
    require(installed.on_desktop(), "The icon asked for is not on the desktop.")
    passed("for every account, in a folder with blanks and accents", ELSEWHERE)
    return installed


def _data_deleted(installed: Installed, screen: display.Display, into: Path) -> None:
    own = own_data(installed)
    drive_uninstall(installed, screen, into, delete=own)
    installed.require_gone()
    require(not installed.here.exists(), f"{installed.folder} was left behind.")
    require(not own.parent.exists(), "The data one asked to delete are still there.")
    require(installed.prefix.path(DATA).is_dir(), "A folder that permanence.ini had fixed was deleted.")
    passed("data deleted by the wizard when asked, and asked again", "those of a fixed folder never")


def _portable(prefix: wine.Prefix, reference: Path) -> None:
    installed = Installed(prefix, ALONE, prefix.name_of(reference))
    done = installed.run("--self-test", seconds=3 * _MINUTE)
    require(done.status == 0, f"From the zip, the self-test fails:\n{done.output}")
    require(f"{reference.name}\\Données" in done.output, f"The zip does not keep its data beside it:\n{done.output}")
    passed("portable zip", "runs where it is unpacked, its data beside it")
