"""JSON that devices send, of which whatever is none is no failure."""

from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider


class JsonBodies(DefaultJSONProvider):
    """Flask's own, but that brackets without end are no JSON either."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error


def read_json(app: Flask) -> None:
    """Read the bodies of requests this way."""
    app.json = JsonBodies(app)
