"""Editions as officers keep them: a questionnaire with its versions, and whether it is in use."""

from dataclasses import dataclass

from placeplan.domain.faults import Fault, fault
from placeplan.domain.questionnaires import Questionnaire


@dataclass(frozen=True, slots=True)
class Edition:
    """The newest version of a questionnaire, and what is known of all its versions.

    `is_offered` says whether new surveys may choose it, `is_shipped` whether it came with the
    product. `surveys` has slug and title of each survey that pinned any version of it.
    """

    questionnaire: Questionnaire
    is_offered: bool
    is_shipped: bool
    versions: tuple[int, ...]
    surveys: tuple[tuple[str, str], ...] = ()

    @property
    def may_be_removed(self) -> bool:
        """Whether nothing would be lost with it: it is the council's own, and never used."""
        return not self.is_shipped and not self.surveys

    def faults_of_next(self, questionnaire: Questionnaire) -> list[Fault]:
        """Why this questionnaire of the same key cannot become the edition's next version."""
        if self.is_shipped:
            return [fault("key_of_shipped", "key", found=questionnaire.key)]
        newest = max(self.versions)
        if questionnaire.version <= newest:
            found = questionnaire.version
            return [fault("version_not_newer", "version", found=found, newest=newest)]
        return []
