"""The pinned requirements are complete, hashed, and name no address (docs/decisions/0003)."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.source_tree import modules

CHECKOUT = Path(__file__).resolve().parent.parent
LISTS = sorted((CHECKOUT / "requirements").glob("*.txt"))
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[^ ;]+)(?P<rest>.*)$")
AGAIN = "Write the lists again with: make lock"


def pins(path: Path) -> dict[tuple[str, str], str]:
    """Return each pin's version by its name and the marker it is for."""
    found = (PIN.match(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {(pin["name"], pin["rest"].strip(" \\")): pin["version"] for pin in found if pin}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9-]", requirement)[0].lower() for requirement in requirements}


def test_there_is_a_list_for_running_building_and_developing() -> None:
    assert [path.name for path in LISTS] == ["build.txt", "dev.txt", "oidc.txt", "run.txt"]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_names_no_address_or_path(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.findall(r"\w+://|^-[-a-z]|@ |^/|=/", text, re.MULTILINE), AGAIN


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_line_is_a_pin_a_hash_or_a_remark(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    hashed = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")

    for number, line in enumerate(lines):
        is_remark = line.lstrip().startswith("#")
        assert is_remark or PIN.match(line) or hashed.match(line), (path.name, number + 1, line)
        if PIN.match(line):
            assert hashed.match(lines[number + 1]), f"{line} has no hash. {AGAIN}"


def test_every_dependency_of_the_project_is_pinned() -> None:
    text = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    run = {name for name, _ in pins(CHECKOUT / "requirements" / "run.txt")}
    dev = {name for name, _ in pins(CHECKOUT / "requirements" / "dev.txt")}

    oidc = {name for name, _ in pins(CHECKOUT / "requirements" / "oidc.txt")}

    assert names(project["dependencies"]) <= run, AGAIN
    assert names(project["optional-dependencies"]["oidc"]) | run <= oidc, AGAIN
    assert names(project["optional-dependencies"]["dev"]) <= dev, AGAIN


def test_everything_that_is_imported_is_installed_with_the_project() -> None:
    run = {name for name, _ in pins(CHECKOUT / "requirements" / "run.txt")}
    brought_by = packages_distributions()
    imported = {
        found.library for module in modules(CHECKOUT, "placeplan") for found in module.imports()
    }
    libraries = imported - sys.stdlib_module_names - {"placeplan"}
    missing = {
        library
        for library in libraries
        if not run & {name.lower().replace("_", "-") for name in brought_by.get(library, ())}
    }
    assert not missing, f"only development brings {', '.join(sorted(missing))}"
    assert {"flask", "sqlite_utils", "docx"} <= libraries


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_the_lists_agree_about_every_version(path: Path) -> None:
    developed_with = pins(CHECKOUT / "requirements" / "dev.txt")

    assert pins(path).items() <= developed_with.items(), AGAIN


def test_the_bill_of_materials_names_each_package_with_its_version_and_hashes(
    tmp_path: Path,
) -> None:
    written = tmp_path / "sbom.json"
    command = (CHECKOUT / "Makefile").read_text(encoding="utf-8").partition("cyclonedx-py ")[2]
    words = command.partition("\n\n")[0].replace("\\\n", " ").split()
    words[words.index("dist/sbom.cdx.json")] = str(written)
    tool = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", *words]
    subprocess.run(tool, cwd=CHECKOUT, check=True)
    bill = json.loads(written.read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "placeplan"
    listed = {(each["name"], each["version"]) for each in bill["components"]}
    run = CHECKOUT / "requirements" / "run.txt"
    assert listed == {(name, version) for (name, _), version in pins(run).items()}
    hashes = set(re.findall(r"sha256:([0-9a-f]{64})", run.read_text(encoding="utf-8")))
    assert set(re.findall(r'"content": "([0-9a-f]{64})"', written.read_text("utf-8"))) == hashes
