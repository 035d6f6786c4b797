"""What a folder stands on: a network drive or a folder that a service copies elsewhere are no place for the file."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Literal, NamedTuple

_NETWORK_TYPES = {
    *("9p", "afpfs", "afs", "ceph", "cifs", "coda", "davfs", "gfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs"),
    *("nfs4", "ocfs2", "smb2", "smb3", "smbfs", "webdav"),
    *("fuse.ceph", "fuse.davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.google-drive-ocamlfuse", "fuse.gvfsd-fuse"),
    *("fuse.onedriver", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs"),
}
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE, as `GetDriveTypeW` answers."""
_WINDOWS_KINDS = {2: "support amovible", 3: "disque local", _REMOTE_DRIVE: "lecteur réseau", 5: "CD", 6: "mémoire"}
_SERVICES = (
    ("OneDrive", r"onedrive( -.*)?|skydrive"),
    ("Dropbox", r"dropbox( \(.*\))?"),
    ("Nextcloud", r"nextcloud\d*"),
    ("ownCloud", r"owncloud\d*"),
    ("Google Drive", r"google ?drive.*|my drive|mon drive|drivefs"),
    ("iCloud", r"icloud ?drive.*|mobile documents"),
    ("kDrive", r"kdrive\d*"),
    ("pCloud", r"pcloud ?drive"),
    ("Synology Drive", r"synology ?drive"),
)
_IN_A_NAME = ("drive", "dropbox", "cloud", "mobile documents")
"""One of these is in every name above: patterns take 2 ms to compile, which the start of nearly everybody can save."""
_MARKS = (
    ("Dropbox", r"\.dropbox|\.dropbox\.cache"),
    ("Nextcloud", r"\.nextcloudsync\.log|\.owncloudsync\.log|\._?sync_[0-9a-f]+\.db"),
    ("Syncthing", r"\.stfolder"),
    ("Seafile", r"\.seafile-data"),
)
_BEGINS_A_MARK = (".dropbox", ".nextcloudsync", ".owncloudsync", "._sync_", ".sync_", ".stfolder", ".seafile-data")
_ENVIRONMENT = (("OneDrive", ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")),)
_CLOUD_TAG, _CLOUD_MASK = 0x9000001A, 0xFFFF0FFF
_RECALL_ON_DATA_ACCESS = 0x00400000
_A_FILE_NOT_A_FOLDER = {".dropbox"}
"""In a home folder, a folder of that name only holds the settings of the service."""


class Refusal(NamedTuple):
    """Why a folder may not hold the file: `name` is the service that copies it, or the kind of network drive."""

    kind: Literal["network", "synced"]
    name: str


def refusal(folder: Path) -> Refusal | None:
    """Why the file may not lie in this folder, which need not exist yet; None when it may."""
    resolved = folder.expanduser().absolute().resolve()
    network = _network_windows(resolved) if sys.platform == "win32" else _network_linux(resolved)
    if network:
        return Refusal("network", network)
    for path in dict.fromkeys((resolved, folder.expanduser().absolute())):
        service = synced_by_name(path, os.environ) or _synced_by_mark(path)
        if service:
            return Refusal("synced", service)
    return None


def network_type(folder: PurePosixPath, mounts: Iterable[str]) -> str:
    """The type of the network drive this folder is on, '' when it is on none.

    `mounts` are lines as in /proc/self/mountinfo; the longest mount point that holds the folder counts, and the
    last of those that were mounted one over the other.
    """
    found = _mounted(folder, mounts)
    return found if found in _NETWORK_TYPES else ""


def kind(folder: Path) -> str:
    """What a folder that exists stands on, as whoever administers PCs names it: 'ext4', 'disque local'."""
    if sys.platform == "win32":
        return _WINDOWS_KINDS.get(_drive_type(f"{folder.resolve().drive}\\"), "lecteur inconnu")
    return _mounted(PurePosixPath(folder.resolve()), _mounts()) or "disque inconnu"


def _mounted(folder: PurePosixPath, mounts: Iterable[str]) -> str:
    best, found = -1, ""
    for line in mounts:
        before, _, after = line.partition(" - ")
        parts = before.split(" ")
        if len(parts) < 5 or not after:
            continue
        named = _unescaped(parts[4])
        # Most mount points hold nothing of ours: a glance spares taking each of them to pieces.
        if not str(folder).startswith(named):
            continue
        point = PurePosixPath(named)
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), after.split(" ")[0]
    return found


def on_windows_network(folder: PureWindowsPath, drive_type: Callable[[str], int]) -> bool:
    """Whether this folder is on a share, told by its name or by what Windows answers about its drive."""
    if str(folder).startswith(("\\\\?\\UNC\\", "\\\\.\\UNC\\")):
        return True
    drive = folder.drive.removeprefix("\\\\?\\").removeprefix("\\\\.\\")
    if drive.startswith("\\\\"):
        return True
    return drive_type(f"{drive}\\") == _REMOTE_DRIVE


def synced_by_name(folder: PurePath, environment: Mapping[str, str]) -> str:
    """The service whose folder this is or lies in, by its name or by what Windows tells programs; '' for none."""
    for service, names in _ENVIRONMENT:
        roots = [type(folder)(environment[name]) for name in names if environment.get(name)]
        if any(folder.is_relative_to(root) for root in roots):
            return service
    for part in folder.parts:
        if any(word in part.lower() for word in _IN_A_NAME):
            for service, pattern in _SERVICES:
                if re.fullmatch(pattern, part, re.IGNORECASE):
                    return service
    return ""


def _synced_by_mark(folder: Path) -> str:
    for parent in (folder, *folder.parents):
        try:
            if _is_held_by_a_cloud(parent.lstat()):
                return "un service en ligne"
            names = [entry.name for entry in os.scandir(parent) if entry.name[0] == "." and _may_be_a_mark(entry)]
        except OSError:
            continue
        for service, pattern in _MARKS:
            if any(re.fullmatch(pattern, name, re.IGNORECASE) for name in names):
                return service
    return ""


def _may_be_a_mark(entry: "os.DirEntry[str]") -> bool:
    return entry.name.lower().startswith(_BEGINS_A_MARK) and (entry.name not in _A_FILE_NOT_A_FOLDER or entry.is_file())


def _is_held_by_a_cloud(seen: os.stat_result) -> bool:
    attributes, tag = getattr(seen, "st_file_attributes", 0), getattr(seen, "st_reparse_tag", 0)
    return bool(attributes & _RECALL_ON_DATA_ACCESS) or tag & _CLOUD_MASK == _CLOUD_TAG


def _unescaped(point: str) -> str:
    if "\\" not in point:
        return point
    raw = re.sub(rb"\\([0-3][0-7]{2})", lambda found: bytes([int(found[1], 8)]), os.fsencode(point))
    return os.fsdecode(raw)


def _network_linux(folder: Path) -> str:
    return network_type(PurePosixPath(folder), _mounts())


def _mounts() -> list[str]:
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").split("\n")
    except OSError:
        return []


def _network_windows(folder: Path) -> str:
    return "partage" if on_windows_network(PureWindowsPath(folder), _drive_type) else ""


def _drive_type(root: str) -> int:
    import ctypes

    windll = getattr(ctypes, "windll")  # noqa: B009 - it exists under Windows only, where alone this runs
    asked: Callable[[str], int] = windll.kernel32.GetDriveTypeW
    return asked(root)
