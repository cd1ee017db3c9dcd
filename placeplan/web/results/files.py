"""Files to download, under names that say what they hold."""

import re
import unicodedata

from flask import Response

from placeplan.web.results.scope import Scope


def attached(response: Response, scope: Scope, name: str) -> Response:
    """The response as a file to keep: “your-place-lisburn-south-radar.svg”."""
    area = safe_name(scope.area.name) or safe_name(scope.area.code)
    file_name = f"{scope.survey.slug}-{area}-{name}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def safe_name(text: str) -> str:
    """`text` in small letters, digits and hyphens, as every file system takes them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
