"""What a printed questionnaire asks besides its themes, as the pages on screen ask it."""

from dataclasses import dataclass

from placeplan.domain.questionnaires import Questionnaire
from placeplan.domain.responses import MOST_PRIORITIES
from placeplan.formats.poster_words import Translate


@dataclass(frozen=True, slots=True)
class QuestionnaireWords:
    """Headings, hints and choices; large editions, such as children's, have short words."""

    themes: str
    how_to_rate: str
    dont_know: str
    priorities: str
    how_to_choose: str
    assets: str
    actions: str


def questionnaire_words(questionnaire: Questionnaire, translate: Translate) -> QuestionnaireWords:
    """The words of this edition; `translate` gives an English sentence in another language."""
    scale = questionnaire.scale
    most = {"most": MOST_PRIORITIES}
    if questionnaire.has_short_words:
        faces, numbers = translate("Tick one face each time."), translate("Tick one each time.")
        return QuestionnaireWords(
            themes=translate("Your place, one thing at a time"),
            how_to_rate=faces if scale.has_faces else numbers,
            dont_know=translate("I don’t know"),
            priorities=translate("What should get better first?"),
            how_to_choose=translate("Tick up to %(most)s.") % most,
            assets=translate("What do you like best here?"),
            actions=translate("What would make it better here?"),
        )
    ends = translate("%(lowest)s means %(lowest_means)s and %(highest)s %(highest_means)s.") % {
        "lowest": scale.lowest,
        "lowest_means": scale.lowest_means,
        "highest": scale.highest,
        "highest_means": scale.highest_means,
    }
    where = translate("Tick up to %(most)s, the ones where a change would do most good.")
    return QuestionnaireWords(
        themes=translate("Your place, theme by theme"),
        how_to_rate=" ".join([translate("For each theme tick one number."), ends]),
        dont_know=translate("I don’t know, or it’s not relevant to me"),
        priorities=translate("Which themes matter most here?"),
        how_to_choose=where % most,
        assets=translate("What are you proud of here?"),
        actions=translate("What do you suggest should be done?"),
    )
