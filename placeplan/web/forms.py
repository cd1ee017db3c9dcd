"""What every form has: faults that come from the domain too, and nothing that is no form."""

from collections.abc import Iterable
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import ImmutableMultiDict

from placeplan.domain.faults import Fault
from placeplan.wording import fault_sentence


class PlainForm(FlaskForm):
    """A form whose faults come from the domain as well as from its fields."""

    class Meta:
        # every POST is checked before its view runs (security.protect), with the token of ui.csrf()
        csrf = False

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """What was sent as a form: Flask-WTF would read JSON too, and fail over most of it."""
            if request.is_json:
                return ImmutableMultiDict()
            return super().wrap_formdata(form, formdata)

    def add_faults(self, faults: Iterable[Fault]) -> None:
        """Say each fault at the field it names, or above the form when it names none."""
        for found in faults:
            sentence = fault_sentence(found, _)
            if found.field in self._fields:
                field = self._fields[found.field]
                field.errors = [*field.errors, sentence]
            else:
                self.form_errors.append(sentence)


def forget_faults(form: PlainForm) -> None:
    """Say nothing of what is wrong or missing: the form comes back before it was finished."""
    form.form_errors = []
    for field in form:
        field.errors = []
