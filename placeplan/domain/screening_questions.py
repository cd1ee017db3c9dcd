"""What the screening forms ask, in our own words: help for a council's own form, not the form."""

from collections.abc import Mapping
from types import MappingProxyType

from placeplan.domain.rural_needs_questions import RURAL_NEEDS, signed
from placeplan.domain.screenings import Form, FormPart, Question, ScreeningKind

IMPACTS = (("none", "None"), ("minor", "Minor"), ("major", "Major"))
CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "religious_belief": "Religious belief",
        "political_opinion": "Political opinion",
        "racial_group": "Racial group",
        "age": "Age",
        "marital_status": "Marital status",
        "sexual_orientation": "Sexual orientation",
        "gender": "Men and women generally",
        "disability": "Disability",
        "dependants": "Dependants",
    }
)
GOOD_RELATIONS = ("religious_belief", "political_opinion", "racial_group")
IN_A_WAY = ("minor", "major")


def _category(key: str, title: str) -> FormPart:
    return FormPart(
        key,
        title,
        (
            Question(
                "needs",
                "What is known of the needs, experiences and priorities of people here?",
                hint="Write also where nothing is known yet, and how you will find out.",
            ),
            Question(
                "evidence",
                "What is that known from?",
                hint=(
                    "Such as this survey’s answers and its equality monitoring, official figures,"
                    " talks with groups. Say the date of each."
                ),
                only_if=("impact", IN_A_WAY),
            ),
            Question(
                "impact",
                "How much would the plan affect equality of opportunity for them?",
                "choice",
                IMPACTS,
            ),
            Question("details", "In what way, for better or worse?", only_if=("impact", IN_A_WAY)),
            Question(
                "promote",
                "How could equality of opportunity be promoted better?",
                hint="Or why there is no way to.",
            ),
        ),
    )


def _good_relations() -> FormPart:
    questions = []
    for key in GOOD_RELATIONS:
        whose = CATEGORIES[key].lower()
        questions += [
            Question(
                f"{key}_impact",
                f"How much would it affect good relations between people of different {whose}?",
                "choice",
                IMPACTS,
            ),
            Question(
                f"{key}_promote",
                f"How could good relations between people of different {whose} be promoted better?",
            ),
        ]
    return FormPart("good_relations", "Good relations", tuple(questions))


SECTION_75 = Form(
    "section_75",
    "Section 75 equality screening",
    "Section 75 of the Northern Ireland Act 1998",
    (
        FormPart(
            "policy",
            "What is screened",
            (
                Question(
                    "name",
                    "What is the plan or policy called?",
                    "line",
                    hint="Such as the name of the locality plan.",
                ),
                Question("aim", "What is it meant to bring about?"),
                Question("owners", "Who writes it, who decides on it, and who carries it out?"),
                Question("affected", "Whom does it affect, inside and outside the partnership?"),
                Question(
                    "related",
                    "Which other policies bear on it?",
                    is_optional=True,
                ),
            ),
            "Begin this when the survey is planned: who must be heard depends on it.",
        ),
        *(_category(key, title) for key, title in CATEGORIES.items()),
        FormPart(
            "several",
            "People who belong to several of these groups",
            (
                Question(
                    "details",
                    "Does the plan bear on people in several of these groups in a way of its own?",
                    hint="Such as young disabled people, or older women who live alone.",
                ),
            ),
        ),
        _good_relations(),
        FormPart(
            "decision",
            "The decision",
            (
                Question(
                    "decision",
                    "What was decided?",
                    "choice",
                    (
                        ("screened_out", "Screened out: no full assessment is needed"),
                        ("mitigated", "Screened out with mitigation: changes make up for effects"),
                        ("screened_in", "Screened in: a full equality impact assessment follows"),
                    ),
                ),
                Question("reasons", "Why?"),
                Question(
                    "mitigation",
                    "What is changed, or done instead?",
                    only_if=("decision", ("mitigated",)),
                ),
                Question(
                    "timetable",
                    "When does the full assessment take place?",
                    only_if=("decision", ("screened_in",)),
                ),
                Question("monitoring", "How will effects be watched once it is carried out?"),
                *signed("Who decided?"),
            ),
        ),
    ),
)

FORMS: Mapping[ScreeningKind, Form] = MappingProxyType(
    {"section_75": SECTION_75, "rural_needs": RURAL_NEEDS}
)
