"""The door for partners, and the pages behind it."""

from placeplan.web.invitations import leads, views
from placeplan.web.invitations.doors import bp

__all__ = ["bp", "leads", "views"]
