"""What came of the consultations on a plan, read together."""

from placeplan.domain.consultations import Consultation, ConsultedDraft
from placeplan.store.consultation_comments import count_comments
from placeplan.store.consultations import list_consultations, list_points
from placeplan.store.database import Database
from placeplan.store.plan_editions import get_edition_content


def consulted_drafts(database: Database, plan_id: int) -> tuple[ConsultedDraft, ...]:
    """Each consultation on a plan with what was said and what came of it, the newest first."""
    return tuple(_consulted(database, each) for each in list_consultations(database, plan_id))


def _consulted(database: Database, consultation: Consultation) -> ConsultedDraft:
    counts = count_comments(database, consultation.id)
    content = get_edition_content(database, consultation.plan_id, consultation.edition)
    return ConsultedDraft(
        consultation=consultation,
        comments=sum(counts.values()),
        left_out=counts.get("left_out", 0),
        points=tuple(list_points(database, consultation.id)),
        headings={section.key: section.heading for section in content.public.sections},
    )
