"""Form fields that know the thing they ask for, and so say what to do when it is missing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import Field, PasswordField, StringField, TextAreaField
from wtforms.validators import StopValidation

from placeplan.domain.accounts import email_faults
from placeplan.domain.responses import tidy_text
from placeplan.wording import fault_sentence

Choices = Sequence[tuple[str, object]]


class Asked:
    """Checks that something was given, unless it is optional."""

    field_flags: dict[str, bool] = {}

    def __call__(self, _form: FlaskForm, field: Any) -> None:
        given = field.raw_data and any(str(value).strip() for value in field.raw_data)
        if given:
            return
        if field.is_optional:
            raise StopValidation
        raise StopValidation(field.missing())


class AsksFor:
    """What every field here has: a thing to name in its faults, a hint, and whether it may stay
    empty.

    `thing` reads on after “Enter” or “Select”: “the venue”, “a role”.
    """

    verb = _l("Enter %(thing)s")

    def __init__(
        self,
        label: object,
        thing: object = "",
        *,
        hint: object = "",
        optional: bool = False,
        validators: Sequence[Any] = (),
        **options: Any,
    ) -> None:
        self.thing = thing
        self.hint = hint
        self.is_optional = optional
        checks = [Asked(), *validators]
        super().__init__(label, validators=checks, **options)

    def missing(self) -> str:
        """What to say when nothing was given."""
        return str(self.verb) % {"thing": self.thing or str(self.label.text).lower()}  # type: ignore[attr-defined]  # a field has a label

    def pre_validate(self, form: FlaskForm) -> None:
        """WTForms' own checks speak of invalid choices; ours run in validators."""


class Line(AsksFor, StringField):
    """One line of text, outer white space trimmed; at most `longest` characters."""

    has_lines = False

    def __init__(self, label: object, thing: object = "", *, longest: int = 200, **options: Any):
        self.longest = longest
        options["validators"] = (_not_too_long, *options.get("validators", ()))
        super().__init__(label, thing, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            text = tidy_text(str(valuelist[0]))
            self.data = text if self.has_lines else text.replace("\n", " ")


class Lines(Line, TextAreaField):
    """Several lines of text."""

    has_lines = True

    def __init__(self, label: object, thing: object = "", *, longest: int = 5000, **options: Any):
        super().__init__(label, thing, longest=longest, **options)


class EmailLine(Line):
    """An email address."""

    def __init__(self, label: object, thing: object = "", **options: Any):
        options["validators"] = (_like_an_email, *options.get("validators", ()))
        super().__init__(label, thing, **options)


class Password(AsksFor, PasswordField):
    """A password: never trimmed, never shown again."""


class Upload(AsksFor, FileField):
    """A file from this computer."""

    verb = _l("Choose %(thing)s")


class WholeNumber(Line):
    """A whole number from `smallest` to `largest`; `data` is an int or None."""

    def __init__(
        self, label: object, thing: object = "", *, smallest: int = 0, largest: int = 10**6,
        **options: Any,
    ):  # fmt: skip
        self.smallest, self.largest = smallest, largest
        super().__init__(label, thing, **options)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None
        text = str(valuelist[0]).strip() if valuelist else ""
        if not text:
            return
        is_number = text.isascii() and text.isdecimal() and len(text) < 10
        if not is_number or not self.smallest <= int(text) <= self.largest:
            raise ValueError(
                _(
                    "Enter %(thing)s as a whole number from %(smallest)s to %(largest)s",
                    thing=self.thing,
                    smallest=self.smallest,
                    largest=self.largest,
                )
            )
        self.data = int(text)

    def _value(self) -> str:
        return _as_typed(self, "" if self.data is None else str(self.data))


class Day(AsksFor, StringField):
    """A date; `data` is a date or None. `thing`: “the date of the workshop”."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None
        text = str(valuelist[0]).strip() if valuelist else ""
        if not text:
            return
        try:
            self.data = date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(
                _("Enter %(thing)s as a real date, such as 2026-06-12", thing=self.thing)
            ) from error

    def _value(self) -> str:
        return _as_typed(self, self.data.isoformat() if self.data else "")


class OneOf(AsksFor, Field):
    """One choice of a few, as radio buttons; `data` is its key or None. `thing`: “a role”.

    `choices` are (key, label); they may be set on the field when the form is made.
    """

    verb = _l("Select %(thing)s")

    def __init__(self, label: object, thing: object = "", *, choices: Choices = (), **options: Any):
        self.choices = list(choices)
        options["validators"] = (_among_choices, *options.get("validators", ()))
        super().__init__(label, thing, **options)

    def process_data(self, value: object) -> None:
        self.data = None if value in (None, "") else str(value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.process_data(valuelist[0] if valuelist else None)


class OneOfMany(OneOf):
    """One choice of many, as a drop-down list."""


class SomeOf(OneOf):
    """Any number of choices, as checkboxes; `data` is a list of keys."""

    def process_data(self, value: object) -> None:
        self.data = [str(key) for key in value] if isinstance(value, Iterable) else []

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.process_data(valuelist)


def _as_typed(field: Any, text: str) -> str:
    return str(field.raw_data[0]) if field.raw_data else text


def _not_too_long(_form: FlaskForm, field: Any) -> None:
    text = field.data if isinstance(field.data, str) else ""
    if len(text) > field.longest:
        raise StopValidation(
            _(
                "Shorten “%(label)s” to %(longest)s characters: it has %(found)s",
                label=field.label.text,
                longest=f"{field.longest:,}",
                found=f"{len(text):,}",
            )
        )


def _like_an_email(_form: FlaskForm, field: Any) -> None:
    for found in email_faults(field.data or ""):
        raise StopValidation(fault_sentence(found, _))


def _among_choices(_form: FlaskForm, field: Any) -> None:
    known = {str(key) for key, _label in field.choices}
    given = field.data if isinstance(field.data, list) else [field.data]
    if any(str(key) not in known for key in given if key is not None):
        raise StopValidation(field.missing())
