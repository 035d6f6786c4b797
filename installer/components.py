"""Whose work each library of a bundle is, by the names that resources/licences/NOTICES.md gives them."""

import re
from collections.abc import Iterable

from bundle import NotBuilt

_OF = (
    (r"permanence", "PyInstaller"),
    (r"Permanence\.exe", ""),
    (r"Uninstall\.exe", "NSIS"),
    (r".*/(msvcp|vcruntime|concrt|vccorlib)\d+\w*\.dll", "Microsoft Visual C++"),
    (r".*/lib(crypto|ssl)[-.\d]*(x64)?\.(dll|so[.\d]*)", "OpenSSL"),
    (r".*/libffi[-.\d]*\.(dll|so[.\d]*)", "libffi"),
    (r"runtime/sqlite3\.dll", "SQLite"),
    (r"runtime/[^/]+\.(dll|pyd|exe)|_internal/libpython[\d.]+so[.\d]*|_internal/python[\d.]+/.*", "CPython"),
    (r".*/(lib)?icu\w+\.(dll|so)[.\d]*", "ICU"),
    (r".*/PySide6/(Qt/)?(lib/libQt6\w+\.so[.\d]*|plugins/.*)|.*/PySide6/Qt6\w+\.dll", "Qt 6"),
    (r".*/PySide6/[^/]+", "pyside6-essentials"),
    (r".*/shiboken6/[^/]+", "shiboken6"),
    (r".*/pillow\.libs/libjpeg.*", "libjpeg-turbo"),
    (r".*/pillow\.libs/libtiff.*", "libtiff"),
    (r".*/pillow\.libs/libopenjp2.*", "OpenJPEG"),
    (r".*/pillow\.libs/libzstd.*", "Zstandard"),
    (r".*/pillow\.libs/liblzma.*", "XZ Utils"),
    (r".*/pillow\.libs/lib(xcb|Xau).*", "libxcb"),
    (r".*/PIL/[^/]+", "pillow"),
    (r".*/sqlcipher3/[^/]+", "sqlcipher3"),
    (r".*/cryptography/.*", "cryptography"),
    (r".*/_cffi_backend\.[^/]+", "cffi"),
    (r".*/nacl/_sodium\.[^/]+", "libsodium"),
    (r".*/charset_normalizer/[^/]+|.*__mypyc\.[^/]+", "charset-normalizer"),
    (r".*/pypdfium2_raw/(lib)?pdfium\.(dll|so)", "PDFium"),
)


def of(libraries: Iterable[str]) -> frozenset[str]:
    """The components behind these paths below the bundle (`/` between folders); NotBuilt names those of nobody."""
    found = {library: _component(library) for library in libraries}
    if unknown := sorted(library for library, component in found.items() if component is None):
        raise NotBuilt(f"Nobody knows whose work this is (installer/components.py): {', '.join(unknown)}.")
    return frozenset(component for component in found.values() if component)


def _component(library: str) -> str | None:
    return next((component for pattern, component in _OF if re.fullmatch(pattern, library)), None)
