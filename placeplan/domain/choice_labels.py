"""What a cell of another tool chooses: an area, a place, a channel, an age group, a theme."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from placeplan.domain.partners import plain_name
from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.responses import CHANNELS, FORMS
from placeplan.domain.surveys import Survey

Understand = Callable[[str], str | None]

# what stands for a place in the file: its area's code and its own key
BETWEEN_AREA_AND_PLACE = "/"
OLDEST = 150

_ITEMS = re.compile(r"[;|,\n]+")
_AGES = re.compile(r"(?:aged? )?(\d{1,3}) ?(?:to|-|–|—|and) ?(\d{1,3})(?: ?years?(?: old)?)?")
_AGES_UP_TO = re.compile(r"(?:under|below|up to|less than|younger than|<) ?(\d{1,3})\b.*")
_AGES_FROM = re.compile(
    r"(?:aged? )?(\d{1,3}) ?(?:\+|(?:plus|and over|or over|and older|or older)\b).*"
)
_OVER = re.compile(r"(?:over|older than|>) ?(\d{1,3})\b.*")
_BANDS = {"under_16": (0, 15), "16_24": (16, 24), "25_39": (25, 39), "40_64": (40, 64)}
_OLDEST_BAND = "65_plus"

_NOTHING = frozenset(
    {"", "none", "na", "n a", "not applicable", "no answer", "not answered", "null"}
)
_CHANNEL_NAMES = {
    "online": "web|internet|website|email|web link|weblink|anonymous|online survey|app",
    "paper": "paper form|paper copy|post|postal|by post|paper survey|paper questionnaire|letter",
    "workshop": "meeting|event|drop in|in person|face to face|focus group|group discussion",
}
_FORM_NAMES = {
    "individual": "person|one person|single|myself|an individual|as an individual|on my own behalf",
    "group": "table|organisation|a group|as a group|group response|on behalf of a group"
    "|on behalf of an organisation",
}
_CONNECTION_WORDS = {
    "live": r"\b(live|living|resident|residents|home)\b",
    "work": r"\b(work|working|works|business|employed|volunteer)\b",
    "study": r"\b(study|studying|student|school|college|learn)\b",
    "visit": r"\b(visit|visiting|visitor|shop|leisure|pass)\b",
}
_NOT_CHOSEN = frozenset({"", "0", "no", "n", "false", "not selected", "unchecked", "not chosen"})


def understands_areas(survey: Survey) -> Understand:
    """Codes and names of the survey's areas, with or without "DEA" behind them."""
    names = {plain_name(area.code): area.code for area in survey.areas}
    names |= {plain_name(area.name): area.code for area in survey.areas}

    def understand(text: str) -> str | None:
        plain = plain_name(text).removesuffix(" dea").removesuffix(" district electoral area")
        return "" if plain in _NOTHING else names.get(plain)

    return lru_cache(1024)(understand)


def understands_places(survey: Survey) -> Understand:
    """Keys and names of the survey's places, as area code and key with / between.

    A name that two areas have is none.
    """
    found: dict[str, set[str]] = {}
    for place in survey.places:
        whole = f"{place.area_code}{BETWEEN_AREA_AND_PLACE}{place.key}"
        for name in (place.name, place.key, whole, re.sub(r"\(.*?\)", "", place.name)):
            found.setdefault(plain_name(name), set()).add(whole)
    names = {name: wholes.pop() for name, wholes in found.items() if len(wholes) == 1}

    def understand(text: str) -> str | None:
        plain = plain_name(text)
        return "" if plain in _NOTHING else names.get(plain)

    return lru_cache(1024)(understand)


def understand_channel(text: str) -> str | None:
    """How an answer came."""
    return _named(text, CHANNELS, _CHANNEL_NAMES)


def understand_form(text: str) -> str | None:
    """Whether one person answered or a group."""
    return _named(text, FORMS, _FORM_NAMES)


@lru_cache(1024)
def understand_age(text: str) -> str | None:
    """An age group that lies within one of ours: 25–34 is 25 to 39, 35–44 is none."""
    plain = " ".join(text.casefold().split())
    if plain_name(plain) in _NOTHING:
        return ""
    if re.search(r"prefer not|rather not|not (to )?say", plain):
        return "prefer_not_to_say"
    as_key = plain.replace(" ", "_").replace("-", "_")
    if as_key in {*_BANDS, _OLDEST_BAND}:
        return as_key
    ages = _ages(plain)
    if ages is None:
        return None
    low, high = ages
    if low >= 65:
        return _OLDEST_BAND
    return next((band for band, (a, b) in _BANDS.items() if a <= low <= high <= b), None)


@lru_cache(1024)
def understand_connection(text: str) -> str | None:
    """How somebody knows the place, several with ; between."""
    found: list[str] = []
    for item in _ITEMS.split(text):
        if plain_name(item) in _NOTHING:
            continue
        plain = plain_name(item)
        named = [key for key, words in _CONNECTION_WORDS.items() if re.search(words, plain)]
        if not named:
            return None
        found += named
    return ";".join(dict.fromkeys(found))


def understands_themes(questionnaire: Questionnaire) -> Understand:
    """Keys, titles and other titles of the themes, several with ; between, in the order given."""
    names = theme_names(questionnaire)

    def understand(text: str) -> str | None:
        items = [plain_name(item) for item in re.split(r"[;|,\n]", text) if plain_name(item)]
        found: list[str] = []
        while items:
            # a title may have a comma of its own
            for count in range(min(3, len(items)), 0, -1):
                if key := names.get(_without_number(" ".join(items[:count]))):
                    found.append(key)
                    del items[:count]
                    break
            else:
                if items[0] not in _NOTHING:
                    return None
                del items[0]
        return ";".join(dict.fromkeys(found))

    return lru_cache(4096)(understand)


def is_chosen(text: str) -> bool:
    """Whether a box of its own column was ticked: by "Yes", "1", its own words, but not "No"."""
    return plain_name(text) not in _NOT_CHOSEN | _NOTHING


# titles of the first edition (2015) and others that councils use; the survey's own come first
OTHER_TITLES: Mapping[str, Sequence[str]] = {
    "moving_around": ("getting around", "walking and cycling", "walking wheeling and cycling"),
    "public_transport": ("buses and trains", "transport"),
    "traffic_and_parking": ("cars and roads", "traffic", "parking"),
    "streets_and_spaces": ("streets and buildings", "streets", "buildings and spaces"),
    "natural_space": ("natural spaces", "nature", "green space", "green spaces"),
    "play_and_recreation": ("play and fun", "play", "recreation", "play and leisure"),
    "facilities_and_services": (
        "facilities and amenities", "services and facilities", "amenities", "facilities",
        "facilities and services and amenities",
    ),
    "work_and_local_economy": (
        "work and economy", "jobs and learning", "local economy", "work and the local economy",
    ),
    "housing_and_community": ("homes", "housing", "housing and communities"),
    "social_interaction": ("social contact", "meeting people", "social connection"),
    "identity_and_belonging": ("being part of this place", "identity", "belonging"),
    "feeling_safe": ("safety", "feeling of safety", "safe"),
    "care_and_maintenance": ("clean and cared for", "maintenance", "care"),
    "influence_and_sense_of_control": (
        "having your say", "influence and control", "influence", "sense of control",
    ),
}  # fmt: skip


def theme_names(questionnaire: Questionnaire) -> dict[str, str]:
    """The key of each theme by all its plain names: its titles in any language, and its key."""
    own = {plain_name(theme.title): theme.key for theme in questionnaire.themes}
    own |= {plain_name(theme.key.replace("_", " ")): theme.key for theme in questionnaire.themes}
    own |= {theme.key: theme.key for theme in questionnaire.themes}
    others = {
        plain_name(title): key
        for key in questionnaire.theme_keys
        for title in OTHER_TITLES.get(key, ())
    }
    return others | own


def _without_number(plain: str) -> str:
    return re.sub(r"^(?:q(?:uestion)? ?)?\d{1,2} ", "", plain)


def _named(text: str, keys: Iterable[str], names: Mapping[str, str]) -> str | None:
    plain = plain_name(text)
    if plain in _NOTHING:
        return ""
    for key in keys:
        if plain == key or plain in names.get(key, "").split("|"):
            return key
    return None


def _ages(plain: str) -> tuple[int, int] | None:
    if found := _AGES_FROM.fullmatch(plain):
        return int(found[1]), OLDEST
    if found := _AGES_UP_TO.fullmatch(plain):
        return 0, int(found[1]) - (0 if plain.startswith("up to") else 1)
    if found := _OVER.fullmatch(plain):
        return int(found[1]) + 1, OLDEST
    if found := _AGES.fullmatch(plain):
        return int(found[1]), int(found[2])
    if plain.isdecimal() and len(plain) <= 3:
        return int(plain), int(plain)
    return None
