"""What the form on rural needs asks, in our own words (Rural Needs Act (NI) 2016)."""

from placeplan.domain.screenings import Form, FormPart, Question


def signed(decided: str) -> tuple[Question, ...]:
    """Who decided (asked as `decided`), and when."""
    return (
        Question("decided_by", decided, "line", hint="Name and post."),
        Question("decided_on", "On which day?", "day"),
    )


RURAL_NEEDS = Form(
    "rural_needs",
    "Rural needs: due regard",
    "the Rural Needs Act (Northern Ireland) 2016",
    (
        FormPart(
            "activity",
            "The activity",
            (
                Question("name", "What is the plan, policy or service called?", "line"),
                Question(
                    "what",
                    "What is being done?",
                    "choice",
                    (
                        ("developing", "A plan, policy or strategy is developed"),
                        ("adopting", "A plan, policy or strategy is adopted"),
                        ("implementing", "A plan, policy or strategy is carried out"),
                        ("revising", "A plan, policy or strategy is revised"),
                        ("service", "A public service is designed or delivered"),
                    ),
                ),
                Question("aim", "What is it meant to bring about?"),
                Question(
                    "definition",
                    "What counts as rural here?",
                    hint=(
                        "Such as settlements of fewer than 5,000 people and open countryside; say"
                        " whose definition it is, and why where it is another."
                    ),
                ),
            ),
            "Begin this when the survey is planned: due regard is to needs before decisions.",
        ),
        FormPart(
            "affected",
            "Who is affected in rural areas",
            (
                Question(
                    "affects",
                    "Is it likely to affect people in rural areas?",
                    "choice",
                    (("yes", "Yes"), ("no", "No")),
                ),
                Question("who", "Who, and how?", only_if=("affects", ("yes",))),
                Question(
                    "differently",
                    "How would it affect them otherwise than people in towns?",
                    only_if=("affects", ("yes",)),
                ),
                Question("why_not", "Why is it not?", only_if=("affects", ("no",))),
            ),
        ),
        FormPart(
            "needs",
            "What they need",
            (
                Question(
                    "steps",
                    "What was done to find out what people in rural areas need?",
                    hint="Who was asked, how and when: the survey, workshops, talks, figures.",
                ),
                Question(
                    "needs",
                    "Which social and economic needs were found?",
                    hint="Such as transport, broadband, distance to services; or that none were.",
                ),
                Question("evidence", "What is that known from?"),
            ),
        ),
        FormPart(
            "regard",
            "How the needs were taken into account",
            (
                Question(
                    "influenced",
                    "Have the needs changed anything in it?",
                    "choice",
                    (("yes", "Yes"), ("no", "No")),
                ),
                Question("how", "What did they change?", only_if=("influenced", ("yes",))),
                Question("why_not", "Why did they not?", only_if=("influenced", ("no",))),
            ),
        ),
        FormPart(
            "record",
            "Who says so",
            (
                *signed("Who had due regard?"),
                Question(
                    "kept",
                    "Where is this record kept?",
                    "line",
                    is_optional=True,
                    hint="It goes into the council’s yearly information on rural needs.",
                ),
            ),
        ),
    ),
)
