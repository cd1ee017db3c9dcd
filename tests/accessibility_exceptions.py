"""What tests of accessibility leave out: each sentence of the statement, and the test that knows.

Whoever leaves out more says so here and on the page; `tests/web/test_statements.py` compares them.
"""

EXCEPTIONS = {
    "What the council writes itself, such as the title of a survey, is not translated."
    " Plans and the pages to sign in are in English only.": (
        "tests/web/test_untranslated_texts.py",
        "test_all_that_officers_wrote_is_marked_on_every_irish_page",
    ),
    "Wide tables of figures scroll sideways on a phone."
    " The same figures can be downloaded as a file.": (
        "tests/browser/conftest.py",
        "assert_fits",
    ),
}
