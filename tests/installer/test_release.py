"""A release is made from a clean tree whose changelog speaks of the version; its checksums can be checked."""

import os
import subprocess
from pathlib import Path

import pytest
import release

from tests.installer.trees import a_project

OTHERS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, all of it committed."""
    for name, value in OTHERS.items():
        monkeypatch.setenv(name, value)
    root = a_project(tmp_path / "root")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "-c", "user.name=A", "-c", "user.email=a@a.invalid", "commit", "--quiet", "--message", "All")
    return root


def git(root: Path, *words: str) -> None:
    """Call git in a project."""
    subprocess.run(["git", *words], cwd=root, check=True)


def test_a_clean_tree_may_be_released(clone: Path) -> None:
    release.check_tree(clone)


def test_what_is_not_committed_is_not_released(clone: Path) -> None:
    (clone / "LICENSE").write_text("Another.")
    with pytest.raises(release.Unready, match="Commit first; 1 files differ, as LICENSE"):
        release.check_tree(clone)


def test_a_version_is_released_once(clone: Path) -> None:
    git(clone, "tag", "v0.2.0")
    with pytest.raises(release.Unready, match=r"0\.2\.0 is tagged already"):
        release.check_tree(clone)


def test_a_version_without_its_changes_is_not_released(tmp_path: Path, clone: Path) -> None:
    init = clone / "desktop_app" / "__init__.py"
    init.write_text(init.read_text().replace("0.2.0", "0.3.0"))
    git(clone, "-c", "user.name=A", "-c", "user.email=a@a.invalid", "commit", "--quiet", "--all", "--message", "Next")
    with pytest.raises(release.Unready, match=r"ends with 0\.2\.0: say what is new in 0\.3\.0"):
        release.check_tree(clone)


def test_outside_a_clone_nothing_is_released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(release.Unready, match="from a clone"):
        release.check_tree(a_project(tmp_path / "root"))


def test_installers_are_made_again_when_a_source_is_newer(tmp_path: Path) -> None:
    root, made = a_project(tmp_path / "root"), tmp_path / "made.deb"
    assert release.is_stale(root, [made])
    made.touch()
    os.utime(made, (2e9, 2e9))
    assert not release.is_stale(root, [made])
    os.utime(root / "resources" / "changelog.md", (3e9, 3e9))
    assert release.is_stale(root, [made])


def test_the_checksums_can_be_checked(tmp_path: Path) -> None:
    for name in ("b.exe", "a.deb"):
        (tmp_path / name).write_text(name)
    (tmp_path / release.SUMS).write_text(release.sums([tmp_path / "b.exe", tmp_path / "a.deb"]))
    done = subprocess.run(
        ["sha256sum", "--check", release.SUMS], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout == "a.deb: OK\nb.exe: OK\n"
