"""The proof of the Linux package keeps the machine it runs on out of harm, and begins with a lower version."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installer.trees import a_project

if sys.platform != "linux":
    pytest.skip("the Linux package is proved on Linux", allow_module_level=True)

from linux import deb
from machine import Lacking
from proof import ProofFailed, call, chroot
from proof import linux as linux_proof


def test_without_root_the_proof_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Lacking, match="needs root"), chroot.clean_system(tmp_path):
        pass
    assert not list(tmp_path.iterdir())


def test_nothing_is_deleted_while_the_kernel_is_mounted_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "system" / "proc").mkdir(parents=True)
    monkeypatch.setattr(chroot, "_mounts_below", lambda folder: [str(folder / "proc")])
    monkeypatch.setattr(chroot.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(chroot.subprocess, "run", lambda *command, **options: None)
    with pytest.raises(ProofFailed, match="still mounted"):
        chroot._remove(tmp_path / "system")
    assert (tmp_path / "system" / "proc").is_dir()


def test_mounts_are_found_below_a_folder_and_not_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "/proc" in chroot._mounts_below(Path("/"))
    assert "/proc" not in chroot._mounts_below(Path("/pro"))
    mounts = tmp_path / "mounts"
    mounts.write_text(f"22 27 0:21 / {tmp_path}/ma\\040bonne\\040été/proc rw - proc proc rw\n", encoding="utf-8")
    monkeypatch.setattr(chroot, "_MOUNTS", mounts)
    assert chroot._mounts_below(tmp_path / "ma bonne été") == [f"{tmp_path}/ma bonne été/proc"]


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="this machine has no dpkg")
def test_the_older_package_is_older_and_holds_more(tmp_path: Path) -> None:
    root, tree = a_project(tmp_path / "root"), tmp_path / "tree"
    (tree / "opt" / "permanence").mkdir(parents=True)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(
        "Package: permanence\nVersion: 0.2.0\nArchitecture: amd64\nMaintainer: A <a@a.invalid>\nDescription: small\n"
    )
    deb.pack(tree, tmp_path / "today.deb", 0, fast=True)
    older = linux_proof.make_older(root, tmp_path, tree)
    assert told(older, "--field", "Version") == "0.0.1"
    assert "of-an-older-version" in told(older, "--contents")
    assert "of-an-older-version" not in told(tmp_path / "today.deb", "--contents")


def told(package: Path, question: str, *more: str) -> str:
    """What dpkg says of a package."""
    command = ["dpkg-deb", question, str(package), *more]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_command_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(ProofFailed, match=r"It broke\. Status 3\.\nOh no"):
        call(["sh", "-c", "echo Oh no; exit 3"], "It broke.")


def test_a_command_that_hangs_is_not_waited_for() -> None:
    with pytest.raises(ProofFailed, match=r"It hangs\. Nothing came for 1 s"):
        call(["sleep", "20"], "It hangs.", seconds=1)
