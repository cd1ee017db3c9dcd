"""How often one address may ask for something: counted in memory, for the views that say so."""

from collections.abc import Callable, Collection
from functools import lru_cache, wraps
from ipaddress import IPv6Address, IPv6Network
from typing import Any

from flask import Flask, Response, abort, current_app, make_response, request
from flask.typing import ResponseReturnValue
from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

EXTENSION = "placeplan_limits"
# how many bits of an address of IPv6 say whose network it is
HOUSEHOLD = 64

View = Callable[..., ResponseReturnValue]


def keep_limits(app: Flask) -> None:
    """Count for as long as the process lasts."""
    app.extensions[EXTENSION] = FixedWindowRateLimiter(MemoryStorage())


def limited(
    rate: Callable[[], str],
    *,
    on_breach: Callable[[], ResponseReturnValue] = lambda: abort(429),
    counts: Callable[[Response], bool] | None = None,
    methods: Collection[str] = ("POST",),
) -> Callable[[View], View]:
    """Decorator: one address may send this view a form only as often as `rate` says.

    `rate` gives a text such as `60 per minute`, or several of them with commas between. Forms that
    come too often are answered by `on_breach` and change nothing. With `counts`, only those count
    whose answer it is true of. Showing a page has no limit, unless `methods` says so.
    """

    def limit(view: View) -> View:
        @wraps(view)
        def enter(**values: Any) -> ResponseReturnValue:
            if request.method not in methods:
                return view(**values)
            if not _all_of(_test if counts else _hit, rate()):
                return on_breach()
            answer = make_response(view(**values))
            if counts and counts(answer):
                _all_of(_hit, rate())
            return answer

        enter.is_limited = True  # type: ignore[attr-defined]  # a test asks which views are
        return enter

    return limit


def _hit(item: RateLimitItem) -> bool:
    return _counter().hit(item, *_who())


def _test(item: RateLimitItem) -> bool:
    return _counter().test(item, *_who())


def _all_of(step: Callable[[RateLimitItem], bool], rates: str) -> bool:
    # every limit is asked, also after one that says no: a long one counts what a short one refused
    said = [step(item) for item in _read(rates)]
    return all(said)


def _counter() -> FixedWindowRateLimiter:
    return current_app.extensions[EXTENSION]


def _who() -> tuple[str, str]:
    return _sender(request.remote_addr or ""), request.endpoint or ""


@lru_cache
def _sender(address: str) -> str:
    # whoever has one address of IPv6 has all of its network, and could take another for each form
    try:
        found = IPv6Address(address)
    except ValueError:
        return address
    return str(found.ipv4_mapped or IPv6Network((int(found), HOUSEHOLD), strict=False))


@lru_cache
def _read(rates: str) -> tuple[RateLimitItem, ...]:
    return tuple(parse_many(rates))
