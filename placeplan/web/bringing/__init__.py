"""Answers from other survey tools: upload, say what the columns mean, look, take in or out."""

from placeplan.web.bringing import columns, imports, previews
from placeplan.web.bringing.blueprint import bp

__all__ = ["bp", "columns", "imports", "previews"]
