"""The browsers in which somebody of the staff is signed in, and for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# what a browser calls itself; the first that is found names it, as most claim to be others too
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
# how many attempts that fail are taken, of those made in so many minutes
MOST_ATTEMPTS = 10
ATTEMPTS_COUNT_FOR = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class SignIn:
    """One browser of an account, in words such as “Firefox on Windows”, and when it was used.

    `last_seen_at` is kept to the minute, and counts what somebody opened or sent, not what a page
    asked for by itself.
    """

    id: int
    account_id: int
    browser: str
    began_at: datetime
    last_seen_at: datetime

    def ends_at(self, limits: "TimeLimits") -> datetime:
        """When it ends unless the browser is used again before."""
        return min(self.last_seen_at + limits.idle, self.began_at + limits.longest)


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """How long a browser may be left alone, and how long it stays signed in whatever is done."""

    idle: timedelta
    longest: timedelta


def browser_name(user_agent: str) -> str:
    """What its owner would call a browser that says this of itself; empty for one not known.

    No more is kept of it than these words.
    """
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return " on ".join(filter(None, (browser, system)))
