"""Answers that a browser keeps as a file instead of showing them."""

from flask import Response


def attached(response: Response, file_name: str) -> Response:
    """The response as a file to keep under this name."""
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
