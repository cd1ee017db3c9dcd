"""Faults as sentences: what was found and what to do, for pages and for the command line."""

import warnings
from collections.abc import Callable

from placeplan.domain.faults import Fault

Translate = Callable[[str], str]


# Marks a sentence for extraction; it is translated when it is used.
N_ = str

SENTENCES: dict[str, str] = {
    # accounts
    "password_short": N_("Choose a password of at least %(shortest)s characters"),
    "password_long": N_("Choose a password of at most %(longest)s characters"),
    "password_guessable": N_("Choose a password that is harder to guess"),
    "email_unlikely": N_("Enter an email address, such as name@example.org"),
    "email_taken": N_("There is an account with this email address already"),
    "link_spent": N_("This link has been used or is too old. Ask for a new one"),
    "last_administrator": N_("Keep at least one administrator, or nobody could manage accounts"),
    # settings
    "colour_form": N_("Enter a colour as six digits, such as #0b5563, not “%(value)s”"),
    "settings_unreadable": N_("The settings file cannot be read: %(reason)s"),
    "setting_unknown": N_("There is no setting of this name"),
    "setting_kind": N_("“%(value)s” was found where %(kind)s was expected"),
    "setting_small": N_("%(value)s was found; the smallest allowed is %(smallest)s"),
}

_UNKNOWN = N_("Something here needs to be put right (%(code)s)")


def fault_sentence(fault: Fault, translate: Translate = str) -> str:
    """The fault as a sentence, without its place (row and column), in the reader's language.

    A code without a sentence warns, which a test turns into an error.
    """
    template = SENTENCES.get(fault.code)
    if template is None:
        warnings.warn(
            f"no sentence for the fault {fault.code!r}: add a row to SENTENCES in wording.py",
            stacklevel=2,
        )
        return translate(_UNKNOWN) % {"code": fault.code}
    return translate(template) % dict(fault.params)
