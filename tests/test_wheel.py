"""What is installed from a wheel works without the checkout.

An sdist is made, a wheel from that sdist, and the wheel goes into an empty environment that sees
this interpreter's dependencies but not this checkout.
"""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDERS = ("areas", "questionnaires", "static", "store/migrations", "templates", "translations")

# Run by the environment's Python: the pages named, and every style sheet and script they call for.
OPEN_PAGES = r"""
import re
import sys
from pathlib import Path

import placeplan
from placeplan.resources import resource_folder
from placeplan.web.app import create_app

package = Path(placeplan.__file__).parent
assert package.is_relative_to(sys.prefix), package
assert resource_folder("templates") == package / "templates"
assert resource_folder("static") == package / "static"
instance, *pages = sys.argv[1:]
client = create_app(Path(instance)).test_client()
files = [f"/static/{sheet.name}" for sheet in (package / "static").glob("*.css")]
assert files, "no style sheet in the wheel"
for page in pages:
    with client.get(page) as answer:
        assert answer.status_code == 200, (page, answer.status)
        print(answer.status_code, page)
        files += re.findall(r'(?:href|src)="(/[^"]+\.(?:css|js|svg|png)[^"]*)"', answer.text)
for file in sorted(set(files)):
    with client.get(file) as answer:
        assert answer.status_code == 200, (file, answer.status)
        assert answer.data, file
        print(answer.status_code, file)
"""


@dataclass(frozen=True)
class Installed:
    """An empty environment with the wheel in it, and a folder to work in."""

    wheel: Path
    programs: Path
    work: Path

    def run(self, program: str, *arguments: str) -> str:
        """Run one of the environment's programs far from the checkout; return what it printed."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "PLACEPLAN", "COVERAGE"))
        }
        done = subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.work,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def build_wheel(folder: Path) -> Path:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


def make_environment(folder: Path) -> Path:
    """Make an environment whose only packages are this interpreter's, less editable installs."""
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    places = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=places))
    seen = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "dependencies.pth").write_text("\n".join(sorted(seen)), encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", vars=places))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    folder = tmp_path_factory.mktemp("wheel")
    wheel = build_wheel(folder / "dist")
    programs = make_environment(folder / "environment")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", str(wheel)]
    pip = [sys.executable, "-m", "pip", "--python", str(python), *install]
    subprocess.run(pip, check=True)
    (folder / "work").mkdir()
    yield Installed(wheel, programs, folder / "work")


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_carries_every_file_of_the_checkout(folder: str, installed: Installed) -> None:
    inside = CHECKOUT / "placeplan" / folder
    source = inside if inside.is_dir() else CHECKOUT / folder
    expected = {
        f"placeplan/{folder}/{path.relative_to(source).as_posix()}"
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(installed.wheel) as archive:
        carried = set(archive.namelist())

    assert expected, f"the checkout has nothing in {folder}"
    assert expected <= carried, f"not in the wheel: {sorted(expected - carried)}"


def test_the_wheel_carries_the_package_and_nothing_else(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"placeplan"}


def test_the_command_of_an_installed_wheel_tells_what_it_can_do(installed: Installed) -> None:
    assert "surveys" in installed.run("placeplan", "--help")


def test_an_installed_wheel_opens_pages_with_their_styles(installed: Installed) -> None:
    opened = installed.run("python", "-c", OPEN_PAGES, str(installed.work / "new"), "/", "/sign-in")

    assert "200 /sign-in" in opened
    assert ".css" in opened


def test_an_installed_wheel_opens_a_survey(installed: Installed) -> None:
    instance = str(installed.work / "instance")
    today = date.today()
    survey = {
        "slug": "a-place",
        "title": "A place",
        "questionnaire": "place-standard-adults",
        "area": "N10000707",
        "opens": (today - timedelta(days=7)).isoformat(),
        "closes": (today + timedelta(days=7)).isoformat(),
    }
    options = [part for name, value in survey.items() for part in (f"--{name}", value)]
    installed.run("placeplan", "--instance", instance, "surveys", "add", *options)

    opened = installed.run("python", "-c", OPEN_PAGES, instance, "/", "/surveys/a-place")

    assert "200 /surveys/a-place" in opened
