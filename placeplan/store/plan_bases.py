"""What was drafted in a section when an officer last said that the words beside it fit."""

import json
from collections.abc import Sequence

from placeplan.domain.plans import SectionKey
from placeplan.store.database import Database, writing
from placeplan.store.plan_rows import now


def set_section_base(
    database: Database, plan_id: int, key: SectionKey, texts: Sequence[str], read_by: str
) -> None:
    """Keep what is drafted in a section now, in place of what was kept before."""
    with writing(database):
        database.conn.execute(
            "INSERT OR REPLACE INTO plan_section_bases VALUES (?, ?, ?, ?, ?)",
            (plan_id, key, json.dumps(list(texts), ensure_ascii=False), now(), read_by),
        )


def list_section_bases(database: Database, plan_id: int) -> dict[SectionKey, list[str]]:
    """The drafted texts that were kept, by section; a section without words has none."""
    rows = database.conn.execute(
        "SELECT section_key, texts FROM plan_section_bases WHERE plan_id = ?", (plan_id,)
    )
    return {key: json.loads(texts) for key, texts in rows}
