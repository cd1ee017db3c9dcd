"""The partners and their invitations, and what they were asked, as officers see them."""

from placeplan.web.partners import requests, views
from placeplan.web.partners.blueprint import bp

__all__ = ["bp", "requests", "views"]
