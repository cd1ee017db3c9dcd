"""Which day it is where the surveys are."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

SURVEYS_ARE_IN = ZoneInfo("Europe/London")


def today() -> date:
    """Today's date in the United Kingdom, whatever clock the server keeps."""
    return datetime.now(SURVEYS_ARE_IN).date()
