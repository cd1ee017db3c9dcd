"""The journeys of the site: one blueprint each. A new journey is one line here."""

from flask import Blueprint

from placeplan.web.accounts.views import bp as accounts
from placeplan.web.pages.views import bp as pages
from placeplan.web.survey.views import bp as survey

JOURNEYS: tuple[Blueprint, ...] = (
    pages,
    accounts,
    survey,
)
