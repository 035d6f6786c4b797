"""Whether the CPython that is shipped is python.org's, asked of four witnesses; prints what each of them proves.

    PYTHONPATH=installer build/venv/bin/python -m windows.provenance build/windows/downloads

To be run when `python_runtime` pins another version. Only the first witness is needed to build: its hash.
"""

import importlib.util
import io
import marshal
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path
from types import CodeType

import bundle

from . import python_runtime, wheels

OTHER = "panda3d==1.10.16"
OTHER_SHA256 = "37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82"
"""A wheel made by other people, who put the libraries of the same CPython into it."""

SIGNERS = ("Python Software Foundation", "Microsoft Corporation")
"""Who signs CPython for Windows, and the C++ runtime beside it."""

_OTHER_FOLDER = "deploy_libs/"
_COMPILED = (".exe", ".dll", ".pyd")
_SUBJECT = re.compile(r"Signer's certificate:.*?Subject\s*:[^\n]*?O=([^/,\n]+)", re.DOTALL)
_DIGESTS = re.compile(r"Current message digest\s*: (\w+)\s+Calculated message digest\s*: (\w+)")


def main() -> int:
    """Ask every witness; the exit status is 1 when one contradicts."""
    downloads = Path(sys.argv[1])
    try:
        files = python_runtime.fetch(downloads)
        print(f"CPython {python_runtime.VERSION}: {len(files)} files, {python_runtime.content_hash(files)}, as pinned")
        print(signed(files))
        print(same_elsewhere(files, downloads))
        print(same_library(files))
    except bundle.NotBuilt as trouble:
        print(trouble)
        return 1
    return 0


def signed(files: dict[str, bytes]) -> str:
    """What the Authenticode signatures prove: who signed, and that nothing changed since; NotBuilt for another signer.

    The chain up to a root is not checked: Debian does not hold those roots.
    """
    if shutil.which("osslsigncode") is None:
        return "Signatures: not looked at, osslsigncode (Debian's name) is not here"
    count = dict.fromkeys(SIGNERS, 0)
    with tempfile.TemporaryDirectory() as folder:
        for name in _compiled(files):
            path = Path(folder) / name
            path.write_bytes(files[name])
            count[signer(name, _signature(path))] += 1
    return f"Signatures: untouched since signed by {', '.join(f'{who} ({many})' for who, many in count.items())}"


def signer(name: str, said: str) -> str:
    """Whose signature osslsigncode tells of, as SIGNERS has it; NotBuilt when it is not good."""
    digests, subject = _DIGESTS.search(said), _SUBJECT.search(said)
    if digests is None or subject is None:
        raise bundle.NotBuilt(f"{name} is not signed.")
    if digests[1] != digests[2]:
        raise bundle.NotBuilt(f"{name} was changed after it was signed.")
    if subject[1] not in SIGNERS:
        raise bundle.NotBuilt(f"{name} is signed by {subject[1]}.")
    return subject[1]


def same_elsewhere(files: dict[str, bytes], downloads: Path) -> str:
    """What the libraries in another project's wheel prove; NotBuilt when one of the same name differs."""
    with zipfile.ZipFile(_other(downloads)) as wheel:
        theirs = {name.removeprefix(_OTHER_FOLDER): name for name in wheel.namelist() if name.startswith(_OTHER_FOLDER)}
        # Those of Microsoft come from whichever Visual C++ they had.
        common = [name for name in _compiled(files) if name in theirs and not name.startswith("vcruntime")]
        if differing := [name for name in common if wheel.read(theirs[name]) != files[name]]:
            raise bundle.NotBuilt(f"Not as in {OTHER}: {', '.join(differing)}.")
    return f"{OTHER}: {len(common)} libraries, byte for byte the same"


def same_library(files: dict[str, bytes]) -> str:
    """What this machine's own Python proves of the standard library: how many modules compile to the same code.

    Another correction of the same version differs in some modules: these are counted and named, and prove nothing.
    """
    same, other, absent = 0, [], 0
    library = Path(sysconfig.get_path("stdlib"))
    for name, code in _modules(files["python311.zip"]):
        source = library / f"{name}.py"
        if not source.exists():
            absent += 1
        # Published without docstrings, as by `python -OO`, but for some.
        elif code in [
            _outline(compile(source.read_bytes(), "", "exec", dont_inherit=True, optimize=n)) for n in (2, 0)
        ]:
            same += 1
        else:
            other.append(name)
    mine = sys.version.split()[0]
    told = f"Standard library: {same} modules as in the CPython {mine} here, {len(other)} otherwise, {absent} not here"
    return f"{told}\n  otherwise: {' '.join(other)}"


def _compiled(files: dict[str, bytes]) -> list[str]:
    return sorted(name for name in files if name.endswith(_COMPILED))


def _signature(path: Path) -> str:
    command = ["osslsigncode", "verify", str(path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    return done.stdout.decode("utf-8", "replace")


def _other(downloads: Path) -> Path:
    """The wheel of the other project, fetched by its hash unless it is there."""
    wheels.download(f"{OTHER} --hash=sha256:{OTHER_SHA256}\n", downloads)
    return next(downloads.glob(f"{OTHER.replace('==', '-')}-*.whl"))


def _modules(archive: bytes) -> list[tuple[str, object]]:
    """Each module of the library's zip, as (path without suffix, outline of its code)."""
    with zipfile.ZipFile(io.BytesIO(archive)) as library:
        compiled = {name.removesuffix(".pyc"): library.read(name) for name in library.namelist() if ".pyc" in name}
    if any(data[:4] != importlib.util.MAGIC_NUMBER for data in compiled.values()):
        raise bundle.NotBuilt(f"Comparing the standard library takes a CPython {wheels.PYTHON}.")
    return [(name, _outline(marshal.loads(data[16:]))) for name, data in compiled.items()]


def _outline(code: CodeType) -> object:
    """Everything of a code object that runs; not its file's name nor its lines, nor the order of a set's members."""
    constants = tuple(_outline(each) if isinstance(each, CodeType) else _constant(each) for each in code.co_consts)
    return (code.co_code, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars, code.co_flags, constants)


def _constant(value: object) -> object:
    return sorted(map(repr, value)) if isinstance(value, frozenset) else (type(value), repr(value))


if __name__ == "__main__":
    sys.exit(main())
