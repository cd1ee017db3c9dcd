"""The equality questions and their answers in plain words."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.monitoring import NOT_ANSWERED, PREFER_NOT

QUESTION_WORDS = {
    "religious_belief": _l("What is your religious belief or community background?"),
    "political_opinion": _l("What is your political opinion, broadly?"),
    "racial_group": _l("What is your racial group?"),
    "age": _l("What is your age?"),
    "marital_status": _l("Are you married, or in a civil partnership?"),
    "sexual_orientation": _l("What is your sexual orientation?"),
    "men_and_women": _l("Are you a man or a woman?"),
    "disability": _l("Do you have a disability?"),
    "dependants": _l("Do you look after someone who depends on you?"),
}
HINTS = {
    "disability": _l(
        "A long-term condition of body or mind, or of seeing or hearing, that makes daily life"
        " harder."
    ),
    "dependants": _l(
        "A child, or an adult who needs your care because of a disability, illness or old age."
    ),
}
ANSWER_WORDS = {
    "religious_belief": {
        "catholic": _l("Catholic"),
        "protestant": _l("Protestant"),
        "other_christian": _l("Another Christian belief"),
        "other_religion": _l("Another religion"),
        "none": _l("No religion"),
    },
    "political_opinion": {
        "nationalist": _l("Nationalist"),
        "unionist": _l("Unionist"),
        "other": _l("Another opinion"),
        "none": _l("No political opinion"),
    },
    "racial_group": {
        "white": _l("White"),
        "irish_traveller": _l("Irish Traveller"),
        "roma": _l("Roma"),
        "black": _l("Black, African or Caribbean"),
        "chinese": _l("Chinese"),
        "south_asian": _l("Indian, Pakistani or Bangladeshi"),
        "other_asian": _l("Another Asian group"),
        "mixed": _l("Of more than one group"),
        "other": _l("Another group"),
    },
    "age": {
        "under_16": _l("Under 16"),
        "16_24": _l("16 to 24"),
        "25_39": _l("25 to 39"),
        "40_64": _l("40 to 64"),
        "65_plus": _l("65 or over"),
    },
    "marital_status": {
        "single": _l("Never married, and not in a civil partnership"),
        "married": _l("Married"),
        "civil_partnership": _l("In a civil partnership"),
        "separated": _l("Separated"),
        "divorced": _l("Divorced, or a civil partnership that has ended"),
        "widowed": _l("Widowed, or a civil partner who has died"),
    },
    "sexual_orientation": {
        "heterosexual": _l("Straight or heterosexual"),
        "gay_or_lesbian": _l("Gay or lesbian"),
        "bisexual": _l("Bisexual"),
        "other": _l("Another orientation"),
    },
    "men_and_women": {
        "man": _l("A man"),
        "woman": _l("A woman"),
        "other": _l("I describe myself in another way"),
    },
    "disability": {"yes": _l("Yes, I have a disability"), "no": _l("No, I have none")},
    "dependants": {
        "child": _l("A child or children"),
        "adult": _l("An adult"),
        "both": _l("A child and an adult"),
        "none": _l("Nobody"),
    },
}


def question_words(question: str) -> str:
    """A question as it is asked."""
    return str(QUESTION_WORDS[question])


def question_hint(question: str) -> str:
    """What a question means; nothing for most."""
    return str(HINTS.get(question, ""))


def answer_words(question: str, answer: str) -> str:
    """An answer as it is offered, and as it stands in the figures."""
    if answer == PREFER_NOT:
        return _("Prefer not to say")
    if answer == NOT_ANSWERED:
        return _("Not answered")
    return str(ANSWER_WORDS[question][answer])
