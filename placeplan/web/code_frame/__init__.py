"""The code frame: the tags, what each means, and what became of it."""

from placeplan.web.code_frame import changes, files, views
from placeplan.web.code_frame.blueprint import bp

__all__ = ["bp", "changes", "files", "views"]
