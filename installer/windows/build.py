"""From the source tree to `Permanence-<version>-setup.exe` and `Permanence-<version>-portable.zip`."""

from pathlib import Path

import bundle

from . import launcher, payload, setup

LARGEST_SETUP = 35_000_000
"""Bytes: what a town's slow line fetches in a few minutes."""

EXE = "Permanence.exe"


def artefacts(root: Path, dist: Path) -> list[Path]:
    """The setup and the portable zip of this version, made or not."""
    version = bundle.version(root)
    return [dist / f"Permanence-{version}-setup.exe", dist / f"Permanence-{version}-portable.zip"]


def build(root: Path, dist: Path) -> list[Path]:
    """Make both, one printed line a step; see `bundle` for what is raised."""
    launcher.tools()
    setup.tool()
    version, moment, work = bundle.version(root), bundle.moment(root), root / "build" / "windows"
    stage = stage_of(root)
    made = artefacts(root, dist)
    dist.mkdir(parents=True, exist_ok=True)
    distributions = payload.assemble(root, stage, work / "downloads")
    launcher.compile_into(stage / EXE, version=version, drawing=stage / payload.DRAWING, work=work / "launcher")
    payload.settle(stage, moment)
    bundle.check_notices(root, [*distributions, *payload.components(stage)])
    print(
        f"windows  assembled: {bundle.size(stage)} installed, {sum(1 for _ in payload.files(stage))} files", flush=True
    )
    setup.compile_into(made[0], stage=stage, version=version, moment=moment, work=work / "setup")
    setup.zip_into(made[1], stage=stage, moment=moment)
    for path in made:
        print(f"windows  made {path.name}: {bundle.size(path)}", flush=True)
    if made[0].stat().st_size > LARGEST_SETUP:
        raise bundle.NotBuilt(f"{made[0].name} is larger than {LARGEST_SETUP} bytes.")
    return made


def stage_of(root: Path) -> Path:
    """The folder that `build` fills with exactly what is installed."""
    return root / "build" / "windows" / "stage"
