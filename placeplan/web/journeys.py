"""The journeys of the site: one blueprint each. A new journey is one line here."""

from flask import Blueprint

from placeplan.web.accounts.views import bp as accounts
from placeplan.web.bringing import bp as bringing
from placeplan.web.code_frame import bp as code_frame
from placeplan.web.consulting.views import bp as consulting
from placeplan.web.engagement import bp as engagement
from placeplan.web.evidence import bp as evidence
from placeplan.web.facilitators.doors import bp as facilitators
from placeplan.web.gaps.views import bp as gaps
from placeplan.web.informing.lists import bp as informing
from placeplan.web.invitations.views import bp as invitations
from placeplan.web.listings.importing import bp as listings
from placeplan.web.own_account.views import bp as own_account
from placeplan.web.pages.views import bp as pages
from placeplan.web.partners import bp as partners
from placeplan.web.plans import bp as plans
from placeplan.web.published.views import bp as published
from placeplan.web.reminders.views import bp as reminders
from placeplan.web.repeats.views import bp as repeats
from placeplan.web.results.views import bp as results
from placeplan.web.screenings import bp as screenings
from placeplan.web.setup.views import bp as setup
from placeplan.web.survey.views import bp as survey
from placeplan.web.survey.withdrawing import bp as withdrawing
from placeplan.web.withdrawals.views import bp as withdrawals
from placeplan.web.workshops import bp as workshops

JOURNEYS: tuple[Blueprint, ...] = (
    pages,
    accounts,
    own_account,
    workshops,
    facilitators,
    survey,
    informing,
    withdrawing,
    setup,
    screenings,
    results,
    evidence,
    code_frame,
    engagement,
    gaps,
    repeats,
    bringing,
    listings,
    partners,
    invitations,
    plans,
    published,
    consulting,
    withdrawals,
    reminders,
)
