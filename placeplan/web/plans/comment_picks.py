"""The comments that a finding rests on: ticked in a list, quoted, put in order."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from placeplan.domain.findings import KINDS_OF, Finding, SupportingComment
from placeplan.store.database import writing
from placeplan.store.finding_evidence import (
    add_support,
    list_candidates,
    list_supporting_comments,
    move_quotation,
    remove_support,
    set_quoted,
)
from placeplan.store.findings import get_finding
from placeplan.store.plans import get_plan
from placeplan.store.tags import get_tag
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.numbers import number_sent
from placeplan.web.plans.blueprint import asked_direction, bp

MOST_LISTED = 100
CELL_NAMES = {
    ("individuals", "online"): _l("Individuals, online"),
    ("individuals", "paper"): _l("Individuals, on paper"),
    ("individuals", "workshop"): _l("Individuals, at workshops"),
    ("groups", "paper"): _l("Groups, on paper"),
    ("groups", "workshop"): _l("Groups, at workshops"),
}


@bp.app_template_global()
def cell_name(series: str, channel: str) -> str:
    """Who wrote a comment, and how: “Individuals, online”."""
    return str(CELL_NAMES.get((series, channel), ""))


@bp.route("/plans/<int:plan_id>/findings/<int:finding_id>/comments", methods=["GET", "POST"])
def edit_support(plan_id: int, finding_id: int) -> ResponseReturnValue:
    plan, finding = get_plan(db(), plan_id), get_finding(db(), plan_id, finding_id)
    resting = list_supporting_comments(db(), finding_id)
    others = _on_the_theme(plan_id, finding)
    if request.method == "POST":
        with writing(db()):
            keep_picks(plan_id, finding_id)
        notify(_("The comments of “%(name)s” are kept.", name=finding.title))
        return redirect(url_for("plans.edit_finding", plan_id=plan_id, finding_id=finding_id))
    return render_template(
        "plans/edit_support.html",
        plan=plan,
        finding=finding,
        resting=resting[:MOST_LISTED],
        more=len(resting[MOST_LISTED:]),
        others=others[:MOST_LISTED],
        more_others=len(others[MOST_LISTED:]),
    )


@bp.post("/plans/<int:plan_id>/findings/<int:finding_id>/comments/tagged")
def add_tagged(plan_id: int, finding_id: int) -> ResponseReturnValue:
    """One press lets a finding rest on all that carries its tag by now."""
    with writing(db()):
        finding = get_finding(db(), plan_id, finding_id)
        since = [each.id for each in tagged_since(plan_id, finding)]
        added = len(add_support(db(), plan_id, finding_id, since, by=principal().name))
    notify(ngettext("%(num)s comment is added.", "%(num)s comments are added.", added))
    return redirect(url_for("plans.edit_finding", plan_id=plan_id, finding_id=finding_id))


@bp.post("/plans/<int:plan_id>/findings/<int:finding_id>/quotations/<int:comment_id>/move")
def move_quote(plan_id: int, finding_id: int, comment_id: int) -> ResponseReturnValue:
    move_quotation(db(), plan_id, finding_id, comment_id, asked_direction())
    return redirect(
        url_for("plans.edit_finding", plan_id=plan_id, finding_id=finding_id, _anchor="evidence")
    )


def keep_picks(plan_id: int, finding_id: int) -> None:
    """Keep what was ticked among the comments that the page listed; all others stay as they are."""
    ticked, quotes = _numbers("comments"), _numbers("quotes")
    add_support(db(), plan_id, finding_id, ticked, by=principal().name)
    remove_support(db(), plan_id, finding_id, set(listed_picks()) - set(ticked))
    for each in ticked:
        set_quoted(db(), plan_id, finding_id, each, is_quoted=each in quotes)


def listed_picks() -> list[int]:
    """The comments that the page listed when it was sent."""
    texts = " ".join(request.form.getlist("listed")).split()
    return [number for number in map(number_sent, texts) if number is not None]


def tagged_since(plan_id: int, finding: Finding) -> list[SupportingComment]:
    """The comments that carry the tag of a finding and that it does not rest on yet."""
    if not finding.tag_id:
        return []
    return list_candidates(
        db(), plan_id, kinds=KINDS_OF[finding.kind], tag_id=finding.tag_id, finding_id=finding.id
    )


def evidence_of(plan_id: int, finding: Finding) -> dict[str, object]:
    """What a finding's page shows of its evidence."""
    resting = list_supporting_comments(db(), finding.id)
    return {
        "quotes": [each for each in resting if each.is_quoted and each.may_be_quoted],
        "waiting": sum(1 for each in resting if each.is_quoted and not each.may_be_quoted),
        "tag": get_tag(db(), finding.tag_id) if finding.tag_id else None,
        "since": len(tagged_since(plan_id, finding)),
    }


def _on_the_theme(plan_id: int, finding: Finding) -> list[SupportingComment]:
    """More comments that a finding might rest on: on its theme, of its kinds."""
    if not finding.theme_key:
        return []
    kinds = KINDS_OF[finding.kind]
    theme = finding.theme_key
    return list_candidates(db(), plan_id, kinds=kinds, theme_key=theme, finding_id=finding.id)


def _numbers(name: str) -> list[int]:
    found = (number_sent(text) for text in request.form.getlist(name))
    return [number for number in found if number is not None]
