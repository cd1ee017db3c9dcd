"""What people answered, counted again from their answers."""

from fractions import Fraction

from tests.recounts.rows import SETTINGS, Found, Rows, Statement, recounts


@recounts("responses")
def _responses(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    channel = " AND r.channel = ?" if said["part"] else ""
    more = [said["part"]] if said["part"] else []
    return rows.one(f"SELECT count(*) FROM responses AS r WHERE {where}{channel}", *values, *more)


@recounts("people")
def _people(rows: Rows, said: Statement) -> Found:
    if said["theme"]:
        return sum(people for _rating, people in rows.ratings(said))
    where, values = rows.scope(said)
    if said["part"] == "at_tables_and_alone":
        tables = rows.one(
            f"SELECT coalesce(sum(people), 0) FROM responses AS r WHERE {where} AND form = 'group'",
            *values,
        )
        alone = rows.one(
            f"SELECT count(*) FROM responses AS r WHERE {where} AND form = 'individual'"
            " AND channel = 'workshop'",
            *values,
        )
        return min(tables, alone)
    channel = " AND r.channel = ?" if said["part"] else ""
    more = [said["part"]] if said["part"] else []
    return rows.one(
        f"SELECT coalesce(sum(people), 0) FROM responses AS r WHERE {where}{channel}",
        *values,
        *more,
    )


@recounts("answered")
def _answered(rows: Rows, said: Statement) -> Found:
    return len(rows.ratings(said))


@recounts("mean")
def _mean(rows: Rows, said: Statement) -> Found:
    found = rows.ratings(said)
    weights = [people if said["series"] == "everyone" else 1 for _rating, people in found]
    if not found:
        return None
    total = sum(rating * weight for (rating, _), weight in zip(found, weights, strict=True))
    return Fraction(total, sum(weights))


@recounts("difference")
def _difference(rows: Rows, said: Statement) -> Found:
    before, after = _mean(rows, said | {"survey": said["part"]}), _mean(rows, said)
    return abs(Fraction(after or 0) - Fraction(before or 0))


@recounts("median")
def _median(rows: Rows, said: Statement) -> Found:
    found = sorted(rating for rating, _people in rows.ratings(said))
    half = len(found) // 2
    if not found:
        return None
    return Fraction(found[half] + found[-half - 1], 2)


@recounts("variance")
def _variance(rows: Rows, said: Statement) -> Found:
    found = [rating for rating, _people in rows.ratings(said)]
    if len(found) < 2:
        return None
    mean = Fraction(sum(found), len(found))
    return sum((rating - mean) ** 2 for rating in found) / (len(found) - 1)


@recounts("count_at_point")
def _at_point(rows: Rows, said: Statement) -> Found:
    return sum(rating == int(said["part"]) for rating, _people in rows.ratings(said))


@recounts("share")
def _share(rows: Rows, said: Statement) -> Found:
    found, scale = [rating for rating, _people in rows.ratings(said)], rows.scale(said)
    ends = scale["lowest"] + scale["highest"]
    tests = {"low": lambda r: 2 * r < ends, "middle": lambda r: 2 * r == ends}
    test = tests.get(said["part"], lambda r: 2 * r > ends)
    return Fraction(sum(map(test, found)), len(found)) if found else None


@recounts("dont_know")
def _unsure(rows: Rows, said: Statement) -> Found:
    return _marked(rows, said, "answer = 'dk'")


@recounts("blank")
def _blank(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    whole = rows.one(f"SELECT count(*) FROM responses AS r WHERE {where}", *values)
    return whole - _marked(rows, said, "1")


def _marked(rows: Rows, said: Statement, test: str) -> int:
    where, values = rows.scope(said)
    return rows.one(
        "SELECT count(*) FROM responses AS r JOIN answers ON response_id = r.id"
        f" WHERE {where} AND theme_key = ? AND {test}",
        *values,
        said["theme"],
    )


@recounts("groups_undecided")
def _undecided(rows: Rows, said: Statement) -> Found:
    return len(_ranges(rows, said))


@recounts("range_end")
def _range_end(rows: Rows, said: Statement) -> Found:
    position, end = said["part"].split(":")
    return int(_ranges(rows, said)[int(position)].split("-")[end == "highest"])


def _ranges(rows: Rows, said: Statement) -> list[str]:
    where, values = rows.scope(said)
    theme, more = (" AND theme_key = ?", [said["theme"]]) if said["theme"] else ("", [])
    found = rows.all(
        "SELECT answer FROM responses AS r JOIN answers ON response_id = r.id"
        f" WHERE {where}{theme} AND answer GLOB '*-*' ORDER BY collected_on, r.key",
        *values,
        *more,
    )
    return [answer for (answer,) in found]


@recounts("named_priority")
def _priority(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    return rows.one(
        f"SELECT count(*) FROM responses AS r WHERE {where}"
        " AND instr(';' || priorities || ';', ';' || ? || ';')",
        *values,
        said["theme"],
    )


@recounts("comments")
def _comments(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    has_theme = said["theme"] or said["part"] in ("assets", "actions")
    theme, more = (" AND theme_key = ?", [said["theme"]]) if has_theme else ("", [])
    return rows.one(
        "SELECT count(*) FROM responses AS r JOIN comments AS c ON response_id = r.id"
        f" WHERE {where} AND kind = ?{theme}",
        *values,
        said["part"],
        *more,
    )


@recounts("age_band")
def _age_band(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    band = "" if said["part"] == "not_given" else said["part"]
    return rows.one(
        f"SELECT count(*) FROM responses AS r WHERE {where} AND form = 'individual'"
        " AND age_band = ?",
        *values,
        band,
    )


@recounts("place_people")
def _place_people(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    return rows.one(
        f"SELECT count(*) FROM responses AS r WHERE {where} AND form = 'individual'", *values
    )


@recounts("first_on", "last_on")
def _collected(rows: Rows, said: Statement) -> Found:
    where, values = rows.scope(said)
    end = "min" if said["counts"] == "first_on" else "max"
    return rows.one(f"SELECT {end}(collected_on) FROM responses AS r WHERE {where}", *values)


@recounts("opens_on", "closes_on")
def _run(rows: Rows, said: Statement) -> Found:
    return rows.one(f"SELECT {said['counts']} FROM surveys WHERE slug = ?", said["survey"])


@recounts("themes_asked")
def _themes(rows: Rows, said: Statement) -> Found:
    return len(rows.questionnaire(said)["themes"])


@recounts("scale_point")
def _scale_point(rows: Rows, said: Statement) -> Found:
    return rows.scale(said)[said["part"]]


@recounts("strengths", "needs")
def _called(rows: Rows, said: Statement) -> Found:
    found = 0
    for theme in rows.questionnaire(said)["themes"]:
        of_theme = said | {"theme": theme["key"], "series": "individuals"}
        mean = _mean(rows, of_theme)
        if mean is None or len(rows.ratings(of_theme)) < SETTINGS["minimum_answers"]:
            continue
        scale = rows.scale(said)
        if said["counts"] == "needs":
            found += mean <= Fraction(str(scale["need_at_most"]))
        else:
            found += mean >= Fraction(str(scale["strength_at_least"]))
    return found


@recounts("setting")
def _setting(rows: Rows, said: Statement) -> Found:
    if said["part"] in SETTINGS:
        return SETTINGS[said["part"]]
    if said["part"] == "questionnaire_version":
        return rows.questionnaire(said)["version"]
    return Fraction(str(rows.scale(said)[said["part"]]))


@recounts("rule")
def _rule(rows: Rows, said: Statement) -> Found:
    divided = 0
    for theme in rows.questionnaire(said)["themes"]:
        of_theme = said | {"theme": theme["key"], "series": "individuals"}
        found = [rating for rating, _people in rows.ratings(of_theme)]
        shares = [_share(rows, of_theme | {"part": band}) or 0 for band in ("low", "high")]
        is_divided = found and all(share >= Fraction(3, 10) for share in shares)
        divided += bool(is_divided and len(found) >= SETTINGS["minimum_answers"])
    return divided - 6
