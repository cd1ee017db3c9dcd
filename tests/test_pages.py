"""The rules that every page is read by do find what they are for."""

import pytest
from bs4 import BeautifulSoup

from tests.pages import RULES, filled_in, find_button, find_form

GOOD = """<html lang="en-GB"><head><title>Sign in – placeplan</title></head><body>
<main><h1>Sign in</h1><h2>Here</h2><form method="post" action="/x">
<input type="hidden" name="csrf_token" value="1"><label for="a">Name</label><input id="a" name="a">
<fieldset><legend>Role</legend><input type="radio" id="r" name="r"><label for="r">One</label>
</fieldset><button>Save</button></form></main></body></html>"""

TWO_BUTTONS = """<form method="post" action="/y"><input type="hidden" name="csrf_token" value="1">
<button>Save</button></form>"""


def broken(html: str) -> list[str]:
    page = BeautifulSoup(html, "html.parser")
    return [sentence for rule in RULES for sentence in rule(page)]


def test_a_good_page_breaks_no_rule() -> None:
    assert broken(GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        (' lang="en-GB"', "", "no lang"),
        ("Sign in – placeplan", "– placeplan", "does not name the page"),
        ("Sign in – placeplan", "placeplan", "does not name the page"),
        ("<h1>Sign in</h1>", "", "0 h1"),
        ("<h2>Here</h2>", "<h1>Here</h1>", "2 h1"),
        ("<h2>Here</h2>", "<h3>Here</h3>", "jumps from h1 to h3"),
        ("<h2>Here</h2>", "<h2> </h2>", "is empty"),
        ('id="r"', 'id="a"', "used 2 times"),
        ('for="a"', 'for="b"', "has no label"),
        (">Name<", ">Name *<", "has an asterisk"),
        ("<legend>Role<", "<legend>Role*<", "has an asterisk"),
        ("<legend>Role</legend>", "", "no fieldset with a legend"),
        (' action="/x"', "", "has no action"),
        ("csrf_token", "token", "has no token"),
        (' method="post"', "", "does not say method"),
        ("<button>Save</button>", "", "has no button"),
        ("<button>Save</button>", "<button></button>", "has no words"),
        ("<h2>Here</h2>", '<p style="color:red">x</p>', "carries a style"),
        ("<h2>Here</h2>", "<style>p{}</style>", "carries a style"),
        ("<h2>Here</h2>", "<script>x()</script>", "inline script"),
        ("<h2>Here</h2>", '<p onclick="x()">x</p>', "has onclick"),
        ("<h2>Here</h2>", '<img src="/a.png">', "no alt text"),
        ("<h2>Here</h2>", '<img src="//b.example/a.png" alt="">', "fetched from elsewhere"),
        ("<h2>Here</h2>", '<a href="/there"></a>', "has no words"),
        ("<h2>Here</h2>", '<a href="#there">There</a>', "points at nothing"),
        ("<h2>Here</h2>", '<p aria-labelledby="there">x</p>', "points at nothing"),
        ("<h2>Here</h2>", "<p>Invalid choice</p>", "says “Invalid”"),
        ("<h2>Here</h2>", '<div class="error_summary">x</div>', "no “Error:”"),
        ("<h2>Here</h2>", '<p><a href="/there">There</a></p>', "stands alone"),
        ("<h2>Here</h2>", '<a href="/a">Edit</a><a href="/b">Edit</a>', "Two <a> read “Edit”"),
        ("</main>", TWO_BUTTONS + "</main>", "Two <button> read “Save”"),
    ],
)
def test_a_broken_rule_is_told_with_its_remedy(good: str, bad: str, said: str) -> None:
    assert good in GOOD
    assert any(said in sentence for sentence in broken(GOOD.replace(good, bad)))


def test_a_form_is_filled_in_as_a_browser_would() -> None:
    page = BeautifulSoup(
        """<form method="post" action="/x"><input name="a" value="1">
        <textarea name="b">\nhi</textarea>
        <select name="c"><option value="p"><option value="q" selected></select>
        <input type="checkbox" name="d" value="x" checked>
        <input type="checkbox" name="d" value="y"><input type="radio" name="e" value="z">
        <button name="then" value="stop">Stop</button></form>""",
        "html.parser",
    )
    form = find_form(page, button="Stop")
    assert filled_in(form, {}) == {"a": ["1"], "b": "hi", "c": ["q"], "d": ["x"]}
    assert filled_in(form, {"a": "2", "d": None, "e": "z"})["e"] == "z"
    button = find_button(form, "Stop")
    assert button and button["value"] == "stop"


def test_a_field_that_is_not_there_is_not_filled_in() -> None:
    page = BeautifulSoup(GOOD, "html.parser")
    with pytest.raises(AssertionError, match="no field"):
        filled_in(find_form(page), {"nowhere": "1"})
    with pytest.raises(AssertionError, match="No form"):
        find_form(page, action="/elsewhere")
