"""Every sentence that people read can be gathered for translation."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from placeplan.wording import SENTENCES

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What `make messages` gathers."""
    file = tmp_path_factory.mktemp("messages") / "messages.pot"
    given = [
        "--quiet",
        "extract",
        f"--mapping={ROOT / 'babel.cfg'}",
        "--keyword=_l",
        "--keyword=R_",
    ]
    folders = [str(ROOT / "placeplan"), str(ROOT / "templates")]
    CommandLineInterface().run(["pybabel", *given, f"--output={file}", *folders])
    with file.open("rb") as opened:
        return read_po(opened)


def test_the_sentence_of_every_fault_is_gathered(messages: Catalog) -> None:
    assert set(SENTENCES.values()) <= {message.id for message in messages}


@pytest.mark.parametrize(
    "sentence", ["Send my answers", "Survey and area", "Make the workshop", "Who might lead"]
)
def test_sentences_of_pages_and_forms_are_gathered(messages: Catalog, sentence: str) -> None:
    assert messages.get(sentence)
