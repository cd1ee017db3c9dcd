"""Short papers for a meeting or a council, from the blocks that plans are made of."""

from dataclasses import dataclass
from datetime import date

from placeplan.domain.plan_trees import PlanTree, Section


@dataclass(frozen=True, slots=True)
class Report:
    """A paper: its title, what stands under it, and its sections.

    `kind` stands at the head of each page; `facts` are lines such as “To: the Partnership Board”,
    each a lead and the rest.
    """

    title: str
    kind: str
    subject: str
    partnership: str
    council: str
    dated_on: date
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    is_made_up: bool = False

    @property
    def tree(self) -> PlanTree:
        """The report as a tree of blocks, as a plan's pages are drawn from one."""
        return PlanTree(
            title=self.title,
            area_name=self.subject,
            partnership=self.partnership,
            council=self.council,
            status="draft",
            dated_on=self.dated_on,
            basis=self.kind,
            sections=self.sections,
            is_made_up=self.is_made_up,
        )
