"""Two devices, one workshop and a connection that fails: any order of what people and nets do.

The devices run the scripts that are shipped, each in a browser of its own with its own store and
service worker, against a real server. A step is checked against what the site has kept.
"""

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from placeplan.domain.partnerships import Partnership
from placeplan.domain.sheets import sheet_of
from placeplan.store.partnerships import update_partnership
from placeplan.store.response_rows import get_response, list_revisions, list_workshop_responses
from tests.browser.bad_wifi import Exchange, Fate
from tests.browser.devices import Hall

THEMES = ("moving_around", "feeling_safe")
MOST_ROUNDS = 12
ENTER = """
  async ({ key, form, said }) => {
    const sheet = key ? book.find(key) : book.add(form);
    const answers = { ...sheet.data.answers, ...said.answers };
    book.change(sheet, { ...sheet.data, ...said, answers });
  }
"""
COPY = "() => JSON.stringify(copies.copyOf(book))"
marks = st.sampled_from(["1", "2", "3", "4", "5", "6", "7", "dk", ""])
devices = st.sampled_from([0, 1])
places = st.integers(min_value=0, max_value=5)
fates = st.lists(st.sampled_from(list(Fate)), max_size=4)


class Condition(StrEnum):
    """In which state a device and its connection are."""

    FINE = "fine"
    NO_CONNECTION = "no connection"
    SIGNED_OUT = "signed out"


conditions = st.sampled_from([Condition.FINE] * 3 + list(Condition)[1:])


class Syncing(RuleBasedStateMachine):
    """What happens to the sheets of one workshop on two devices."""

    hall: ClassVar[Hall]

    @initialize()
    def begin(self) -> None:
        hall = self.hall
        hall.wifi.is_down = False
        hall.wifi.exchanges.clear()
        hall.wifi.late.clear()
        self.workshop = hall.new_workshop()
        self.answers: dict[str, int] = {}
        self.makers: dict[tuple[str, int], str] = {}
        self.heard = 0
        for device in hall.devices:
            hall.sign_in(device)
            device.setup = self._setup()
            device.open()

    def _setup(self) -> dict[str, Any]:
        workshop = f"your-place/{self.workshop}"
        address = f"/workshops/{workshop}/sheets"
        return {
            "site": self.hall.wifi.address,
            "scripts": self.hall.site.scripts,
            "address": address,
            "workshop": workshop,
            "me": "A helper",
            "is_paper": False,
            "words": {},
            "worker": {"address": "/workshops/worker.js", "scope": "/workshops"},
            "pages": [address],
        }

    # --- what people do

    @rule(device=devices, mark=marks, theme=st.sampled_from(THEMES), words=st.sampled_from("abc"))
    def add_a_sheet(self, device: int, mark: str, theme: str, words: str) -> None:
        said = {"answers": {theme: [mark, words, ""]}}
        self._do(device, ENTER, {"key": "", "form": "individual", "said": said})

    @rule(device=devices, people=st.sampled_from(["", "5"]))
    def add_a_group(self, device: int, people: str) -> None:
        said = {"people": people, "answers": {"moving_around": ["4", "", ""]}}
        self._do(device, ENTER, {"key": "", "form": "group", "said": said})

    @rule(device=devices, place=places, mark=marks, theme=st.sampled_from(THEMES))
    def correct_a_sheet(self, device: int, place: int, mark: str, theme: str) -> None:
        if key := self._key(device, place):
            said = {"answers": {theme: [mark, "corrected", ""]}}
            self._do(device, ENTER, {"key": key, "said": said})

    @rule(device=devices, place=places)
    def remove_a_sheet(self, device: int, place: int) -> None:
        if key := self._key(device, place):
            self._do(
                device,
                "(key) => { window.gone = book.find(key); book.setRemoved(gone, true) }",
                key,
            )

    @rule(device=devices)
    def undo_the_removal(self, device: int) -> None:
        self._do(
            device, "() => { if (window.gone?.isRemoved) book.setRemoved(window.gone, false) }"
        )

    @rule(device=devices, place=places, is_mine=st.booleans())
    def choose(self, device: int, place: int, is_mine: bool) -> None:
        if key := self._key(device, place, "conflict"):
            self._do(device, "([key, mine]) => book.settle(book.find(key), mine)", [key, is_mine])

    @rule(device=devices)
    def carry_a_copy_to_the_other(self, device: int) -> None:
        copy = self.hall.devices[device].page.evaluate(COPY)
        self._do(1 - device, "(text) => copies.readCopy(book, text)", copy)

    # --- what devices and nets do

    @rule(device=devices, when=conditions, fates=fates)
    def send(self, device: int, when: Condition, fates: list[Fate]) -> None:
        self.hall.wifi.fates = deque(fates)
        with self._nothing_typed_changes(device), self._under(when, device):
            self._do(device, "() => book.sendAll()")
        self.hall.wifi.fates.clear()

    @rule(device=devices, fates=fates)
    def send_again(self, device: int, fates: list[Fate]) -> None:
        self.send(device, Condition.FINE, fates)

    @rule(device=devices, when=conditions)
    def ask_for_others(self, device: int, when: Condition) -> None:
        with self._nothing_typed_changes(device), self._under(when, device):
            self._do(device, "() => book.pull()")

    @rule()
    def what_was_late_arrives(self) -> None:
        """Drawn also when nothing is late: what is drawn must not hang on how fast a machine is."""
        self.hall.wifi.deliver_late()

    @rule(device=devices, when=conditions)
    def the_page_is_opened_again(self, device: int, when: Condition) -> None:
        with self._nothing_typed_changes(device), self._under(when, device):
            self.hall.devices[device].open()

    @rule(device=devices, colour=st.sampled_from(["", "#00643c", "#123456", "#4b0082"]))
    def the_server_starts_again(self, device: int, colour: str) -> None:
        """With a colour in another version: the worker's text changes as with any other file."""
        self.hall.site.stop()
        self.hall.site.start()
        if colour:
            update_partnership(self.hall.database, Partnership(accent_colour=colour))
            with self._nothing_typed_changes(device):
                self._do(device, "(setup) => halls.prepareHall(setup)", self._setup())

    @contextmanager
    def _under(self, when: Condition, device: int) -> Iterator[None]:
        """Let this hold for a while."""
        self.hall.wifi.is_down = when is Condition.NO_CONNECTION
        if when is Condition.SIGNED_OUT:
            self.hall.devices[device].context.clear_cookies()
        yield
        self.hall.wifi.is_down = False
        self.hall.sign_in(self.hall.devices[device])

    # --- what must hold

    @contextmanager
    def _nothing_typed_changes(self, device: int) -> Iterator[None]:
        """What waits on a device says the same afterwards, there or on the site."""
        before = [one for one in self.hall.devices[device].sheets() if one["isWaiting"]]
        yield
        after = {one["key"]: one for one in self.hall.devices[device].sheets()}
        for sheet in before:
            there = after.get(sheet["key"])
            if there and there["isWaiting"]:
                assert content(there["data"]) == content(sheet["data"]), sheet
                assert there["isRemoved"] == sheet["isRemoved"], sheet
            elif not sheet["isRemoved"]:
                said = [words for words, _removed in self._history(sheet["key"]).values()]
                assert content(sheet["data"]) in said, sheet

    @invariant()
    def what_a_device_takes_for_stored_is_stored(self) -> None:
        self.hall.steps += 1
        for device in self.hall.devices:
            for sheet in device.sheets():
                if sheet["isStored"] and not sheet["isWaiting"]:
                    stored = self._history(sheet["key"])[sheet["version"]]
                    assert stored == (content(sheet["data"]), False), sheet
                if conflict := sheet["conflict"]:
                    stored = self._history(sheet["key"])[conflict["version"]]
                    assert stored == (content(conflict["sheet"]), conflict["is_removed"]), sheet

    @invariant()
    def each_change_is_taken_once_and_over_none_that_was_not_seen(self) -> None:
        exchanges = self.hall.wifi.exchanges
        for exchange in exchanges[self.heard :]:
            if exchange.status == 200 and exchange.answer["version"]:
                self._check_taken(exchange)
            elif exchange.status == 409:
                assert exchange.sent["edit"] not in self.answers, "taken before, refused now"
        self.heard = len(exchanges)

    def _check_taken(self, exchange: Exchange) -> None:
        sent, version = exchange.sent, exchange.answer["version"]
        assert self.answers.setdefault(sent["edit"], version) == version, "answered in two ways"
        key = exchange.path.rpartition("/")[2]
        history = self._history(key)
        stored, is_removed = history[version]
        assert is_removed == sent["is_removed"], exchange
        assert is_removed or stored == content(sent["sheet"]), exchange
        is_maker = self.makers.setdefault((key, version), sent["edit"]) == sent["edit"]
        # another change has made it already, and this one says the same
        if not is_maker or version == 1:
            return
        # putting back and correcting at once makes two versions
        was_removed = history.get(version - 2, (None, False))[1]
        seen = (version - 1, version - 2) if was_removed else (version - 1,)
        assert sent["version"] in seen, f"over a version that was not seen: {exchange}"

    def teardown(self) -> None:
        if not hasattr(self, "workshop"):
            return
        self.hall.wifi.is_down = False
        self.hall.wifi.deliver_late()
        typed = [self._heal(device) for device in (0, 1)]
        for _round in range(MOST_ROUNDS):
            if not any(self._settle_and_send(device) for device in (0, 1)):
                break
        else:
            raise AssertionError("the devices and the site do not come together")
        for device in (0, 1):
            self._do(device, "() => book.pull()")
        self.what_a_device_takes_for_stored_is_stored()
        self.each_change_is_taken_once_and_over_none_that_was_not_seen()
        self._check_all_is_there(typed)

    def _heal(self, device: int) -> list[dict[str, Any]]:
        """Sign in, complete what is incomplete, and give what waits."""
        self.hall.sign_in(self.hall.devices[device])
        self.hall.devices[device].open()
        for sheet in self.hall.devices[device].sheets():
            said = {"people": "5" if sheet["data"]["form"] == "group" else "1"}
            is_blank = not any(content(sheet["data"])["answers"])
            said |= {"answers": {"moving_around": ["7", "", ""]}} if is_blank else {"answers": {}}
            if sheet["isWaiting"] and not sheet["isRemoved"]:
                self._do(device, ENTER, {"key": sheet["key"], "said": said})
        return [one for one in self.hall.devices[device].sheets() if one["isWaiting"]]

    def _settle_and_send(self, device: int) -> bool:
        page = self.hall.devices[device].page
        page.evaluate(
            "() => { for (const one of book.sheets) if (one.conflict) book.settle(one, true) }"
        )
        page.evaluate("() => book.sendAll()")
        return bool(page.evaluate("() => book.waiting.length"))

    def _check_all_is_there(self, typed: list[list[dict[str, Any]]]) -> None:
        """What waited at the end is in the history, and both devices show what the site has."""
        for sheet in (one for each in typed for one in each if not one["isRemoved"]):
            said = [words for words, _removed in self._history(sheet["key"]).values()]
            assert content(sheet["data"]) in said, sheet
        stored = {
            one.response.key: content(sheet_of(one.response))
            for one in list_workshop_responses(self.hall.database, "your-place", self.workshop)
            if one.state == "counted"
        }
        for device in self.hall.devices:
            assert {one["key"]: content(one["data"]) for one in device.sheets()} == stored

    # --- reading

    def _do(self, device: int, script: str, told: Any = None) -> None:
        self.hall.devices[device].page.evaluate(script, told)

    def _key(self, device: int, place: int, having: str = "key") -> str:
        """The key of the sheet in this place on a device; none where there is no sheet."""
        sheets = [one for one in self.hall.devices[device].sheets() if one[having]]
        there = [one for one in sheets if not one["isRemoved"] or having == "conflict"]
        return str(there[place % len(there)]["key"]) if there else ""

    def _history(self, key: str) -> dict[int, tuple[dict[str, Any], bool]]:
        """By version, what a stored sheet said and whether it was removed."""
        now = get_response(self.hall.database, key)
        said = {
            one.version: (content(sheet_of(one.response)), one.state != "counted")
            for one in list_revisions(self.hall.database, key)
        }
        return said | {now.version: (content(sheet_of(now.response)), now.state != "counted")}


def content(sheet: dict[str, Any]) -> dict[str, Any]:
    """What a sheet says, however it is written."""
    answers = {key: list(said) for key, said in sheet["answers"].items() if any(said)}
    return {
        "form": sheet["form"],
        "people": str(sheet["people"]),
        "texts": [sheet[name] for name in ("place", "assets", "actions")],
        "priorities": list(sheet["priorities"]),
        "answers": json.loads(json.dumps(sorted(answers.items()))),
    }
