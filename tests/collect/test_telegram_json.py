import json
from datetime import UTC, datetime

import pytest

from marsad.records.errors import CannotRun


def export(folder, *messages, kind="public_channel", **header):
    folder.mkdir(exist_ok=True)
    chat = {"name": "Chan", "type": kind, "id": 77, **header, "messages": list(messages)}
    (folder / "result.json").write_text(json.dumps(chat, ensure_ascii=False, indent=1))
    return folder


def message(number, text="words", **fields):
    at = {"date": "2024-05-01T10:00:00", "date_unixtime": str(1714557600 + number)}
    return {"id": number, "type": "message", **at, "from": "Chan", "text": text, **fields}


def test_a_post_with_all_that_words_can_have(gather, data):
    harvest = gather(data / "json")
    post = harvest.post(2)
    assert (
        post["text"]
        == "بيان عاجل 😀 #بيان\n\nhttp is https://example.org/a?b=1&c=2 and here by @someone <tag> & 'q' \"dq\" "
    )
    spans = {e["kind"]: (post["text"][e["start"] : e["end"]], e["target"]) for e in post["entities"]}
    assert spans == {
        "bold": ("عاجل", None),
        "hashtag": ("#بيان", None),
        "link": ("https://example.org/a?b=1&c=2", None),
        "text_link": ("here", 'https://example.org/"q"'),
        "mention": ("@someone", None),
    }
    assert post["urn"] == "telegram:c1234567890/2"
    assert post["published"] == datetime(2024, 4, 30, 23, 0, tzinfo=UTC)
    assert post["zone"] == "utc"
    assert post["edited"] == datetime(2024, 5, 1, 2, 0, tzinfo=UTC)
    assert post["reactions"] == [{"name": "👍", "count": 12}, {"name": "555", "count": 1}, {"name": "paid", "count": 2}]
    assert len(post["fingerprint"]) == 16
    assert len(post["form"]) == 8


def test_the_rest_of_a_post(gather, data):
    harvest = gather(data / "json")
    assert harvest.post(22)["author"] == "Abu X"
    assert harvest.post(23)["author"] == "القناة (invented)"
    assert harvest.post(23)["reply_to"] == 2
    assert harvest.post(24)["reply_to"] is None
    assert (harvest.post(20)["forward_name"], harvest.post(20)["forward_id"]) == ("أخرى & co", "channel777")
    assert [(e["kind"], e["target"]) for e in harvest.post(25)["entities"]][-2:] == [
        ("mention_name", "5"),
        ("custom_emoji", "777"),
    ]
    assert harvest.post(1)["action"] == "create_channel"
    assert harvest.post(1)["kind"] == "service"
    assert harvest.post(29)["text"] == "last\n"


def test_each_kind_of_media_and_its_status(gather, data):
    harvest = gather(data / "json")
    media = {p["number"]: [(m["kind"], m["status"]) for m in p["media"]] for p in harvest.posts if p["media"]}
    assert media == {
        3: [("photo", "included")],
        4: [("photo", "not included")],
        5: [("file", "missing")],
        6: [("video", "not included")],
        7: [("video_note", "not included")],
        8: [("voice", "not included")],
        9: [("animation", "not included")],
        10: [("sticker", "not included")],
        11: [("audio", "not included")],
        12: [("location", "included")],
        13: [("venue", "included")],
        14: [("contact", "included")],
        15: [("poll", "included")],
        16: [("game", "included")],
        17: [("invoice", "included")],
        18: [("location", "included")],
        19: [("other", "included")],
        27: [("photo", "not included")],
    }
    assert harvest.post(3)["media"][0] | {"sha256": None} == {
        "kind": "photo",
        "path": "photos/photo_1.jpg",
        "name": "photo_1.jpg",
        "mime": None,
        "size": 10,
        "width": 1280,
        "height": 720,
        "duration": None,
        "status": "included",
        "sha256": None,
    }
    assert harvest.post(15)["poll"] == {
        "question": "Which & why?",
        "closed": True,
        "voters": 7,
        "answers": [{"text": "one", "voters": 5}, {"text": "two", "voters": 2}, {"text": "three", "voters": 0}],
    }


def test_a_contacts_phone_number_is_in_no_column(gather, data):
    assert "770" not in str(gather(data / "json").post(14))
    assert "770" not in str(gather(data / "html").post(14))


def test_bytes_of_each_message_are_its_json(gather, data):
    harvest = gather(data / "json")
    assert [json.loads(raw)["id"] for raw in harvest.raw] == [post["number"] for post in harvest.posts]


def test_what_could_not_be_exported_is_told_and_proves_no_absence(gather, data):
    harvest = gather(data / "json")
    assert harvest.closed[0].spans == ((1, 27), (29, 29))
    assert harvest.closed[0].complete
    assert not harvest.failed
    assert any("1 message is of a kind" in skipped.why for skipped in harvest.skipped)


def test_unknown_fields_types_and_actions_are_counted_once(gather, tmp_path):
    posts = [message(n, xyz=1) for n in (1, 2, 3)] + [message(4, type="quiz"), message(5, type="service", action="fly")]
    harvest = gather(export(tmp_path, *posts))
    assert {skipped.why for skipped in harvest.skipped} == {
        "3 messages have the unknown field 'xyz'",
        "1 message has the unknown type 'quiz'",
        "1 message has the unknown action 'fly'",
    }
    assert len(harvest.posts) == 5


def test_messages_without_number_or_date_fail_by_name_and_break_the_span(gather, tmp_path):
    bad = message(2)
    del bad["date"], bad["date_unixtime"]
    harvest = gather(
        export(tmp_path, message(1), bad, message(3), {"type": "message"}, message(5) | {"id": "5"}, message(6))
    )
    assert harvest.failed[0].item == "message 2"
    assert [failed.why for failed in harvest.failed] == ["it has no date", "it has no usable id", "it has no usable id"]
    assert harvest.closed[0].spans == ((1, 1), (3, 3), (6, 6))


def test_an_old_export_has_local_dates_and_text_in_parts(gather, tmp_path):
    old = {
        "id": 1,
        "type": "message",
        "date": "2019-05-01T10:00:00",
        "edited": "1970-01-01T03:00:00",
        "text": ["see ", {"type": "link", "text": "a.example"}, " 😀", {"type": "bold", "text": "b"}],
    }
    harvest = gather(export(tmp_path, old), timezone="Asia/Baghdad")
    (post,) = harvest.posts
    assert post["published"] == datetime(2019, 5, 1, 7, 0, tzinfo=UTC)
    assert post["zone"] == "assumed Asia/Baghdad"
    assert post["edited"] is None
    assert post["text"] == "see a.example 😀b"
    assert [(e["kind"], e["start"], e["end"]) for e in post["entities"]] == [("link", 4, 13), ("bold", 15, 16)]


def test_a_truncated_file_keeps_its_whole_messages(gather, tmp_path, data):
    raw = (data / "json" / "result.json").read_bytes()
    (tmp_path / "result.json").write_bytes(raw[: raw.index(b'"id": 9,') + 40])
    harvest = gather(tmp_path)
    assert [post["number"] for post in harvest.posts] == list(range(1, 9))
    assert harvest.closed[0].spans == ((1, 8),)
    assert not harvest.closed[0].complete
    (failed,) = harvest.failed
    start = raw.rindex(b"{", 0, raw.index(b'"id": 9,'))
    assert failed.item == f"byte {start}"
    assert "cut short" in failed.why
    assert "message 8" in failed.why


def test_a_file_that_lacks_only_its_last_brace_is_not_complete(gather, tmp_path, data):
    raw = (data / "json" / "result.json").read_bytes()
    (tmp_path / "result.json").write_bytes(raw.rstrip()[:-1])
    harvest = gather(tmp_path)
    assert len(harvest.posts) == 28
    assert not harvest.closed[0].complete
    assert len(harvest.failed) == 1


def test_fields_may_stand_behind_the_messages(gather, tmp_path):
    export(tmp_path, message(1))
    path = tmp_path / "result.json"
    path.write_text(json.dumps(json.loads(path.read_text()), sort_keys=True))
    harvest = gather(tmp_path)
    assert harvest.opened[0].source.urn == "telegram:c77"
    assert harvest.opened[0].source.titles == ("Chan",)
    assert len(harvest.posts) == 1


def test_a_whole_account_gives_its_public_chats_cut_out(gather, data):
    harvest = gather(data / "account")
    assert [opened.source.urn for opened in harvest.opened] == ["telegram:c100", "telegram:c200"]
    assert [opened.source.chat for opened in harvest.opened] == ["public_channel", "public_supergroup"]
    assert [(skipped.item, "--chat" in skipped.why) for skipped in harvest.skipped] == [("Friend", True), ("6", True)]
    assert harvest.post(7)["media"][0]["status"] == "included"
    assert [json.loads(raw)["id"] for raw in harvest.raw] == [7, 9]
    assert all("cut out" in opened.note for opened in harvest.opened)
    assert b"SECRETWORD" not in b"".join(harvest.raw)


@pytest.mark.parametrize("name", ["Friend", "5"])
def test_a_private_chat_goes_in_when_it_is_named(gather, data, name):
    harvest = gather(data / "account", chats=frozenset({name}))
    assert harvest.opened[0].source.urn == "telegram:c5"
    assert harvest.posts[0]["text"] == "SECRETWORD"


@pytest.mark.parametrize(
    "kind", ["private_channel", "private_group", "private_supergroup", "replies", "verify_codes", None]
)
def test_what_is_not_public_stays_out(gather, tmp_path, kind):
    harvest = gather(export(tmp_path, message(1), kind=kind))
    assert not harvest.opened
    assert not harvest.posts
    assert '--chat "Chan"' in harvest.skipped[0].why
    assert gather(tmp_path, chats=frozenset({"Chan"})).posts


def test_a_handle_names_one_chat(gather, data):
    assert gather(data / "json", source="@Some_Name").opened[0].source.urn == "telegram:some_name"
    with pytest.raises(CannotRun, match="'Open', 'Left'"):
        gather(data / "account", source="x_chan")


def test_batches_hold_as_many_rows_as_asked(gather, data):
    assert gather(data / "json", rows=10).batches == [10, 10, 8]


def test_media_that_lead_outside_are_not_followed(gather, tmp_path):
    (tmp_path / "secret").write_text("x")
    posts = [message(1, photo="../secret"), message(2, photo=str(tmp_path / "secret"))]
    harvest = gather(export(tmp_path / "e", *posts))
    assert [(m["path"], m["status"]) for p in harvest.posts for m in p["media"]] == [(None, "missing")] * 2


def test_the_fingerprint_tells_words_media_and_polls_apart(gather, tmp_path):
    poll = {"question": "q", "closed": False, "total_voters": 1, "answers": [{"text": "a", "voters": 1}]}
    more = poll | {"total_voters": 9, "closed": True}
    other = poll | {"question": "p"}
    posts = [message(1), message(2, photo="x"), message(3, poll=poll), message(4, poll=more), message(5, poll=other)]
    same = message(6, [{"type": "bold", "text": "words"}], views=3)
    prints = [post["fingerprint"] for post in gather(export(tmp_path, *posts, same)).posts]
    assert prints[2] == prints[3]
    assert prints[0] == prints[5]
    assert len(set(prints)) == 4


JUNK = [
    None,
    5,
    -1,
    2**70,
    1.5,
    "x",
    "",
    [],
    [1],
    {},
    {"a": 1},
    True,
    [None],
    [{"type": 5, "text": 6}],
    [{"count": "x"}],
]


def test_fields_of_wrong_types_never_stop_the_run(gather, tmp_path, data):
    root = json.loads((data / "json" / "result.json").read_text())
    posts = [one | {field: junk} for one in root["messages"] for field in one for junk in JUNK]
    harvest = gather(export(tmp_path, *posts))
    assert len(harvest.posts) + len(harvest.failed) + _unsupported(harvest) == len(posts)
    assert harvest.closed[0].complete


def _unsupported(harvest):
    told = [skipped.why for skipped in harvest.skipped if "could not export" in skipped.why]
    return sum(int(why.split()[0]) for why in told)
