"""Files to download, under names that say what they hold."""

from flask import Response

from placeplan.domain.names import plain_key
from placeplan.web.attachments import attached
from placeplan.web.results.scope import Scope


def named_after(response: Response, scope: Scope, name: str) -> Response:
    """The response as a file to keep: “your-place-lisburn-south-radar.svg”."""
    area = plain_key(scope.area.name) or plain_key(scope.area.code)
    return attached(response, f"{scope.survey.slug}-{area}-{name}")
