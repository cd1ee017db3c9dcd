"""One section of a plan: what is drafted beside what officers write, and what belongs to it."""

from typing import cast

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.draft_changes import drafted_texts
from placeplan.domain.faults import Refused
from placeplan.domain.plan_trees import Prose, Section
from placeplan.domain.plans import SECTION_KEYS, SectionKey
from placeplan.operations.plan_standing import moved_sections
from placeplan.operations.plans import plan_tree
from placeplan.store.database import writing
from placeplan.store.plan_bases import set_section_base
from placeplan.store.plans import get_plan, update_section
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.notices import notify
from placeplan.web.numbers import number_sent
from placeplan.web.plans.blueprint import bp, fewest, fewest_shown, section_url
from placeplan.web.plans.forms import SectionForm
from placeplan.web.plans.rated_themes import themes_without


@bp.route("/plans/<int:plan_id>/sections/<key>", methods=["GET", "POST"])
def edit_section(plan_id: int, key: str) -> ResponseReturnValue:
    if key not in SECTION_KEYS:
        abort(404)
    section_key = cast(SectionKey, key)
    form, others_words = SectionForm(), ""
    if form.validate_on_submit():
        try:
            _keep(plan_id, section_key, form)
        except Refused as refused:
            form.add_faults(refused.faults)
            others_words = _take_up(plan_id, section_key, form)
        else:
            notify(_("Your words are kept."))
            return redirect(section_url(plan_id, section_key))
    plan = get_plan(db(), plan_id)
    written = plan.section(section_key)
    if not form.is_submitted():
        form.prose.data, form.version.data = written.prose, str(written.version)
    tree = plan_tree(db(), plan_id, today(), fewest=fewest(), fewest_shown=fewest_shown())
    position = SECTION_KEYS.index(section_key)
    return render_template(
        "plans/edit_section.html",
        plan=plan,
        form=form,
        written=written,
        others_words=others_words,
        changes=moved_sections(db(), plan, tree).get(section_key, []),
        section=tree.section(section_key),
        drafted=_drafted(tree.section(section_key)),
        without=themes_without(plan, section_key),
        before=tree.sections[position - 1] if position else None,
        after=tree.sections[position + 1] if position + 1 < len(SECTION_KEYS) else None,
    )


@bp.post("/plans/<int:plan_id>/sections/<key>/read")
def read_changes(plan_id: int, key: str) -> ResponseReturnValue:
    """Take the present draft as the one that the words were written beside."""
    if key not in SECTION_KEYS:
        abort(404)
    section_key = cast(SectionKey, key)
    with writing(db()):
        set_section_base(db(), plan_id, section_key, _texts(plan_id, key), principal().name)
    notify(_("Noted. What changes from now on is shown here again."))
    return redirect(section_url(plan_id, section_key))


def _keep(plan_id: int, key: SectionKey, form: SectionForm) -> None:
    with writing(db()):
        update_section(
            db(),
            plan_id,
            key,
            form.prose.data or "",
            version=number_sent(form.version.data) or 0,
            changed_by=principal().name,
        )
        set_section_base(db(), plan_id, key, _texts(plan_id, key), principal().name)


def _texts(plan_id: int, key: str) -> list[str]:
    tree = plan_tree(db(), plan_id, today(), fewest=fewest(), fewest_shown=fewest_shown())
    return drafted_texts(tree.section(key).blocks)


def _take_up(plan_id: int, key: SectionKey, form: SectionForm) -> str:
    """What somebody else has kept meanwhile; keeping again then replaces it knowingly."""
    kept = get_plan(db(), plan_id).section(key)
    is_other = str(kept.version) != str(form.version.data)
    form.version.data = str(kept.version)
    return kept.prose if is_other else ""


def _drafted(section: Section) -> list[object]:
    return [block for block in section.blocks if not isinstance(block, Prose)]
