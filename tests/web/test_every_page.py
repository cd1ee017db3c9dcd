"""Every page that a link leads to keeps the rules of pages, over the whole demonstration."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from placeplan.domain.accounts import Role
from placeplan.operations.demonstration.making import Demonstration
from placeplan.store.database import Database
from placeplan.web.app import secret_key
from placeplan.web.facilitators.tokens import signed_link
from placeplan.web.invitations.tokens import signed
from tests.conftest import make_app
from tests.page_walks import pages_of, walk
from tests.pages import PageClient
from tests.workshop_setup import store_link_of_any_workshop

LINK = re.compile(r'<a[^>]* href="([^"]*)"')


@pytest.fixture
def instance(tmp_path: Path, demonstration: Demonstration, demonstration_folder: Path) -> Path:
    """A copy of the demonstration, in place of an empty instance."""
    return Path(shutil.copytree(demonstration_folder, tmp_path / "instance"))


@pytest.fixture
def visitor(instance: Path) -> PageClient:
    client = make_app(instance).test_client()
    assert isinstance(client, PageClient)
    return client


def linted_walk(visitor: PageClient, address: str) -> set[str]:
    def links_on(path: str) -> list[str]:
        page = visitor.get(path, follow_redirects=True)
        assert page.status_code == 200, f"{path} answered {page.status_code}"
        assert "Everything on this site is made up" in page.text, f"{path} does not say so"
        return [unescape(link) for link in LINK.findall(page.text)]

    return walk(visitor.application, address, links_on)


def test_every_page_an_administrator_can_reach_keeps_the_rules(
    visitor: PageClient, demonstration: Demonstration
) -> None:
    (way_in,) = (each for each in demonstration.sign_ins if each.role is Role.ADMINISTRATOR)
    visitor.post_form("/sign-in", {"email": way_in.email, "password": way_in.password})
    wanted = pages_of(visitor.application, Role.ADMINISTRATOR)
    assert wanted - linted_walk(visitor, "/staff") == set()


def test_every_page_a_partner_can_reach_keeps_the_rules(
    visitor: PageClient, demonstration: Demonstration, instance: Path
) -> None:
    link = signed(demonstration.invitation_token, secret_key(instance))
    visitor.post_form(f"/invitations/{link}", follow=False)
    assert {"invitations.add_own", "invitations.edit_own"} <= linted_walk(visitor, "/partner")


def test_every_page_a_host_can_reach_keeps_the_rules(
    visitor: PageClient, database: Database
) -> None:
    link = signed_link(store_link_of_any_workshop(database), str(visitor.application.secret_key))
    answer = visitor.post_form(f"/facilitators/{link}", {"name": "Sam"})
    seen = linted_walk(visitor, answer.request.path)
    assert {"workshops.show", "workshops.show_grid", "workshops.edit_sheet"} <= seen
    wanted = pages_of(visitor.application, Role.HOST)
    assert {endpoint for endpoint in wanted if endpoint.startswith("workshops.")} <= seen
