"""The scripts of workshops and of the workbench, at addresses with their version in them.

A page that a device has kept may be older than the site. Its scripts import each other by relative
addresses, so all of them come from the same version: from the site, or from what the device kept.
"""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, current_app, url_for

from placeplan.web.compression import squeezed
from placeplan.web.security import A_YEAR

FOLDER, EVIDENCE = "workshops", "evidence"

bp = Blueprint("scripts", __name__)


@bp.get("/scripts/<any(workshops, evidence):folder>/<version>/<name>.js")
def show_script(folder: str, version: str, name: str) -> Response:
    """A script of this version; those of an earlier one are no longer there."""
    if version != scripts_version(folder):
        abort(404)
    path = _folder(folder) / f"{name}.js"
    if path not in _files(_folder(folder)):
        abort(404)
    answer = Response(path.read_bytes(), mimetype="text/javascript")
    answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return squeezed(answer)


def workshop_script(name: str) -> str:
    """The address of a script in static/workshops/, which changes when any of them does."""
    return _address(FOLDER, name)


def evidence_script(name: str) -> str:
    """The same of a script in static/evidence/."""
    return _address(EVIDENCE, name)


def _address(folder: str, name: str) -> str:
    version = scripts_version(folder)
    return url_for("scripts.show_script", folder=folder, version=version, name=name)


def script_addresses() -> list[str]:
    """The addresses of all scripts of workshops."""
    return [workshop_script(path.stem) for path in _files(_folder(FOLDER))]


def scripts_version(folder: str = FOLDER) -> str:
    """A text that changes whenever a script of the folder does."""
    return _version(_folder(folder))


def _folder(name: str) -> Path:
    return Path(str(current_app.static_folder)) / name


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.js"))


@cache
def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in _files(folder):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
