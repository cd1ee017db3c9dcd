"""Figures about the area and what was done with people in it, counted again from their rows."""

from fractions import Fraction

from tests.recounts.rows import Found, Rows, Statement, recounts

BANDS = {
    "0_15": "under_16",
    "16_39": "16_24 25_39",
    "40_64": "40_64",
    "65_plus": "65_plus",
}


@recounts("area_figure")
def _area_figure(rows: Rows, said: Statement) -> Found:
    query = "SELECT value FROM area_figures WHERE id = ? AND NOT is_removed"
    return Fraction(rows.one(query, said["part"]))


@recounts("population")
def _population(rows: Rows, said: Statement) -> Found:
    bands = list(BANDS) if said["part"] == "bands" else [said["part"]]
    return sum((_people(rows, said["area"], band, said["series"]) for band in bands), Fraction())


@recounts("population_share")
def _population_share(rows: Rows, said: Statement) -> Found:
    people = {band: _people(rows, said["area"], band, "") for band in BANDS}
    return people[said["part"]] / sum(people.values())


@recounts("age_group")
def _age_group(rows: Rows, said: Statement) -> Found:
    return _of_age(rows, said, said["part"])


@recounts("age_share")
def _age_share(rows: Rows, said: Statement) -> Found:
    band, base = said["part"].split(":")
    return Fraction(_of_age(rows, said, band), _of_age(rows, said, {"all": ""}.get(base, base)))


@recounts("engagement", "engagement_on")
def _entry(rows: Rows, said: Statement) -> Found:
    part = said["part"]
    which, _, key = part.partition(":") if said["counts"] == "engagement_on" else ("", "", part)
    kind, _, name = key.partition(":")
    if kind == "entry":
        column = {"starts": "starts_on", "ends": "ends_on"}.get(which, "people")
        return rows.one(f"SELECT {column} FROM engagement WHERE id = ? AND NOT is_removed", name)
    if kind == "workshop":
        slug, _, workshop = name.partition("/")
        column = "held_on" if which else "people"
        return rows.one(
            f"SELECT {column} FROM workshops WHERE key = ? AND survey_id ="
            " (SELECT id FROM surveys WHERE slug = ?)",
            workshop,
            slug,
        )
    if which:
        column = {"starts": "opens_on", "ends": "closes_on"}[which]
        return rows.one(f"SELECT {column} FROM surveys WHERE slug = ?", name)
    return _away_from_workshops(rows, said["area"], name)


@recounts("engagement_count", "engagement_people")
def _level(rows: Rows, said: Statement) -> Found:
    whose, _, level = said["part"].rpartition(":")
    entries = [
        each for each in _entries(rows, said["area"], is_public=bool(whose)) if each[0] == level
    ]
    if said["counts"] == "engagement_count":
        return len(entries)
    return sum(people or 0 for _level, people in entries)


def _entries(rows: Rows, area: str, *, is_public: bool) -> list[tuple[str, int | None]]:
    """The level of each entry that has begun and is not left out, and how many took part."""
    remarks = {
        key: (level, reason)
        for key, level, reason in rows.all(
            "SELECT entry_key, level, reason FROM engagement_remarks WHERE area_code = ?", area
        )
    }
    found = rows.all(
        "SELECT level, people FROM engagement WHERE area_code = ? AND NOT is_removed"
        " AND starts_on <= ?",
        area,
        rows.today,
    )
    own = rows.all(
        "SELECT 'workshop:' || slug || '/' || key, 'involve', nullif(people, 0) FROM workshops"
        " JOIN surveys ON surveys.id = survey_id WHERE area_code = ? AND held_on <= ?",
        area,
        rows.today,
    )
    surveys = rows.all(
        "SELECT slug FROM surveys JOIN survey_areas ON survey_id = surveys.id"
        " WHERE area_code = ? AND opens_on <= ?",
        area,
        rows.today,
    )
    own += [
        (f"survey:{slug}", "consult", None if is_public else _away_from_workshops(rows, area, slug))
        for (slug,) in surveys
    ]
    for key, usual, people in own:
        level, reason = remarks.get(key, ("", ""))
        found += [] if reason else [(level or usual, people)]
    return found


def _away_from_workshops(rows: Rows, area: str, slug: str) -> int:
    return rows.one(
        "SELECT coalesce(sum(people), 0) FROM responses WHERE state = 'counted' AND area_code = ?"
        " AND channel <> 'workshop' AND survey_id = (SELECT id FROM surveys WHERE slug = ?)",
        area,
        slug,
    )


def _people(rows: Rows, area: str, band: str, sex: str) -> Fraction:
    """People of a band in the latest year; both together are a sum where they are not given."""
    given = dict(
        rows.all(
            "SELECT sex, value FROM area_figures WHERE area_code = ? AND NOT is_removed"
            " AND lower(subject) = 'population' AND detail = '' AND age_band = ? AND year ="
            " (SELECT max(year) FROM area_figures WHERE area_code = ? AND NOT is_removed"
            " AND lower(subject) = 'population' AND detail = '')",
            area,
            band,
            area,
        )
    )
    if sex:
        return Fraction(given[sex])
    return Fraction(given["all"]) if "all" in given else sum(map(Fraction, given.values()))


def _of_age(rows: Rows, said: Statement, part: str) -> int:
    """Individuals of a population's band, of any band ("given"), or all of them ("")."""
    where, values = rows.scope(said)
    cells = BANDS.get(part, " ".join(BANDS.values())).split()
    marks = ", ".join("?" * len(cells))
    test, more = (f" AND age_band IN ({marks})", cells) if part else ("", [])
    return rows.one(
        f"SELECT count(*) FROM responses AS r WHERE {where} AND form = 'individual'{test}",
        *values,
        *more,
    )
