"""Actions: what is suggested about an issue, who might lead it, by when, and how we shall know."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from placeplan.domain.faults import Refused, fault
from placeplan.domain.leads import (
    AWAITED,
    LeadStanding,
    LeadState,
    Wording,
    lead_faults,
    lead_standing,
)
from placeplan.domain.plan_parts import not_listed, title_faults

CoProduction = Literal["co_design", "co_commissioning", "co_delivery", "co_assessment"]
Wellbeing = Literal["social", "economic", "environmental", "democratic"]

CO_PRODUCTIONS: tuple[CoProduction, ...] = get_args(CoProduction)
WELLBEINGS: tuple[Wellbeing, ...] = get_args(Wellbeing)
# what says how an action is judged, in the order that it is read in
MEASURES = ("measure", "how_much", "how_well", "better_off")


@dataclass(frozen=True, slots=True)
class Action:
    """Something suggested about an issue.

    A lead that has not agreed is only suggested; one that declined gives its reason. `answered` is
    the wording that it answered to, None when it answered to this one or not at all.
    `lead_partner_id` is the lead's number among the partners, 0 for a body that is not on record.
    `timescale` is in words, `due_on` a day to sort by. `outcome` is the title of the Community
    Plan outcome that the action serves, `indicator` the measure of the whole population that
    should move; `measure` says in general how we shall know, and `how_much`, `how_well` and
    `better_off` what this action itself is measured by. `version` rises with each change.
    """

    title: str
    lead: str = ""
    lead_state: LeadState = "suggested"
    lead_reason: str = ""
    partners: tuple[str, ...] = ()
    timescale: str = ""
    measure: str = ""
    outcome: str = ""
    id: int = 0
    due_on: date | None = None
    indicator: str = ""
    how_much: str = ""
    how_well: str = ""
    better_off: str = ""
    co_production: tuple[CoProduction, ...] = ()
    wellbeing: tuple[Wellbeing, ...] = ()
    lead_partner_id: int = 0
    version: int = 0
    answered: Wording | None = None

    def __post_init__(self) -> None:
        faults = title_faults(self.title)
        faults += lead_faults(self.lead, self.lead_state, self.lead_reason)
        for name, allowed in (("co_production", CO_PRODUCTIONS), ("wellbeing", WELLBEINGS)):
            chosen = getattr(self, name)
            strangers = [each for each in chosen if each not in allowed]
            faults += [not_listed(name, each, allowed) for each in strangers]
            if len(set(chosen)) < len(chosen):
                faults.append(fault("repeated", name))
        if faults:
            raise Refused(*faults)

    @property
    def wording(self) -> Wording:
        """What the action asks of its lead now."""
        measures = [getattr(self, name) for name in MEASURES]
        return Wording.of(self.title, self.timescale, self.due_on, measures)

    @property
    def lead_standing(self) -> LeadStanding:
        """How its lead stands towards the action as it is worded now."""
        return lead_standing(self.lead, self.lead_state, self.answered, self.wording)

    @property
    def is_lead_awaited(self) -> bool:
        """Whether its lead has yet to answer to the action as it is worded now."""
        return self.lead_standing in AWAITED

    @property
    def is_measured(self) -> bool:
        """Whether more is said of how it is judged and carried out than in a sentence."""
        said = (self.due_on, self.how_much, self.how_well, self.better_off, self.indicator)
        return any((*said, self.co_production, self.wellbeing))
