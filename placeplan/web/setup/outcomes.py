"""The outcomes of the Community Plan: added, changed, put in order and removed."""

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from placeplan.domain.faults import Refused
from placeplan.domain.outcomes import Outcome
from placeplan.store.database import writing
from placeplan.store.outcomes import list_outcomes as stored_outcomes
from placeplan.store.outcomes import set_outcomes
from placeplan.web.database import db
from placeplan.web.notices import notify
from placeplan.web.setup.blueprint import bp
from placeplan.web.setup.forms import OutcomeForm


@bp.get("/settings/outcomes")
def list_outcomes() -> ResponseReturnValue:
    return render_template("setup/list_outcomes.html", outcomes=stored_outcomes(db()))


@bp.route("/settings/outcomes/new", methods=["GET", "POST"])
def add_outcome() -> ResponseReturnValue:
    form = OutcomeForm()
    if form.validate_on_submit() and _kept(form, None):
        return redirect(url_for("setup.list_outcomes"))
    return render_template("setup/edit_outcome.html", form=form, number=None)


@bp.route("/settings/outcomes/<int:number>", methods=["GET", "POST"])
def edit_outcome(number: int) -> ResponseReturnValue:
    outcome = _outcome(number)
    form = OutcomeForm(data={"title": outcome.title, "description": outcome.description})
    if form.validate_on_submit() and _kept(form, number):
        return redirect(url_for("setup.list_outcomes"))
    return render_template("setup/edit_outcome.html", form=form, number=number)


@bp.post("/settings/outcomes/<int:number>/up")
def move_outcome_up(number: int) -> ResponseReturnValue:
    moved = _outcome(number)
    with writing(db()):
        outcomes = stored_outcomes(db())
        outcomes.insert(max(0, number - 2), outcomes.pop(number - 1))
        set_outcomes(db(), outcomes)
    notify(_("“%(title)s” is moved up.", title=moved.title))
    return redirect(url_for("setup.list_outcomes"))


@bp.post("/settings/outcomes/<int:number>/remove")
def remove_outcome(number: int) -> ResponseReturnValue:
    removed = _outcome(number)
    with writing(db()):
        outcomes = stored_outcomes(db())
        outcomes.remove(removed)
        set_outcomes(db(), outcomes)
    notify(_("“%(title)s” is removed.", title=removed.title))
    return redirect(url_for("setup.list_outcomes"))


def _outcome(number: int) -> Outcome:
    outcomes = stored_outcomes(db())
    if not 1 <= number <= len(outcomes):
        abort(404)
    return outcomes[number - 1]


def _kept(form: OutcomeForm, number: int | None) -> bool:
    outcome = Outcome(form.title.data, form.description.data or "")
    try:
        with writing(db()):
            outcomes = stored_outcomes(db())
            if number is None:
                outcomes.append(outcome)
            else:
                outcomes[number - 1] = outcome
            set_outcomes(db(), outcomes)
    except Refused as refused:
        form.add_faults(refused.faults)
        return False
    notify(_("“%(title)s” is saved.", title=outcome.title))
    return True
