"""Templates and static files are found where they are, and never exist twice."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from placeplan.resources import resource_folder

CHECKOUT = Path(__file__).resolve().parent.parent


def test_a_checkout_reads_the_folders_at_its_top() -> None:
    assert resource_folder("templates") == CHECKOUT / "templates"
    assert resource_folder("static") == CHECKOUT / "static"


def test_an_installed_package_reads_its_own_folder_even_when_one_stands_beside_it(
    tmp_path: Path,
) -> None:
    package = tmp_path / "placeplan"
    (package / "templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()

    assert resource_folder("templates", package) == package / "templates"


def test_a_missing_folder_is_named_with_both_places(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused:
        resource_folder("templates", tmp_path / "placeplan")

    assert str(tmp_path / "placeplan" / "templates") in str(refused.value)
    assert str(tmp_path / "templates") in str(refused.value)


def test_an_editable_install_copies_nothing(tmp_path: Path) -> None:
    build = (
        "import sys; from hatchling.build import build_editable; print(build_editable(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", build, tmp_path], cwd=CHECKOUT, check=True)
    (wheel,) = tmp_path.glob("*.whl")

    with zipfile.ZipFile(wheel) as archive:
        copied = [name for name in archive.namelist() if ".dist-info/" not in name]
        assert copied == ["_placeplan.pth"]
        assert archive.read("_placeplan.pth").decode().strip() == str(CHECKOUT)
