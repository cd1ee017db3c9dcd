"""The lists of who wants to be kept informed: by survey, without a day, an order or an answer."""

from placeplan.domain.subscribers import address_hash, tidy_email
from placeplan.store.database import Database, writing
from placeplan.store.surveys import survey_id


def add_subscriber(database: Database, survey_slug: str, email: str) -> None:
    """Put an address on a survey's list, once; `Refused` when it cannot be one."""
    kept = tidy_email(email)
    with writing(database):
        database.conn.execute(
            "INSERT OR IGNORE INTO subscribers (survey_id, address_hash, email) VALUES (?, ?, ?)",
            (survey_id(database, survey_slug), address_hash(kept), kept),
        )


def remove_subscriber(database: Database, email_hash: str) -> None:
    """Take the address with this hash off every list that it is on."""
    with writing(database):
        database.conn.execute("DELETE FROM subscribers WHERE address_hash = ?", (email_hash,))


def remove_subscribers(database: Database, survey_slug: str) -> int:
    """Delete a survey's list; returns how many addresses were on it."""
    with writing(database):
        cursor = database.conn.execute(
            "DELETE FROM subscribers WHERE survey_id = ?", (survey_id(database, survey_slug),)
        )
    return cursor.rowcount


def list_subscribers(database: Database, survey_slug: str) -> list[str]:
    """The addresses on a survey's list, in alphabetical order."""
    rows = database.conn.execute(
        "SELECT email FROM subscribers WHERE survey_id = ? ORDER BY email",
        (survey_id(database, survey_slug),),
    )
    return [row[0] for row in rows]


def scatter_subscribers(database: Database) -> None:
    """Write every list anew, in the order of its hashes: its file says no more who came when."""
    with writing(database):
        rows = database.conn.execute(
            "SELECT survey_id, address_hash, email FROM subscribers ORDER BY 1, 2"
        ).fetchall()
        database.conn.execute("DELETE FROM subscribers")
        database.conn.executemany("INSERT INTO subscribers VALUES (?, ?, ?)", rows)
