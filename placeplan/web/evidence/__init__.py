"""The comments people wrote: reviewed, put under tags, and kept back where need be."""

from placeplan.web.evidence import changes, comments, concerns, downloads, workbench
from placeplan.web.evidence.blueprint import bp

__all__ = ["bp", "changes", "comments", "concerns", "downloads", "workbench"]
