"""About the area: what the product knows of it, and what an officer has still to add."""

from collections.abc import Sequence

from placeplan.domain.areas import Place
from placeplan.domain.plan_trees import Block, Paragraph
from placeplan.operations.plan_drafting.area_figures import draft_figures
from placeplan.operations.plan_drafting.sentences import counted, listed, number, sentence
from placeplan.operations.plan_drafting.sources import PlanSources, SectionDraft


def draft_area(sources: PlanSources) -> SectionDraft:
    """The area's council, code, councillors and places, and the figures that officers brought."""
    blocks: list[Block] = [Paragraph(_identity(sources)), Paragraph(_places(sources))]
    return SectionDraft(body=(*blocks, *draft_figures(sources)))


def _identity(sources: PlanSources) -> str:
    area, council = sources.area, sources.area.council_name
    texts = [_membership(sources)]
    elected = counted(sources.fact("seats", area.seats), "councillor") if area.seats else ""
    seats = f"It elects {elected}" if elected else ""
    code = f"its official code is {area.code}"
    texts.append(f"{seats}; {code}." if seats else f"{sentence(code)}.")
    if area.valid_to:
        texts.append(
            f"Its boundary has since been redrawn; this plan keeps the area as it was"
            f"{' in ' + council if council else ''}."
        )
    return " ".join(texts)


def _membership(sources: PlanSources) -> str:
    area, others = sources.area, sources.areas_in_council
    if not area.council_name:
        return f"This plan is for {area.name}."
    if others > 1:
        among = counted(sources.fact("areas_in_council", others), "District Electoral Area")
        return f"{area.name} is one of the {among} of {area.council_name}."
    return f"{area.name} is a District Electoral Area of {area.council_name}."


def _places(sources: PlanSources) -> str:
    area, places = sources.area.name, sources.places
    if not places:
        return (
            "No settlements or neighbourhoods have been listed for the area, so people were not"
            " asked which part of it they spoke of, and figures are for the area as a whole."
        )
    asked = {
        place.key for each in sources.evidence for place in _asked(sources, each.survey.places)
    }
    named = _named(places)
    texts = [
        f"The {_noun(sources)} listed for {area} {'is' if len(places) == 1 else 'are'} {named}."
    ]
    if asked:
        texts.append("People could say which of them they know best.")
    return " ".join(texts)


def _asked(sources: PlanSources, places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.area_code == sources.area.code]


def _noun(sources: PlanSources) -> str:
    count = len(sources.places)
    return "place" if count == 1 else f"{number(sources.fact('places', count))} places"


def _named(places: Sequence[Place]) -> str:
    kinds = {place.kind for place in places}
    if len(kinds) == 1:
        all_of = "all urban" if kinds == {"urban"} else "all rural"
        ending = f", {all_of}" if len(places) > 1 else f" ({kinds.pop()})"
        return listed([place.name for place in places]) + ending
    return listed([f"{place.name} ({place.kind})" for place in places])
