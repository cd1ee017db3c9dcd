"""Merging, splitting and removing tags, and taking that back."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from placeplan.domain.faults import Refused
from placeplan.store.tag_changes import merge_tags, remove_tag, restore_tag, split_tag, undo_merge
from placeplan.store.tags import get_tag, list_tagged
from placeplan.web.access import principal
from placeplan.web.code_frame.blueprint import bp, tag_url, warn_of
from placeplan.web.code_frame.forms import SplitForm
from placeplan.web.code_frame.views import theme_choices
from placeplan.web.database import db
from placeplan.web.notices import Undo, notify
from placeplan.web.numbers import number_sent

MOST_TO_SPLIT = 500


@bp.post("/evidence/code-frame/<int:tag_id>/merge")
def merge(tag_id: int) -> ResponseReturnValue:
    tag, into_id = get_tag(db(), tag_id), number_sent(request.form.get("into"))
    if not into_id:
        notify(_("Choose the tag that takes it in."), kind="warning")
        return redirect(tag_url(tag_id))
    into = get_tag(db(), into_id)
    try:
        event = merge_tags(db(), tag_id, into_id, by=principal().name)
    except Refused as refused:
        warn_of(refused)
        return redirect(tag_url(tag_id))
    undo = Undo(url_for("code_frame.part", event_id=event))
    notify(_("“%(name)s” is part of “%(into)s” now.", name=tag.name, into=into.name), undo=undo)
    return redirect(url_for("code_frame.list_tags"))


@bp.post("/evidence/code-frame/merges/<int:event_id>/part")
def part(event_id: int) -> ResponseReturnValue:
    try:
        tag = undo_merge(db(), event_id, by=principal().name)
    except Refused as refused:
        warn_of(refused)
    else:
        notify(_("“%(name)s” is a tag of its own again.", name=tag.name))
    return redirect(url_for("code_frame.list_tags"))


@bp.route("/evidence/code-frame/<int:tag_id>/split", methods=["GET", "POST"])
def split(tag_id: int) -> ResponseReturnValue:
    tag, comments = get_tag(db(), tag_id), list_tagged(db(), tag_id, MOST_TO_SPLIT)
    form = SplitForm()
    form.theme_key.choices = theme_choices()
    form.comments.choices = list(comments.items())
    if form.validate_on_submit():
        chosen = [int(number) for number in form.comments.data]
        try:
            new = split_tag(db(), tag_id, form.tag(), chosen, by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            said = ngettext(
                "%(num)s comment is under “%(name)s” now.",
                "%(num)s comments are under “%(name)s” now.",
                len(chosen),
                name=new.name,
            )
            notify(said)
            return redirect(url_for("code_frame.list_tags"))
    return render_template("code_frame/split.html", tag=tag, form=form, most=MOST_TO_SPLIT)


@bp.post("/evidence/code-frame/<int:tag_id>/remove")
def remove(tag_id: int) -> ResponseReturnValue:
    tag = get_tag(db(), tag_id)
    try:
        remove_tag(db(), tag_id, by=principal().name)
    except Refused as refused:
        warn_of(refused)
    else:
        undo = Undo(url_for("code_frame.restore", tag_id=tag_id))
        notify(_("“%(name)s” is removed.", name=tag.name), undo=undo)
    return redirect(url_for("code_frame.list_tags"))


@bp.post("/evidence/code-frame/<int:tag_id>/restore")
def restore(tag_id: int) -> ResponseReturnValue:
    try:
        tag = restore_tag(db(), tag_id, by=principal().name)
    except Refused as refused:
        warn_of(refused)
    else:
        notify(_("“%(name)s” is back.", name=tag.name))
    return redirect(url_for("code_frame.list_tags"))
