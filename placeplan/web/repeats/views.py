"""Likely repeats of a survey: the list of groups, a group side by side, and what to do about it."""

from typing import Any, cast, get_args

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from placeplan.domain.repeats import GroupOverview, same_ratings
from placeplan.domain.surveys import Survey
from placeplan.operations.repeats import count_again as count_answers_again
from placeplan.operations.repeats import leave_out as leave_answers_out
from placeplan.operations.repeats import mark_looked_at
from placeplan.store.repeats import (
    GroupFilter,
    Member,
    count_groups,
    find_group,
    list_member_keys,
    list_members,
    list_reviews,
)
from placeplan.store.repeats import list_groups as stored_groups
from placeplan.web.access import principal
from placeplan.web.database import db
from placeplan.web.days import today
from placeplan.web.fields import Line, SomeOf
from placeplan.web.forms import PlainForm
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent, page_sent
from placeplan.web.repeats import words
from placeplan.web.results.scope import for_survey

bp = Blueprint("repeats", __name__, url_prefix="/results/<slug>/repeats")

GROUPS_ON_A_PAGE = 20
ANSWERS_ON_A_PAGE = 6
FILTERS: tuple[tuple[GroupFilter, object], ...] = (
    ("to_look_at", _l("To look at")),
    ("all", _l("All")),
    ("excluded", _l("With answers left out")),
)
EVERY = "every"


class LeaveOutForm(PlainForm):
    chosen = SomeOf(_l("Which answers do you leave out?"), _l("at least one answer"))
    reason = Line(
        _l("Why?"), _l("why they are left out"),
        hint=_l("Kept with each of them, beside your name, for whoever asks later."),
    )  # fmt: skip


@bp.get("")
@for_survey
def list_groups(survey: Survey) -> ResponseReturnValue:
    which = cast(GroupFilter, _asked(request.args.get("show", "")))
    total = count_groups(db(), survey.slug, which)
    pages = max(1, -(-total // GROUPS_ON_A_PAGE))
    page = page_sent(request.args.get("page"), pages)
    offset = (page - 1) * GROUPS_ON_A_PAGE
    return render_template(
        "repeats/list_groups.html",
        survey=survey,
        which=which,
        filters=[
            (label, url_for("repeats.list_groups", slug=survey.slug, show=key), key == which)
            for key, label in FILTERS
        ],
        groups=stored_groups(db(), survey.slug, which, offset, GROUPS_ON_A_PAGE),
        words=words,
        page=page,
        pages=pages,
        url_of=lambda number: url_for(
            "repeats.list_groups", slug=survey.slug, show=which, page=number
        ),
    )


@bp.get("/<group_key>")
@for_survey
def show_group(survey: Survey, group_key: str) -> ResponseReturnValue:
    return _show(survey, _group(survey, group_key), LeaveOutForm())


@bp.post("/<group_key>/leave-out")
@for_survey
def leave_out(survey: Survey, group_key: str) -> ResponseReturnValue:
    group = _group(survey, group_key)
    form = LeaveOutForm()
    members = list_member_keys(db(), survey.slug, group_key)
    form.chosen.choices = [(key, "") for key in (*members, EVERY)]
    if not form.validate_on_submit():
        return _show(survey, group, form), 400
    keys = members if EVERY in form.chosen.data else form.chosen.data
    done = leave_answers_out(
        db(), survey.slug, group_key, keys, principal().name, form.reason.data or ""
    )
    sentence = ngettext(
        "%(num)s answer is left out of every figure.",
        "%(num)s answers are left out of every figure.",
        len(done),
    )
    notify(sentence, undo=_undo(survey, group_key, done))
    return _back(survey, group_key)


@bp.post("/<group_key>/count-again")
@for_survey
def count_again(survey: Survey, group_key: str) -> ResponseReturnValue:
    _group(survey, group_key)
    keys = request.form.getlist("key")
    if EVERY in keys:
        keys = list_member_keys(db(), survey.slug, group_key)
    done = count_answers_again(db(), survey.slug, group_key, keys, principal().name, today())
    notify(ngettext("%(num)s answer counts again.", "%(num)s answers count again.", len(done)))
    return _back(survey, group_key)


@bp.post("/<group_key>/looked-at")
@for_survey
def look_at(survey: Survey, group_key: str) -> ResponseReturnValue:
    group = _group(survey, group_key)
    mark_looked_at(db(), survey.slug, group_key, request.form.get("last", ""), principal().name)
    notify(_("You have looked at %(group)s.", group=words.group_name(group)))
    return redirect(url_for("repeats.list_groups", slug=survey.slug))


def _show(survey: Survey, group: GroupOverview, form: LeaveOutForm) -> str:
    pages = -(-group.responses // ANSWERS_ON_A_PAGE)
    page = page_sent(request.args.get("page"), pages)
    first = (page - 1) * ANSWERS_ON_A_PAGE
    members = list_members(db(), survey, group.key, first, ANSWERS_ON_A_PAGE)
    numbered = list(enumerate(members, start=first + 1))
    numbers = {each.stored.response.key: number for number, each in numbered}
    form.chosen.choices = _choices(numbered, group)
    responses = [each.stored.response for each in members]
    return render_template(
        "repeats/show_group.html",
        survey=survey,
        group=group,
        form=form,
        numbered=numbered,
        columns=[words.answer_name(number) for number, _member in numbered],
        rows=words.compared(survey, responses),
        same=same_ratings(responses),
        reviews=list_reviews(db(), numbers),
        numbers=numbers,
        words=words,
        last=list_member_keys(db(), survey.slug, group.key)[-1],
        page=page,
        pages=pages,
        url_of=lambda number: _address("show_group", survey, group.key, page=number),
    )


def _choices(numbered: list[tuple[int, Member]], group: GroupOverview) -> list[tuple[str, str]]:
    counted = [
        (each.stored.response.key, words.answer_name(number))
        for number, each in numbered
        if each.stored.state == "counted"
    ]
    if group.responses > ANSWERS_ON_A_PAGE and group.excluded < group.responses:
        counted.append((EVERY, _("All %(num)s answers of this group", num=group.responses)))
    return counted


def _undo(survey: Survey, group_key: str, keys: list[str]) -> Undo | None:
    if len(keys) != 1:
        return None
    return Undo(_address("count_again", survey, group_key), values={"key": keys[0]})


def _group(survey: Survey, group_key: str) -> GroupOverview:
    group = find_group(db(), survey.slug, group_key)
    if group is None:
        abort(404)
    return group


def _back(survey: Survey, group_key: str) -> ResponseReturnValue:
    page = number_sent(request.args.get("page"))
    return redirect(_address("show_group", survey, group_key, page=page))


def _address(view: str, survey: Survey, group_key: str, **values: Any) -> str:
    return url_for(f"repeats.{view}", slug=survey.slug, group_key=group_key, **values)


def _asked(which: str) -> str:
    return which if which in get_args(GroupFilter) else FILTERS[0][0]
