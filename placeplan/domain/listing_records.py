"""Listings and partners as plain data, for the history of what was changed."""

from dataclasses import asdict
from datetime import date
from typing import Any

from placeplan.domain.listings import Listing
from placeplan.domain.partners import Partner

_LISTING_DAYS = ("starts_on", "ends_on", "last_checked_on")
_PARTNER_DAYS = ("statement_on",)


def listing_record(listing: Listing) -> dict[str, Any]:
    """The listing as plain data; `listing_from_record` gives it back unchanged."""
    return _plain(asdict(listing))


def listing_from_record(record: dict[str, Any]) -> Listing:
    """The listing that a record stands for."""
    values = _with_days(record, _LISTING_DAYS)
    values["area_codes"] = tuple(record["area_codes"])
    values["theme_keys"] = tuple(record["theme_keys"])
    return Listing(**values)


def partner_record(partner: Partner) -> dict[str, Any]:
    """The partner as plain data; `partner_from_record` gives it back unchanged."""
    return _plain(asdict(partner))


def partner_from_record(record: dict[str, Any]) -> Partner:
    """The partner that a record stands for."""
    values = _with_days(record, _PARTNER_DAYS)
    values["aliases"] = tuple(record["aliases"])
    return Partner(**values)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return list(value)
        return value.isoformat() if isinstance(value, date) else value

    return {name: plain(value) for name, value in values.items()}


def _with_days(record: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    days = {name: date.fromisoformat(record[name]) if record[name] else None for name in names}
    return record | days
