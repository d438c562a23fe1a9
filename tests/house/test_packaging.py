"""The wheel carries the five packages with their data, and nothing else."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import hall_client

ROOT = Path(__file__).parents[2]
PACKAGES = {"hall_client", "forms", "printing", "resources", "migrations"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.iterdir()
    return zipfile.ZipFile(built)


@pytest.mark.slow
def test_the_wheel_holds_exactly_the_five_packages(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == PACKAGES | {f"hall_client-{hall_client.__version__}.dist-info"}


@pytest.mark.slow
def test_the_wheel_holds_every_module_and_data_file_but_no_designer_sources(wheel: zipfile.ZipFile) -> None:
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".ui")
    }
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == wanted


@pytest.mark.slow
def test_the_unpacked_wheel_finds_its_own_data(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    program = (
        "from resources.calendar import tables; import resources; print(len(tables()), resources.__file__)"
    )
    environment = dict(os.environ, PYTHONPATH=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    count, origin = done.stdout.split()
    assert int(count) >= 3
    assert Path(origin).is_relative_to(tmp_path)
