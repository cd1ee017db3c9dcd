"""Withdrawing an answer by its receipt code, for whoever has the code."""

from placeplan.store.database import Database, writing
from placeplan.store.response_rows import StoredResponse, find_response_by_receipt
from placeplan.store.responses import withdraw_response


def withdraw_by_receipt(database: Database, receipt_hash: str) -> StoredResponse | None:
    """Remove the response whose receipt code has this hash for good; what was removed, if any.

    The kept counts follow at once; published figures stay until their next step.
    """
    with writing(database):
        found = find_response_by_receipt(database, receipt_hash)
        if found is not None:
            withdraw_response(database, found.response.key)
    return found
