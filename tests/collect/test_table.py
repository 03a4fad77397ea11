import hashlib
import json
from datetime import UTC, datetime

import orjson
import pytest

from marsad.records.errors import CannotRun


def test_each_channel_of_a_csv_is_a_source(gather, data):
    harvest = gather(data / "tables" / "mixed.csv")
    assert [opened.source.urn for opened in harvest.opened] == ["table:alpha", "table:beta"]
    assert [(p["urn"], p["text"], p["author"], p["zone"]) for p in harvest.posts] == [
        ("table:alpha/1", "first, with comma", "Ann", "utc"),
        ("table:alpha/3", "third", None, "utc"),
        ("table:alpha/5", "fourth", "Ann", "+03:00"),
        ("table:beta/2", "second\nline", "Bob", "assumed UTC"),
    ]
    assert [(failed.item, failed.why) for failed in harvest.failed] == [
        ("row 4", "its date '03/04/2024' cannot be read"),
        ("row 6", "it has 2 fields where the header has 4"),
    ]
    assert [closed.spans for closed in harvest.closed] == [(), ()]


def test_rows_of_a_line_each_have_their_bytes(gather, data):
    harvest = gather(data / "tables" / "lines.ndjson")
    assert harvest.opened[0].source.urn == "telegram:c1000000001"
    assert [json.loads(raw)["message_id"] for raw in harvest.raw] == [1, 2, 4]
    assert [post["text"] for post in harvest.posts] == ["one", "", "four"]
    assert [failed.item for failed in harvest.failed] == ["row 3", "row 4"]
    canonical = orjson.dumps(json.loads(harvest.raw[0]), option=orjson.OPT_SORT_KEYS)
    assert harvest.posts[0]["raw_hash"] == hashlib.sha256(canonical).digest()


def test_a_missing_column_is_told_with_the_remedy(gather, data):
    (failed,) = gather(data / "tables" / "odd.tsv").failed
    assert "the columns found are: When, Who, Words" in failed.why
    assert "--column text=COLUMN --column date=COLUMN" in failed.why


def test_columns_can_be_mapped_and_tsv_quotes_are_letters(gather, data):
    columns = {"text": "Words", "date": "When", "channel": "Who"}
    harvest = gather(data / "tables" / "odd.tsv", columns=columns, timezone="Asia/Baghdad")
    assert harvest.opened[0].source.urn == "table:somechan"
    assert [post["text"] for post in harvest.posts] == ['an "unbalanced quote', "second"]
    assert harvest.posts[0]["published"] == datetime(2024, 4, 30, 21, 0, tzinfo=UTC)
    assert harvest.posts[0]["zone"] == "assumed Asia/Baghdad"


def test_a_field_that_does_not_exist_cannot_be_mapped(gather, data):
    with pytest.raises(CannotRun, match="no such field"):
        gather(data / "tables" / "odd.tsv", columns={"words": "Words"})


@pytest.mark.parametrize(
    ("row", "urn"),
    [
        ({"message_id": 5, "sender_id": -1001000724666, "channel": "Naked Science"}, "telegram:c1000724666/5"),
        ({"message_id": 5, "channel": "SomeName"}, "telegram:somename/5"),
        ({"message_id": "5", "channel": "https://t.me/SomeName"}, "telegram:somename/5"),
        ({"message_id": 5.0, "username": "@SomeName", "channel_id": 123456}, "telegram:somename/5"),
        ({"message_id": 5, "chat_id": 123456}, "telegram:c123456/5"),
        ({"id": "a-5", "channel": "SomeName"}, "table:somename/a-5"),
        ({"channel": "اسم"}, "table:x-"),
        ({"url": "https://t.me/SomeName/12"}, "telegram:somename/12"),
        ({}, "table:my-table/1"),
    ],
)
def test_who_a_row_is_from(gather, tmp_path, row, urn):
    path = tmp_path / "My table.json"
    path.write_text(json.dumps([row | {"date": "2024-05-01T10:00:00Z", "text": "t"}]))
    harvest = gather(path)
    assert not harvest.failed
    assert harvest.posts[0]["urn"].startswith(urn)


@pytest.mark.parametrize(
    ("date", "zone"),
    [
        ("2024-05-01T10:00:00Z", "utc"),
        ("2024-05-01T10:00:00+00:00", "utc"),
        ("2024-05-01 10:00:00 UTC", "utc"),
        ("2024-05-01T13:30:00+03:30", "+03:30"),
        (1714557600, "utc"),
        (1714557600.0, "utc"),
        (1714557600000, "utc"),
        ("1714557600", "utc"),
        ("2024-05-01 10:00:00", "assumed UTC"),
        ("01.05.2024 10:00:00", "assumed UTC"),
        ("01.05.2024 13:00:00 UTC+03:00", "+03:00"),
        ("Wed, 01 May 2024 10:00:00 +0000", "utc"),
    ],
)
def test_dates_in_all_their_forms(gather, tmp_path, date, zone):
    path = tmp_path / "t.json"
    path.write_text(json.dumps([{"date": date, "text": "t"}]))
    (post,) = gather(path).posts
    assert post["published"] == datetime(2024, 5, 1, 10, 0, tzinfo=UTC)
    assert post["zone"] == zone


def test_many_sources_mixed_stay_whole_and_in_order(gather, tmp_path):
    rows = [{"date": 1714557600 + n, "text": f"t{n}", "channel": f"chan{n % 7}"} for n in range(300)]
    (tmp_path / "t.ndjson").write_text("\n".join(map(json.dumps, rows)))
    harvest = gather(tmp_path, rows=5)
    assert len(harvest.opened) == 7
    assert max(harvest.batches) <= 5
    assert sorted(int(post["text"][1:]) for post in harvest.posts) == list(range(300))
    for channel in range(7):
        own = [int(p["text"][1:]) for p in harvest.posts if p["source"] == f"table:chan{channel}"]
        assert own == sorted(own)


def test_one_handle_for_a_table_of_one_channel_only(gather, data, tmp_path):
    (tmp_path / "t.csv").write_text("date,text\n2024-05-01,a\n")
    assert gather(tmp_path, source="mine").opened[0].source.urn == "table:mine"
    with pytest.raises(CannotRun, match="alpha"):
        gather(data / "tables" / "mixed.csv", source="mine")


def test_bytes_that_are_not_utf8_fail_their_row_alone(gather, tmp_path):
    (tmp_path / "t.csv").write_bytes(b"date,text\n2024-05-01,\xff\xfe\n2024-05-02,good\n")
    harvest = gather(tmp_path)
    assert [failed.why for failed in harvest.failed] == ["its bytes are not UTF-8"]
    assert [post["text"] for post in harvest.posts] == ["good"]


def test_a_table_cut_short_keeps_its_whole_rows(gather, tmp_path):
    raw = json.dumps([{"date": "2024-05-01", "text": str(n)} for n in range(9)])
    (tmp_path / "t.json").write_text(raw[:-20])
    harvest = gather(tmp_path)
    assert len(harvest.posts) == 8
    assert "cut short" in harvest.failed[0].why
    assert not harvest.closed[0].complete


def test_all_real_news_channels(gather, shared):
    folder = shared / "telegram_news_ru"
    harvest = gather(folder, rows=3000)
    files = sorted(folder.glob("*.json"))
    written = {path.name: json.loads(path.read_bytes()) for path in files}
    assert len(harvest.opened) == len(files) == 8
    assert not harvest.failed
    assert [skipped.file.rpartition("/")[2] for skipped in harvest.skipped] == ["LICENSE.md"]
    for opened in harvest.opened:
        rows = written[opened.files[0].name]
        posts = [post for post in harvest.posts if post["source"] == opened.source.urn]
        assert opened.source.urn == f"telegram:c{str(rows[0]['sender_id'])[4:]}"
        assert opened.source.titles == (rows[0]["channel"],)
        assert [(p["number"], p["text"]) for p in posts] == [(row["message_id"], row["text"]) for row in rows]
        assert posts[0]["published"] == datetime.fromisoformat(rows[0]["date"])
