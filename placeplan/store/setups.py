"""Whether anything changed that officers set up and residents' pages show."""

from placeplan.store.database import Database


def setup_version(database: Database) -> int:
    """A number that grows with every change of settings, files, areas, surveys and languages.

    Triggers count (migration 0015), so commands that run beside the server are noticed as well.
    """
    return int(database.conn.execute("SELECT max(number) FROM setup_version").fetchone()[0])
