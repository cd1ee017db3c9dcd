"""Files to download, under names that say what they hold."""

from flask import Response

from placeplan.domain.names import plain_key
from placeplan.web.results.scope import Scope


def attached(response: Response, scope: Scope, name: str) -> Response:
    """The response as a file to keep: “your-place-lisburn-south-radar.svg”."""
    area = plain_key(scope.area.name) or plain_key(scope.area.code)
    file_name = f"{scope.survey.slug}-{area}-{name}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
