"""Which files of PyInstaller's finding are shipped on Linux, and which Debian packages bring the rest."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from bundle import QT_LIBRARIES, QT_PLUGINS, NotBuilt

Found: TypeAlias = tuple[str, str, str]
"""PyInstaller's (path in the bundle, path on this machine, kind)."""

PLUGINS = QT_PLUGINS | {
    "platforms": ("offscreen", "wayland", "xcb"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "printsupport": ("cupsprintersupport",),
    "wayland-decoration-client": ("bradient",),
    "wayland-shell-integration": ("xdg-shell",),
}
"""Dead keys need an input context; a window of Wayland needs a shell, and a frame where the desktop gives none."""

NOT_IMPORTED = tuple(
    """
    PIL._avif PIL._imagingcms PIL._imagingft PIL._imagingtk PIL._webp PIL.ImageQt PIL.ImageTk
    PySide6.QtDBus PySide6.QtNetwork PySide6.QtOpenGL PySide6.QtQml PySide6.QtQuick PySide6.QtTest
    _bz2 _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _lzma _ssl _uuid
    distutils doctest ensurepip idlelib lib2to3 multiprocessing packaging pdb pip pkg_resources pydoc pytest readline
    reportlab.graphics reportlab.lib.codecharts reportlab.lib.corp reportlab.lib.testutils
    setuptools test tkinter turtledemo unittest venv
    """.split()
)
"""Modules that some package would take if it were there, and that nothing here calls."""

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcrypto.so.3": "libssl3",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libsqlite3.so.0": "libsqlite3-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Library → Debian 12 package; Debian 13 and Ubuntu know the same names as provided by their …t64 packages."""

_GLIBC = frozenset(
    "ld-linux-x86-64.so.2 libc.so.6 libdl.so.2 libm.so.6 libpthread.so.0 libresolv.so.2 librt.so.1 libutil.so.1".split()
)


def shipped(found: Iterable[Found], needed: Callable[[Path], frozenset[str]]) -> list[Found]:
    """The libraries to ship: extension modules, chosen plugins, and what these need that the system does not bring."""
    candidates = [entry for entry in found if not is_of_the_system(entry)]
    by_name = {Path(entry[0]).name: entry for entry in candidates if entry[2] != "SYMLINK"}
    kept: dict[str, Found] = {}
    wanted = [entry for entry in candidates if _is_root(entry)]
    while wanted:
        entry = wanted.pop()
        if entry[0] not in kept:
            kept[entry[0]] = entry
            wanted += [by_name[name] for name in needed(Path(entry[1])) if name in by_name]
    return sorted(kept.values())


def is_of_the_system(entry: Found) -> bool:
    """Whether a library comes from the build machine's own packages; Python's is the one of these that is shipped."""
    name, source, _kind = entry
    if "/" in name or name.startswith("libpython"):
        return False
    return source.startswith(("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/"))


def read(found: Iterable[Found], libraries: Iterable[Found]) -> list[Found]:
    """The data to ship: our own, the packages', and of what pip wrote the versions; links to shipped libraries only."""
    there = {name for name, _source, _kind in libraries}
    return [entry for entry in found if (_leads_to(entry) in there if entry[2] == "SYMLINK" else _is_read(entry[0]))]


def _leads_to(link: Found) -> str:
    name, target, _kind = link
    return os.path.normpath(Path(name).parent / target)


def _is_read(name: str) -> bool:
    path = Path(name)
    if any(part.endswith(".dist-info") for part in path.parts):
        return path.name == "METADATA"
    return not name.startswith("PySide6/Qt/translations/")


def debian_packages(bundle: Mapping[str, frozenset[str]]) -> list[str]:
    """The packages for what the files of a bundle (name → libraries needed) ask of the system; NotBuilt if unknown."""
    asked = frozenset().union(*bundle.values()) - bundle.keys() - _GLIBC
    if unknown := sorted(asked - PACKAGES.keys()):
        raise NotBuilt(f"Neither shipped nor known as a Debian package: {', '.join(unknown)}.")
    return sorted({PACKAGES[name] for name in asked})


def _is_root(entry: Found) -> bool:
    name, _source, kind = entry
    path = Path(name)
    if name.startswith("PySide6/Qt/plugins/"):
        return path.stem.removeprefix("libq") in PLUGINS.get(path.parent.name, ()) or (
            path.stem.removeprefix("lib") in PLUGINS.get(path.parent.name, ())
        )
    if name.startswith("PySide6/Qt") and name.endswith(".abi3.so"):
        return path.name.removeprefix("Qt").removesuffix(".abi3.so") in QT_LIBRARIES
    return kind == "EXTENSION" or name.startswith("libpython") or path.name == "libpdfium.so"
