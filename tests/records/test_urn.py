from __future__ import annotations

import pytest

from marsad.records.errors import CannotRun
from marsad.records.urn import checked_handle, number_handle, provisional_handle, source_urn, split_post


@pytest.mark.parametrize("text", ["Manara", "@manara", "https://t.me/manara", "t.me/s/Manara/", "http://t.me/manara"])
def test_a_handle_in_every_way_users_write_it(text: str):
    assert checked_handle(text) == "manara"


@pytest.mark.parametrize("text", ["", "منارة", "a b", "x/../y", "a" * 81])
def test_what_is_no_handle_is_refused(text: str):
    with pytest.raises(CannotRun, match="not a handle"):
        checked_handle(text)


@pytest.mark.parametrize("number", [1000724666, "-1001000724666", -1001000724666])
def test_minus_100_is_stripped(number: int | str):
    assert number_handle(number) == "c1000724666"


def test_a_provisional_handle_is_stable_and_valid():
    assert provisional_handle("منارة ") == provisional_handle("منارة")
    assert source_urn("telegram", provisional_handle("منارة")).startswith("telegram:x-")


def test_posts_split_into_source_and_item():
    assert split_post("telegram:manara/12") == ("telegram:manara", "12")
    for wrong in ("manara/12", "telegram:manara", "telegram:manara/"):
        with pytest.raises(CannotRun):
            split_post(wrong)
