import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

SAME = ("number", "published", "text", "reply_to", "forward_name")


def agreed(harvest):
    return [
        (*(post[name] for name in SAME), sorted(m["kind"] for m in post["media"]), post["fingerprint"])
        for post in harvest.posts
        if post["kind"] == "post"
    ]


def test_both_exports_of_a_chat_give_the_same_posts(gather, data):
    one, other = gather(data / "json", source="same"), gather(data / "html", source="same")
    assert agreed(one) == agreed(other)
    services = [
        [(p["number"], p["text"], p["action"]) for p in h.posts if p["kind"] == "service"] for h in (one, other)
    ]
    assert services[0] == services[1][:-1]  # the HTML has a line for the message that could not be exported
    assert [post["poll"] for post in one.posts] == [post["poll"] for post in other.posts if post["number"] != 28]
    kinds = [{e["kind"] for p in h.posts for e in p["entities"]} for h in (one, other)]
    assert kinds[0] == kinds[1]


def test_both_exports_of_the_sample_give_the_same_posts(gather):
    both = Path(__file__).parents[2] / "sample" / "both"
    if not (both / "html").is_dir():
        pytest.skip("the sample has not been written")
    one, other = gather(both / "json", source="same"), gather(both / "html", source="same")
    assert len(one.posts) > 50
    assert agreed(one) == agreed(other)
    assert [p["form"] for p in one.posts] == [p["form"] for p in other.posts]


def test_what_only_the_html_shows(gather, data):
    harvest = gather(data / "html")
    assert harvest.opened[0].source.urn.startswith("telegram:x-")
    assert harvest.opened[0].source.number is None
    assert harvest.post(2)["zone"] == "+03:00"
    assert harvest.post(2)["edited"] is None
    assert harvest.post(2)["reactions"] == [
        {"name": "👍", "count": 12},
        {"name": "custom_emoji", "count": 1},
        {"name": "paid", "count": 2},
    ]
    assert harvest.post(20)["forward_published"] == datetime(2024, 4, 30, 7, 0, tzinfo=UTC)
    assert harvest.post(21)["forward_name"] == "أخرى & co"
    assert harvest.post(21)["forward_published"] is None
    assert harvest.post(22)["forward_name"] is None
    assert harvest.post(22)["author"] == "Abu X"
    assert harvest.post(4)["author"] == "القناة (invented)"
    assert harvest.post(3)["media"][0]["path"] == "photos/photo_1.jpg"


def test_service_messages_have_the_day_above_them_and_say_so(gather, data):
    post = gather(data / "html", timezone="Asia/Tehran").post(26)
    assert post["published"] == datetime(2024, 5, 1, 21, 0, tzinfo=UTC)
    assert post["zone"] == "+03:00, day only"


def test_bytes_of_each_message_are_its_div(gather, data):
    harvest = gather(data / "html")
    for post, raw in zip(harvest.posts, harvest.raw, strict=True):
        assert raw.startswith(b'<div class="message ')
        assert f'id="message{post["number"]}"'.encode() in raw
        assert raw.count(b"<div") == raw.count(b"</div>")


def test_pages_are_one_run_and_read_in_order_whatever_they_are_called(gather, tmp_path, data):
    for name in ("messages.html", "messages2.html"):
        (tmp_path / name).write_bytes((data / "html" / name).read_bytes())
    (tmp_path / "messages.html").rename(tmp_path / "zzz.html")
    harvest = gather(tmp_path)
    assert [post["number"] for post in harvest.posts] == list(range(1, 30))
    assert harvest.closed[0].spans == ((1, 29),)


def test_a_page_cut_in_half_keeps_whole_messages(gather, tmp_path, data):
    for name in ("messages.html", "messages2.html"):
        (tmp_path / name).write_bytes((data / "html" / name).read_bytes())
    page = tmp_path / "messages.html"
    raw = page.read_bytes()
    page.write_bytes(raw[: raw.index(b'id="message9"') + 300])
    harvest = gather(tmp_path)
    assert [post["number"] for post in harvest.posts] == [*range(1, 9), *range(16, 30)]
    assert harvest.closed[0].spans == ((1, 8), (16, 29))
    assert not harvest.closed[0].complete
    (failed,) = harvest.failed
    assert "up to message 8" in failed.why


def test_a_message_on_two_pages_is_kept_once(gather, tmp_path, data):
    for name in ("messages.html", "copy.html"):
        (tmp_path / name).write_bytes((data / "html" / "messages.html").read_bytes())
    assert len(gather(tmp_path).posts) == 15


def test_a_group_is_left_out_unless_named(gather, tmp_path, data):
    raw = (data / "html" / "messages.html").read_text()
    group = re.sub(r'(<div class="from_name">\s*)القناة \(invented\)', r"\1Someone", raw, count=3)
    (tmp_path / "messages.html").write_text(group)
    harvest = gather(tmp_path)
    assert not harvest.posts
    assert '--chat "القناة (invented)"' in harvest.skipped[0].why
    assert gather(tmp_path, chats=frozenset({"القناة (invented)"})).posts


def test_json_stands_for_html_beside_it(gather, tmp_path, data):
    (tmp_path / "messages.html").write_bytes((data / "html" / "messages.html").read_bytes())
    (tmp_path / "result.json").write_bytes((data / "json" / "result.json").read_bytes())
    harvest = gather(tmp_path)
    assert [opened.method for opened in harvest.opened] == ["telegram_export_json"]
    assert any("JSON export of this chat" in skipped.why for skipped in harvest.skipped)


def test_a_message_that_is_not_utf8_fails_alone(gather, tmp_path, data):
    raw = (data / "html" / "messages.html").read_bytes()
    (tmp_path / "messages.html").write_bytes(raw.replace(b"<strong>", b"\xff<strong>", 1))
    harvest = gather(tmp_path)
    assert [failed.item for failed in harvest.failed] == ["message 2"]
    assert len(harvest.posts) == 14
    assert harvest.closed[0].spans == ((1, 1), (3, 15))


def test_the_real_export_every_message_in_order_none_doubled(gather, shared):
    folder = shared / "telegram_html_export"
    harvest = gather(folder)
    pages = ["index.html", "messages2.html", "messages9.html", "messages10.html", "messages11.html"]
    written = [
        int(number)
        for page in pages
        for number in re.findall(r'class="message [^"]*" id="message(\d+)"', (folder / page).read_text())
    ]
    assert [post["number"] for post in harvest.posts] == written
    assert len(set(written)) == 5000
    assert harvest.closed[0].spans == ((1, 2059), (8076, 11089))
    assert harvest.closed[0].complete
    assert [skipped.item for skipped in harvest.skipped if skipped.item] == [
        "messages3.html",
        "messages8.html",
        "messages12.html",
    ]
    assert any(skipped.file.endswith("LICENSE") for skipped in harvest.skipped)
    assert not harvest.failed
    assert harvest.post(25)["published"] == datetime(2018, 9, 5, 16, 42, 32, tzinfo=UTC)
    assert sum(post["forward_name"] is not None for post in harvest.posts) == 11
    assert all(
        post["text"] == post["text"].strip("\n ") or post["text"][-1] in "\n " for post in harvest.posts if post["text"]
    )
