"""Every fault has its sentence, and every sentence fits its fault."""

import ast
import re
from pathlib import Path

import pytest

import placeplan
from placeplan.domain.faults import fault
from placeplan.wording import SENTENCES, fault_sentence

PACKAGE = Path(placeplan.__file__).parent
CALLS = {"fault", "refuse", "Fault", "note"}


def codes_in(tree: ast.AST) -> dict[str, set[str]]:
    """Fault codes written in a module, with the parameters given to them."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        code = node.args[0]
        if name in CALLS and isinstance(code, ast.Constant) and isinstance(code.value, str):
            given = {word.arg or "**" for word in node.keywords} - {"field", "row"}
            found[code.value] = found.get(code.value, given) & given
    return found


CODES = {
    (code, str(module.relative_to(PACKAGE))): given
    for module in sorted(PACKAGE.rglob("*.py"))
    for code, given in codes_in(ast.parse(module.read_text(encoding="utf-8"))).items()
}


@pytest.mark.parametrize(
    ("code", "module"), CODES, ids=[f"{code} in {module}" for code, module in CODES]
)
def test_every_fault_has_a_sentence_with_its_parameters(code: str, module: str) -> None:
    assert code in SENTENCES, f"add a row for {code!r} to SENTENCES in placeplan/wording.py"
    named = set(re.findall(r"%\((\w+)\)", SENTENCES[code]))
    given = CODES[code, module]
    assert "**" in given or named <= given, f"{module} gives {given} to {code!r}, not {named}"


def test_a_fault_without_a_sentence_is_noticed() -> None:
    with pytest.warns(UserWarning, match="no sentence for the fault 'never_heard_of'"):
        sentence = fault_sentence(fault("never_heard_of"))
    assert "never_heard_of" in sentence


def test_a_sentence_tells_what_was_found() -> None:
    assert fault_sentence(fault("number_negative", "seats", found=-2)) == (
        "-2 was found; give 0 or more"
    )


def test_a_sentence_goes_through_translation_before_its_parameters() -> None:
    def shout(sentence: str) -> str:
        return sentence.replace("give 0 or more", "GIVE 0 OR MORE")

    assert fault_sentence(fault("number_negative", found=-2), shout).endswith("GIVE 0 OR MORE")


@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_sentences_are_plain(sentence: str) -> None:
    assert not re.search(r"invalid|submit|\buser\b|please", sentence, re.IGNORECASE)
