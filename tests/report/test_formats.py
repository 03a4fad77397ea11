"""The same document in every format: notes resolve, nothing is loaded, nothing that a post says acts."""
# ruff: noqa: E501 -- hostile lines stay whole

import json
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import polars as pl
import pytest
from brief_material import ABSENCES, EDITS, LANTERN, MINARET, material, post, statement, table

from marsad.records.errors import CannotRun
from marsad.records.source import Source
from marsad.report import check, compose, write
from marsad.report.formats import pdf
from marsad.report.formats.charts import FONTS
from marsad.report.formats.escape import direction, escape, inline, language
from marsad.report.formats.html import page
from marsad.report.formats.markdown import body
from marsad.report.shelf import Shelf

HOSTILE = "\n".join(
    [
        "<script>alert(1)</script> <img src=https://evil.test/x.png onerror=alert(1)> </div></div>",
        "[x](javascript:alert(1)) ![y](https://evil.test/y.png) <https://evil.test> [^1] [^9]: note",
        '#import "@preview/evil:1.0.0": * ; #read("/etc/passwd") #panic() ]] }) $x^2$ @cite *bold* _it_ `code` ~~gone~~',
        "```{=html}",
        "<b>raw</b>",
        "```",
        "`raw`{=typst} {=html} [a]{.class #id onclick=x} ::: {.notes} :::",
        "::: notes",
        "1. one",
        "- two",
        "+ three",
        "# heading",
        "---",
        "| a | b |",
        "|---|---|",
        ": definition",
        "    indented code",
        "\\begin{evil} \\input{x} \\",
        "👨‍👩‍👧‍👦 \u202eevil\u202c \u2067open \u0007bell &amp; &#60;b&#62; <!-- comment --> % title -- ... 'q' \"q\"",
        "مرحبا [نص](javascript:1) #وسم",
    ]
)
TITLE = '<b>Bold</b> [t](javascript:1) `x`{=html} #panic() "q" | \u202e$x$'


@pytest.fixture(scope="module")
def hostile():
    posts = [
        post(MINARET, 1, 1, HOSTILE, statements=[statement("threat", HOSTILE, HOSTILE.split("\n")[1])]),
        post(LANTERN, 1, 2, HOSTILE + "!", "en", [statement("claim", HOSTILE, HOSTILE.split("\n")[0])]),
    ]
    return material(
        posts=table(posts), claims=(), threats=(), findings=(), sources=(Source(MINARET, 7, (TITLE,)), Source(LANTERN, 8, (TITLE + "2",))),
        aid=lambda urn: HOSTILE, uncovered=(HOSTILE.replace("1", "x"),), absences=pl.DataFrame(schema=ABSENCES),
        edits=pl.DataFrame([{"urn": f"{MINARET}/1", "revision": 0, "edited": None, "capture": "cap-one", "text": HOSTILE[5:]}], schema=EDITS),
    )  # fmt: skip


class Seen(HTMLParser):
    """Elements, their attributes, and the words outside style."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words, self.ids, self.targets = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        self.targets += [value[1:] for name, value in attrs if name == "href" and value.startswith("#")]

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def seen(report, shelf):
    return Seen(page(report, shelf))


def test_every_note_is_linked_both_ways(seen):
    assert len(seen.ids) == len(set(seen.ids))
    assert seen.targets
    assert set(seen.targets) <= set(seen.ids)
    notes = {i for i in seen.ids if i.startswith("note-")}
    assert notes == {t for t in seen.targets if t.startswith("note-")}


def test_a_post_has_one_note_however_often_it_is_cited(report, shelf):
    text = body(report, shelf, {"activity": "a.svg", "timeline": "t.svg"})
    defined = re.findall(r"^\[\^(\d+)\]: (.*)$", text, re.MULTILINE)
    assert [int(n) for n, _ in defined] == list(range(1, len(defined) + 1))
    assert len({note for _, note in defined}) == len(defined)
    assert {n for n, _ in defined} == set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert text.count("[^3]") > 3


def test_page_and_markdown_number_their_notes_alike(report, shelf, seen):
    text = body(report, shelf, {"activity": "a.svg", "timeline": "t.svg"})
    ours = re.search(r"^\[\^3\]: .*(telegram:[a-z]+).*/(\d+), revision", text, re.MULTILINE)
    html = page(report, shelf)
    item = html[html.index('id="note-3"') :][:600]
    assert ours is not None
    assert f"/{ours.group(2)}, revision" in item


def test_nothing_is_loaded_and_nothing_runs(report, shelf):
    text = page(report, shelf)
    found = Seen(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form", "audio", "video"} & set(
        found.tags
    )
    loading = [
        (t, n, v)
        for t, n, v in found.attributes
        if n in {"src", "href", "xlink:href", "srcset", "action", "data", "poster"}
    ]
    assert all(value.startswith("#") for _, _, value in loading)
    assert not re.findall(r"@import|url\((?!data:font/woff2;base64,|#)", text)
    assert not [n for _, n, _ in found.attributes if n.startswith("on")]


def test_right_to_left_is_marked(report, shelf, seen):
    attributes = set(seen.attributes)
    assert ("bdi", "dir", "rtl") in attributes
    assert ("bdi", "lang", "ar") in attributes
    assert ("div", "dir", "auto") in attributes
    assert ("div", "lang", "ar") in attributes


@pytest.mark.parametrize("ending", [".md", ".html", ".json"])
def test_telephone_numbers_are_masked(report, material, tmp_path, ending):
    path = tmp_path / f"brief{ending}"
    write(report, material, path)
    text = path.read_text(encoding="utf-8")
    assert "770 123" not in text
    assert "••• ••• ••••" in text


def test_json_holds_the_whole_document(report, material, tmp_path):
    path = tmp_path / "brief.json"
    write(report, material, path)
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["as_of"] == "2031-03-10T00:00:00Z"
    first = document["sections"][0]["blocks"][0]
    assert first["type"] == "paragraph"
    assert first["sentences"][0]["grounds"][0] == {"type": "count", "head": "ab12cd34ef56", "what": "posts of the period, by channel and language"}  # fmt: skip
    assert document["notes"][2]["capture"]["sha256"] == "5e" * 32
    assert {b["type"] for s in document["sections"] for b in s["blocks"]} >= {"quotation", "table", "figure", "caveat"}


def test_markdown_writes_its_charts_beside_it(report, material, tmp_path):
    write(report, material, tmp_path / "brief.md")
    text = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert "{lang=ar dir=rtl}" in text
    for name in re.findall(r"\]\(([\w.-]+\.svg)\)", text):
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("<svg")


def test_word_processors_get_footnotes_and_right_to_left_runs(report, material, tmp_path):
    path = tmp_path / "brief.docx"
    write(report, material, path)
    with zipfile.ZipFile(path) as package:
        words, notes = package.read("word/document.xml").decode(), package.read("word/footnotes.xml").decode()
        assert len([name for name in package.namelist() if name.endswith(".png")]) == 2
    assert "<w:bidi" in words
    assert "<w:rtl" in words
    assert "5e5e5e" in notes
    assert "See note 3." in notes
    assert "770 123" not in words + notes


def test_an_unknown_ending_is_one_clear_line(report, material, tmp_path):
    with pytest.raises(CannotRun, match="choose one of these endings"):
        write(report, material, tmp_path / "brief.odt")


def test_hostile_posts_do_not_act_on_a_page(hostile):
    brief = compose(hostile)
    check(brief, hostile)
    text = page(brief, Shelf(hostile))
    found = Seen(text)
    assert not {"script", "img", "code", "pre", "b", "math", "del", "iframe"} & set(found.tags)
    assert not [v for _, n, v in found.attributes if n == "href" and not v.startswith("#")]
    assert not [n for _, n, _ in found.attributes if n.startswith("on")]
    words = "".join(found.words)
    for line in ("<script>alert(1)</script>", "[x](javascript:alert(1))", "```{=html}", "::: notes", "1. one", "- two", "# heading", "| a | b |", "&#60;b&#62; <!-- comment -->", '#import "@preview/evil:1.0.0": *', "\\begin{evil} \\input{x} \\"):  # fmt: skip
        assert line in words, line
    assert "\u202e" not in text
    assert "\ufffdbell" in words
    assert "👨‍👩‍👧‍👦" in words
    assert found.tags.count("h1") == 1
    assert len(found.ids) == len(set(found.ids))


@pytest.mark.skipif(not FONTS.is_dir(), reason="fonts are not built; npm ci && npm run build")
def test_paper_sets_hostile_posts_as_words(hostile, tmp_path):
    path = tmp_path / "hostile.pdf"
    write(compose(hostile), hostile, path)
    assert path.read_bytes().startswith(b"%PDF-")
    words = _words(path)
    assert "<script>alert(1)</script>" in words
    assert "#panic()" in words


@pytest.mark.skipif(not FONTS.is_dir(), reason="fonts are not built; npm ci && npm run build")
def test_paper_is_accessible_and_keeps_its_words(report, material, tmp_path):
    path = tmp_path / "brief.pdf"
    write(report, material, path)
    data = path.read_bytes()
    assert b"pdfuaid" in data
    write(report, material, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == data
    words = _words(path)
    assert "What is new" in words
    assert "5e5e5e" in words.replace("\n", "").replace("\u200b", "")


@pytest.mark.skipif(not FONTS.is_dir(), reason="fonts are not built; npm ci && npm run build")
def test_a_letter_that_no_font_has_does_not_stop_the_paper(tmp_path):
    words = "लिपि \u2e80 \U0001fae8 " + HOSTILE
    strange = material(
        posts=table([post(LANTERN, 1, 1, words, "hi", [statement("threat", words, "लिपि")])]),
        claims=(),
        threats=(),
        findings=(),
    )
    path = tmp_path / "strange.pdf"
    write(compose(strange), strange, path)
    assert path.read_bytes().startswith(b"%PDF-")


def _words(path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed; the page was set, its words are not compared")
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()


def test_paper_without_fonts_says_what_to_do(report, material, tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "FONTS", tmp_path)
    with pytest.raises(CannotRun, match="npm ci"):
        write(report, material, tmp_path / "brief.pdf")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("1. x", "1\\. x"), ("- x", "\\- x"), ("a-b", "a-b"), ("a--b", "a-\\-b"), ("a::b", "a:\\:b"), ("t.me/x_y", "t.me/x\\_y"), ("2021: x", "2021: x")],
)  # fmt: skip
def test_escaping_is_no_more_than_needed(text, escaped):
    assert escape(text) == escaped


def test_runs_find_their_language():
    assert [language(t) for t in ("سلام", "گروه", "شہر ٹی", "שלום")] == ["ar", "fa", "ur", "he"]
    assert direction("12 سلام") == "rtl"
    assert inline("a \u2068سلام (x)\u2069 b") == "a [سلام (x)]{lang=ar dir=rtl} b"
    assert inline("of سرايا الفجر, too") == "of [سرايا الفجر]{lang=ar dir=rtl}, too"


def test_sources_without_a_username_get_no_at_sign(material):
    shelf = Shelf(replace(material, sources=()))
    assert shelf.account("telegram:c12345") == "no username, id 12345"
    assert shelf.account("telegram:x-0123456789ab") == "known by its title alone"
    assert shelf.account("telegram:name_test") == "\u2068@name_test\u2069"
