"""Section 75 screening and rural needs: the forms of each area of a survey."""

from placeplan.web.screenings.views import bp

__all__ = ["bp"]
