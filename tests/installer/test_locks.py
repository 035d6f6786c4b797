"""The lock files: everything by hash, wheels only, no address, the same versions for all."""

import re
import tomllib
from pathlib import Path

import locks
import pytest

from tests.architecture.source import ROOT

WHEELS = [
    {"url": "https://index.example/thing-1.0-cp311-cp311-win_amd64.whl", "hashes": {"sha256": "b" * 64}},
    {"url": "https://index.example/thing-1.0-cp311-cp311-manylinux_2_28_x86_64.whl", "hashes": {"sha256": "a" * 64}},
    {"url": "https://index.example/thing-1.0-cp311-cp311-macosx_11_0_arm64.whl", "hashes": {"sha256": "c" * 64}},
]


def pins(name: str) -> dict[str, tuple[str, list[str]]]:
    """Package → its line and its hashes."""
    found: dict[str, tuple[str, list[str]]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8")):
        if not entry.startswith("#"):
            first, *rest = [line.strip(" \\") for line in entry.splitlines()]
            found[first.partition("==")[0]] = (first, rest)
    return found


@pytest.mark.parametrize("name", locks.EXTRAS)
def test_every_package_is_pinned_by_hash(name: str) -> None:
    for first, hashes in pins(name).values():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", first)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", each) for each in hashes)


@pytest.mark.parametrize("name", locks.EXTRAS)
def test_no_address_is_written(name: str) -> None:
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [locks.TEST, locks.BUILD])
def test_what_is_tested_and_packed_is_what_the_agent_runs(name: str) -> None:
    assert pins(locks.RUN).items() <= pins(name).items()


def test_the_names_of_a_lock_are_read() -> None:
    assert set(locks.names(ROOT / locks.BUILD)) == pins(locks.BUILD).keys()


def test_every_requirement_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {locks.RUN: project["dependencies"], locks.TEST: extras["dev"], locks.BUILD: extras["build"]}
    for name, asked in wanted.items():
        assert {re.match(r"[\w-]+", line)[0].lower() for line in asked} <= pins(name).keys()


@pytest.mark.parametrize(
    ("wheel", "fits"),
    [
        ("reportlab-5.1.0-py3-none-any.whl", True),
        ("six-1.16-py2.py3-none-any.whl", True),
        ("pyside6-6.12.0-cp310-abi3-manylinux_2_34_x86_64.whl", True),
        ("pillow-13.0.0-cp314-cp314-win_amd64.whl", True),
        ("cffi-2.1-cp313-cp313-manylinux2014_x86_64.manylinux_2_17_x86_64.whl", True),
        ("pillow-13.0.0-cp310-cp310-win_amd64.whl", False),
        ("pillow-13.0.0-cp314-cp314t-win_amd64.whl", False),
        ("pillow-13.0.0-cp311-cp311-macosx_11_0_arm64.whl", False),
        ("pillow-13.0.0-cp311-cp311-musllinux_1_2_x86_64.whl", False),
        ("pillow-13.0.0-pp311-pypy311_pp73-manylinux_2_28_x86_64.whl", False),
    ],
)
def test_a_wheel_fits_our_systems(wheel: str, fits: bool) -> None:
    assert locks.fits(wheel) is fits


def test_a_package_is_written_for_pip() -> None:
    assert locks.entry({"name": "thing", "version": "1.0", "wheels": WHEELS, "marker": "sys_platform == 'win32'"}) == (
        f"thing==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{'a' * 64} \\\n    --hash=sha256:{'b' * 64}\n"
    )


def test_a_package_without_wheel_for_a_system_is_refused() -> None:
    with pytest.raises(locks.Unlocked, match="win_amd64"):
        locks.entry({"name": "thing", "version": "1.0", "wheels": WHEELS[1:]})


def test_nothing_is_written_without_uv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(locks.Unlocked, match="uv"):
        locks.renew(tmp_path)
