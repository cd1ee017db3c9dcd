"""The list of tags, and each tag's page."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.operations.tags import theme_titles
from placeplan.store.surveys import list_surveys
from placeplan.store.tag_changes import list_tag_events
from placeplan.store.tags import add_tag as store_tag
from placeplan.store.tags import (
    count_comments_by_tag,
    get_tag,
    is_in_use,
    update_tag,
)
from placeplan.store.tags import list_tags as stored_tags
from placeplan.web.access import principal
from placeplan.web.code_frame.blueprint import bp
from placeplan.web.code_frame.forms import MergeForm, TagForm
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.numbers import number_sent

EVENTS_SHOWN = 30


@bp.get("/evidence/code-frame")
def list_tags() -> ResponseReturnValue:
    return render_template(
        "code_frame/list_tags.html",
        tags=stored_tags(db()),
        counts=count_comments_by_tag(db()),
        themes=theme_titles(db()),
        surveys=list_surveys(db()),
    )


@bp.route("/evidence/code-frame/new", methods=["GET", "POST"])
def add_tag() -> ResponseReturnValue:
    form = TagForm()
    form.theme_key.choices = theme_choices()
    if form.validate_on_submit():
        try:
            tag = store_tag(db(), form.tag(), by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("“%(name)s” is added.", name=tag.name))
            return redirect(url_for("code_frame.list_tags"))
    return render_template("code_frame/add_tag.html", form=form)


@bp.route("/evidence/code-frame/<int:tag_id>", methods=["GET", "POST"])
def edit_tag(tag_id: int) -> ResponseReturnValue:
    tag = get_tag(db(), tag_id)
    form = TagForm()
    form.theme_key.choices = theme_choices()
    if not form.is_submitted():
        form.fill_in(tag)
        form.version.data = tag.version
    elif form.validate():
        try:
            wanted = form.tag(tag_id, number_sent(form.version.data) or 0)
            update_tag(db(), wanted, by=principal().name)
        except Refused as refused:
            form.add_faults(refused.faults)
        else:
            notify(_("“%(name)s” is changed.", name=wanted.name))
            return redirect(url_for("code_frame.list_tags"))
    others = [(str(each.id), each.name) for each in stored_tags(db()) if each.id != tag_id]
    merging = MergeForm(formdata=None)
    merging.into.choices = [("", _("Choose a tag")), *others]
    return render_template(
        "code_frame/edit_tag.html",
        tag=tag,
        form=form,
        merging=merging if others else None,
        is_used=is_in_use(db(), tag_id),
        count=count_comments_by_tag(db()).get(tag_id, 0),
        events=list_tag_events(db(), tag_id)[:EVENTS_SHOWN],
    )


def theme_choices() -> list[tuple[str, object]]:
    """The themes a tag may go with, or none."""
    return [("", _("No theme")), *theme_titles(db()).items()]
