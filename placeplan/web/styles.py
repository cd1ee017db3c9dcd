"""The style sheets: one for everyone, one more for staff, each put together from small files.

`static/base.css` and `static/components/*.css` make `everyone.css`, with the partnership's
accent colour in front; `static/staff/*.css` make `staff.css`. A component's file is named
like its macro. There is no build step: they are joined when first asked for.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request, url_for

from placeplan.domain.colours import WHITE, contrast, readable_on
from placeplan.web.compression import squeezed
from placeplan.web.database import partnership
from placeplan.web.security import A_YEAR

DARK_PAPER = "#14191d"

bp = Blueprint("styles", __name__)


@bp.get("/styles/<name>.css")
def show_stylesheet(name: str) -> Response:
    if name not in ("everyone", "staff"):
        abort(404)
    css, version = _current(name)
    response = Response(css, mimetype="text/css")
    is_named_by_content = request.args.get("v") == version
    kept = f"public, max-age={A_YEAR}, immutable" if is_named_by_content else "no-cache"
    response.headers["Cache-Control"] = kept
    return squeezed(response)


def stylesheet_url(name: str) -> str:
    """The address of a style sheet, which changes with its content."""
    return url_for("styles.show_stylesheet", name=name, v=_current(name)[1])


def name_static_files_by_content(app: Flask) -> None:
    """Add a hash of its content to the address of every static file."""

    @app.url_defaults
    def add_version(endpoint: str, values: dict[str, object]) -> None:
        if endpoint == "static" and "filename" in values and "v" not in values:
            version = _version_of_file(str(app.static_folder), str(values["filename"]))
            if version:
                values["v"] = version


def accent_rules(accent: str) -> str:
    """The custom properties of an accent colour that can be read on light and on dark paper."""
    light = readable_on(WHITE, accent)
    dark = readable_on(DARK_PAPER, accent, 5.5)
    on_light = WHITE if contrast(light, WHITE) >= contrast(light, "#000000") else "#000000"
    return (
        f":root{{--accent:{light};--on-accent:{on_light};--band:{light}}}"
        f"@media(prefers-color-scheme:dark){{:root{{--accent:{dark};--on-accent:{DARK_PAPER}}}}}"
    )


def _current(name: str) -> tuple[str, str]:
    accent = "" if name == "staff" else partnership().accent_colour
    return _stylesheet(name, Path(str(current_app.static_folder)), accent)


@cache
def _stylesheet(name: str, folder: Path, accent: str) -> tuple[str, str]:
    if name == "staff":
        files = sorted((folder / "staff").glob("*.css"))
    else:
        files = [folder / "base.css", *sorted((folder / "components").glob("*.css"))]
    css = "".join(_pressed(file.read_text(encoding="utf-8")) for file in files)
    if accent:
        css = accent_rules(accent) + css
    return css, _hash(css.encode())


def _pressed(css: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    on_one_line = re.sub(r"\s+", " ", without_comments)
    return re.sub(r" ?([{};,]) ?", r"\1", on_one_line).replace(";}", "}").replace(": ", ":").strip()


@cache
def _version_of_file(folder: str, name: str) -> str:
    # as with the style sheets, a file that is changed is seen after the next start
    path = Path(folder) / name
    return _hash(path.read_bytes()) if path.is_file() else ""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
