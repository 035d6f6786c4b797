"""What a data folder may stand on: this computer's own disk, and no folder that a service copies elsewhere."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop_app.system import drives
from tests.helpers.each_system import link_folder

MOUNTS = r"""
22 1 253:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:25 / /srv/partage\040commun rw,relatime shared:2 - cifs //serveur/commun rw
31 22 0:26 / /mnt/nas rw shared:3 master:1 - nfs4 nas:/volume1 rw
32 31 8:1 / /mnt/nas/cle rw shared:4 - vfat /dev/sdb1 rw
33 22 0:28 / /agents/marie/loin rw shared:5 - fuse.sshfs agent@loin:/ rw
34 22 0:29 / /empile rw - ext4 /dev/sdc1 rw
35 34 0:30 / /empile rw - nfs nas:/ rw
36 22 0:31 / /mnt/c rw - 9p drvfs rw
a line that is none of its kind
"""


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/agents/marie/.local/share/permanence", ""),
        ("/srv/partage commun/permanence", "cifs"),
        ("/srv/partage", ""),
        ("/mnt/nas", "nfs4"),
        ("/mnt/nas/a/b", "nfs4"),
        ("/mnt/nas/cle/permanence", ""),
        ("/mnt/nasal", ""),
        ("/agents/marie/loin/x", "fuse.sshfs"),
        ("/empile/x", "nfs"),
        ("/mnt/c/agents", "9p"),
    ],
)
def test_a_network_drive_is_told_by_what_is_mounted_nearest(folder: str, found: str) -> None:
    assert drives.network_type(PurePosixPath(folder), MOUNTS.split("\n")) == found


@pytest.mark.parametrize(
    ("folder", "kind", "expected"),
    [
        ("C:\\Agents\\marie\\AppData\\Local\\Permanence", 3, False),
        ("U:\\Permanence", 4, True),
        ("\\\\serveur\\commun\\Permanence", 1, True),
        ("\\\\?\\UNC\\serveur\\commun\\Permanence", 1, True),
        ("\\\\?\\C:\\Permanence", 3, False),
        ("\\\\?\\U:\\Permanence", 4, True),
    ],
)
def test_a_share_of_windows_is_told_by_its_name_or_by_its_drive(folder: str, kind: int, expected: bool) -> None:
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return kind

    assert drives.on_windows_network(PureWindowsPath(folder), drive_type) is expected
    assert all(len(root) == 3 and root.endswith(":\\") for root in asked)


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath("C:\\Agents\\marie\\OneDrive - Mairie du Boulou\\Permanence"), "OneDrive"),
        (PureWindowsPath("C:\\Agents\\marie\\onedrive\\Documents"), "OneDrive"),
        (PureWindowsPath("D:\\Commun\\Permanence"), "OneDrive"),
        (PurePosixPath("/agents/marie/Dropbox (Personal)/p"), "Dropbox"),
        (PurePosixPath("/agents/marie/Nextcloud2/p"), "Nextcloud"),
        (PurePosixPath("/agents/marie/Mon Drive/p"), "Google Drive"),
        (PurePosixPath("/agents/marie/Library/Mobile Documents/p"), "iCloud"),
        (PurePosixPath("/agents/marie/kDrive/p"), "kDrive"),
        (PurePosixPath("/agents/marie/nextcloud-notes/p"), ""),
        (PurePosixPath("/agents/marie/Documents/permanence"), ""),
        (PureWindowsPath("C:\\Agents\\marie\\AppData\\Local\\Permanence"), ""),
    ],
)
def test_a_synced_folder_is_told_by_its_name_or_by_what_windows_says(
    folder: PurePosixPath | PureWindowsPath, service: str
) -> None:
    environment = {"OneDriveCommercial": "D:\\Commun", "OneDrive": ""}
    assert drives.synced_by_name(folder, environment) == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".dropbox.cache", "Dropbox"), (".nextcloudsync.log", "Nextcloud"), (".stfolder", "Syncthing"), (".config", "")],
)
def test_a_synced_folder_is_told_by_what_the_service_leaves_in_it(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / "a" / mark).mkdir(parents=True)
    found = drives.refusal(tmp_path / "a" / "b" / "not yet made")
    assert found == (drives.Refusal("synced", service) if service else None)


def test_the_settings_of_a_service_in_the_home_folder_are_no_synced_folder(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert drives.refusal(tmp_path / "permanence") is None
    (tmp_path / ".dropbox").rmdir()
    (tmp_path / ".dropbox").touch()
    assert drives.refusal(tmp_path / "permanence") == drives.Refusal("synced", "Dropbox")


def test_a_link_does_not_hide_where_a_folder_lies(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    link_folder(tmp_path / "ici", tmp_path / "Nextcloud")
    assert drives.refusal(tmp_path / "ici" / "permanence") == drives.Refusal("synced", "Nextcloud")


def test_a_folder_of_this_disk_is_taken(tmp_path: Path) -> None:
    assert drives.refusal(tmp_path / "données du Boulou") is None
