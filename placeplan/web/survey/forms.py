"""The forms of the questionnaire, made from its data."""

from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from placeplan.domain.drafts import Draft
from placeplan.domain.faults import fault
from placeplan.domain.questionnaires import Scale, Theme
from placeplan.domain.responses import DONT_KNOW, LONGEST_COMMENT, MOST_PRIORITIES
from placeplan.domain.surveys import Survey
from placeplan.web.fields import Lines, OneOf, SomeOf
from placeplan.web.forms import PlainForm
from placeplan.web.survey.changes import digest, digest_of_answer, filled_in_with
from placeplan.web.untranslated_texts import in_own_language


class ThemeForm(PlainForm):
    rating = OneOf(_l("Your rating"), optional=True)
    good = Lines(_l("What is good now?"), optional=True, longest=LONGEST_COMMENT)
    better = Lines(_l("What could be better?"), optional=True, longest=LONGEST_COMMENT)

    def __init__(self, scale: Scale, theme: Theme, draft: Draft, prefix: str = "") -> None:
        said = draft.answer(theme.key)
        given = {"rating": said.mark, "good": said.good, "better": said.better}
        super().__init__(data=given, prefix=prefix)
        self.shown = filled_in_with(digest_of_answer(said))
        self.rating.choices = [(str(point), "") for point in scale.points] + [(DONT_KNOW, "")]
        self.rating.thing = _l(
            "a rating from %(lowest)s to %(highest)s, or say that you don’t know",
            lowest=scale.lowest,
            highest=scale.highest,
        )


class PrioritiesForm(PlainForm):
    priorities = SomeOf(
        _l("Which themes matter most here?"), _l("themes from the list"), optional=True,
        hint=_l("Choose up to three, the ones where a change would do most good."),
    )  # fmt: skip

    def __init__(self, survey: Survey, draft: Draft) -> None:
        super().__init__(data={"priorities": draft.priorities})
        self.shown = filled_in_with(digest(" ".join(draft.priorities)))
        if survey.questionnaire.has_short_words:
            self.priorities.label.text = _("What should get better first?")
            self.priorities.hint = _("Choose up to three.")
        self.priorities.choices = [
            (theme.key, in_own_language(theme.title)) for theme in survey.questionnaire.themes
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        is_good = super().validate(extra_validators)
        count = len(self.priorities.data)
        if count > MOST_PRIORITIES:
            found = fault("too_many_priorities", "priorities", found=count, most=MOST_PRIORITIES)
            self.add_faults([found])
        return is_good and not self.errors


class OpenForm(PlainForm):
    """A question that is answered in words, which a draft keeps under the name `asked`.

    `short_words` are the question and its hint in editions such as the children's.
    """

    asked: ClassVar[str]
    short_words: ClassVar[tuple[object, object]]

    def __init__(self, survey: Survey, draft: Draft) -> None:
        said = getattr(draft, self.asked)
        super().__init__(data={"text": said})
        self.shown = filled_in_with(digest(said))
        if survey.questionnaire.has_short_words:
            self.text.label.text, self.text.hint = map(str, self.short_words)


class AssetsForm(OpenForm):
    asked = "assets"
    short_words = (
        _l("What do you like best here?"),
        _l("A place, a club, an animal: what you like."),
    )
    text = Lines(
        _l("What are you proud of here?"), optional=True, longest=LONGEST_COMMENT,
        hint=_l("People, places, groups, events: anything that makes this a good place."),
    )  # fmt: skip


class ActionsForm(OpenForm):
    asked = "actions"
    short_words = (_l("What would make it better here?"), _l("Small things and big things."))
    text = Lines(
        _l("What do you suggest should be done?"), optional=True, longest=LONGEST_COMMENT,
        hint=_l("Small things and big things. Say who could do it, if you know."),
    )  # fmt: skip


class EmptyForm(PlainForm):
    """A form of buttons only."""
