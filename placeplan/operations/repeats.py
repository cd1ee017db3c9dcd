"""Reviewing likely repeats: leaving answers out with a reason, and counting them again."""

from collections.abc import Sequence
from datetime import date

from placeplan.domain.faults import refuse
from placeplan.store.database import Database, writing
from placeplan.store.profiles import freeze_public_step
from placeplan.store.repeats import add_reviews, list_member_keys
from placeplan.store.response_rows import find_response
from placeplan.store.responses import exclude_response, include_response

# a whole group is left out in several transactions, so that residents never wait for long
ANSWERS_AT_ONCE = 100


def leave_out(
    database: Database, survey_slug: str, group_key: str, keys: Sequence[str], by: str, reason: str
) -> list[str]:
    """Take those of a group's responses that `keys` name out of every figure, and say which.

    They are kept, with who left them out and why. Any that is left out already, or that has been
    withdrawn meanwhile, stays as it is. `Refused` without a reason.
    """
    if not reason.strip():
        raise refuse("text_missing", "reason")
    wanted = set(keys)
    members = [key for key in list_member_keys(database, survey_slug, group_key) if key in wanted]
    done: list[str] = []
    reason = reason.strip()
    for start in range(0, len(members), ANSWERS_AT_ONCE):
        with writing(database):
            part = [
                key
                for key in members[start : start + ANSWERS_AT_ONCE]
                if (stored := find_response(database, key)) and stored.state == "counted"
            ]
            for key in part:
                exclude_response(database, key, reason)
            add_reviews(database, part, "excluded", by, reason)
        done += part
    return done


def count_again(
    database: Database, survey_slug: str, group_key: str, keys: Sequence[str], by: str, on: date
) -> list[str]:
    """Count those of a group's responses again that `keys` name and that were left out.

    A sheet that was removed at its workshop is put back there, not here. Returns what was done.
    """
    wanted = set(keys)
    members = [key for key in list_member_keys(database, survey_slug, group_key) if key in wanted]
    done: list[str] = []
    for start in range(0, len(members), ANSWERS_AT_ONCE):
        with writing(database):
            found = [find_response(database, key) for key in members[start:][:ANSWERS_AT_ONCE]]
            part = [
                stored.response
                for stored in found
                if stored and stored.state == "excluded" and not stored.removed_by
            ]
            for response in part:
                include_response(database, response.key)
            add_reviews(database, [response.key for response in part], "included", by)
            for area_code in {response.area_code for response in part}:
                freeze_public_step(database, survey_slug, area_code, on)
        done += [response.key for response in part]
    return done


def mark_looked_at(
    database: Database, survey_slug: str, group_key: str, last_key: str, by: str
) -> None:
    """Note that an officer looked at a group, up to the response that was the last to be seen.

    What has come since waits to be looked at.
    """
    with writing(database):
        members = list_member_keys(database, survey_slug, group_key)
        if last_key in members:
            seen = members[: members.index(last_key) + 1]
            add_reviews(database, seen, "looked_at", by)
