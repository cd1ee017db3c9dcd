"""Questionnaires and sentences in languages that tests make up."""

from collections.abc import Callable, Mapping
from typing import Any

TEXTS = ("title", "credit", "lowest_means", "middle_means", "highest_means")


def translated_texts(content: Mapping[str, Any], say: Callable[[str], str]) -> dict[str, Any]:
    """A whole translation of a questionnaire's data, each text as `say` says it."""
    own = {**content, **content["scale"]}
    return {
        **{name: say(own[name]) for name in TEXTS if own.get(name)},
        "themes": {
            theme["key"]: {
                "title": say(theme["title"]),
                "question": say(theme["question"]),
                "prompts": [say(prompt) for prompt in theme["prompts"]],
            }
            for theme in content["themes"]
        },
    }
