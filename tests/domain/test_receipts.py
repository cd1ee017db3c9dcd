"""Receipt codes can be read out, typed in again and found by their hash."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from placeplan.domain.receipts import (
    LETTERS,
    receipt_code,
    receipt_hash,
    return_code,
    return_hash,
)

KEYS = st.uuids(version=4).map(str)


@given(key=KEYS, secret=st.text(min_size=1))
def test_a_code_is_the_same_each_time_and_easy_to_read(key: str, secret: str) -> None:
    code = receipt_code(key, secret)
    assert code == receipt_code(key, secret)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert set(code) <= set(LETTERS) | {"-"}
    assert not set(code) & set("0O1IL5S")


@given(key=KEYS)
def test_a_code_is_found_however_it_is_typed(key: str) -> None:
    code = receipt_code(key, "a secret")
    for typed in (code.lower(), code.replace("-", " "), f"  {code}.", code.replace("-", "")):
        assert receipt_hash(typed) == receipt_hash(code)


@given(key=KEYS)
def test_a_return_code_is_no_receipt_and_is_found_however_it_is_typed(key: str) -> None:
    code = return_code(key, "a secret")
    assert code != receipt_code(key, "a secret")
    assert return_hash(code) != receipt_hash(code)
    assert return_hash(code.lower().replace("-", "")) == return_hash(code)


def test_codes_differ_by_answer_and_by_instance() -> None:
    keys = [str(uuid.UUID(int=number, version=4)) for number in range(2000)]
    codes = {receipt_code(key, secret) for key in keys for secret in ("one", "two")}
    assert len(codes) == 4000
