from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.annotate import Annotator
from marsad.archive import Archive
from marsad.archive.finding.index import Index
from marsad.archive.finding.search import Found, Mode, Query, search
from marsad.archive.readings import Readings
from marsad.lexicon import load_lexicon
from marsad.records.errors import CannotRun

from .conftest import Take, row

ANNOTATOR = Annotator(load_lexicon())
COLUMNS = ["urn", "revision", "source", "published", "text", "forward_name"]


def find(archive: Archive, text: str, **asked: object) -> Found:
    """Bring readings and index up to the evidence, and search."""
    readings = Readings(archive, ANNOTATOR.version)
    for seq in readings.behind():
        readings.write(seq, ANNOTATOR.annotate(archive.posts(COLUMNS, [seq]).sort("row").collect()))
    index = Index(archive, readings)
    index.add(index.behind())
    return search(archive, index, Query(text, **asked))  # type: ignore[arg-type]


def numbers(found: Found) -> list[int]:
    return sorted(int(hit.urn.rpartition("/")[2]) for hit in found.hits)


@pytest.fixture
def filled(archive: Archive, take: Take) -> Archive:
    take(
        [
            row(1, "قصفت الكَتائِبُ قاعدة عين الأسد"),
            row(2, "صباح الخير يا أهل القاعدة"),
            row(3, "The Base was quiet. A BASE again"),
            row(4, "channel created", kind="service"),
            row(5, ""),
        ]
    )
    return archive


def test_every_post_is_found_and_no_service_message(filled: Archive):
    assert numbers(find(filled, "*")) == [1, 2, 3, 5]


def test_folded_letters_meet_and_highlights_are_spans_of_the_original(filled: Archive):
    found = find(filled, "الكتائب")
    assert numbers(found) == [1]
    [hit] = found.hits
    [(start, end)] = hit.highlights
    assert hit.text[start:end] == "الكَتائِبُ"


def test_exact_asks_for_the_words_as_written_case_aside(filled: Archive):
    assert numbers(find(filled, "الكتائب", mode=Mode.EXACT)) == []
    assert numbers(find(filled, "base", mode=Mode.EXACT)) == [3]
    assert find(filled, "base", mode=Mode.EXACT).hits[0].highlights == ((4, 8), (22, 26))


def test_phrases_prefixes_and_exclusions(filled: Archive):
    assert numbers(find(filled, '"عين الاسد"')) == [1]
    assert numbers(find(filled, '"الاسد عين"')) == []
    assert numbers(find(filled, "القاعد*")) == [2]
    assert numbers(find(filled, "* -base")) == [1, 2, 5]
    assert numbers(find(filled, "صباح -الخير")) == []


def test_filters_by_time_source_and_reading(filled: Archive):
    early = datetime(2024, 5, 1, 8, 2, 30, tzinfo=UTC)
    assert numbers(find(filled, "*", until=early)) == [1, 2]
    assert numbers(find(filled, "*", since=early)) == [3, 5]
    assert numbers(find(filled, "*", tags=("place:ain-al-asad",))) == [1]
    assert numbers(find(filled, "*", sources=("telegram:other",))) == []
    assert numbers(find(filled, "*", tags=("lang:en",))) == [3]


def test_pages_do_not_overlap(filled: Archive):
    pages = [find(filled, "*", limit=2, offset=offset) for offset in (0, 2)]
    assert [page.total for page in pages] == [4, 4]
    assert sorted(numbers(pages[0]) + numbers(pages[1])) == [1, 2, 3, 5]


def test_an_edited_post_counts_once_and_its_old_words_are_found(filled: Archive, take: Take):
    edited = datetime(2024, 5, 2, tzinfo=UTC)
    find(filled, "*")
    take([row(2, "مساء الخير يا أهل الوادي", edited=edited)], span=(2, 2))
    assert find(filled, "*").total == 4
    assert numbers(find(filled, "مساء")) == [2]
    old = find(filled, "صباح")
    assert numbers(old) == [2]
    assert (old.hits[0].revision, old.hits[0].highlights) == (2, ())


def test_an_index_of_another_version_is_made_again(filled: Archive, monkeypatch: pytest.MonkeyPatch):
    assert find(filled, "*").total == 4
    monkeypatch.setattr("marsad.archive.finding.index.VERSION", 999)
    assert find(filled, "*").total == 4


@pytest.mark.parametrize("text", ["", "-", '""', "?!"])
def test_a_query_without_words_says_so(filled: Archive, text: str):
    with pytest.raises(CannotRun, match="no words"):
        find(filled, text)


@pytest.mark.parametrize("text", ["a:b", "(x", "x)", '"x', "x AND y", "+x^2", "[a TO b]", "\\", "*x", "x~2"])
def test_signs_that_search_engines_know_are_only_signs_here(filled: Archive, text: str):
    if any(char.isalnum() for char in text):
        assert find(filled, text).total >= 0
    else:
        with pytest.raises(CannotRun, match="no words"):
            find(filled, text)


def test_the_article_and_what_is_written_on_the_front_are_optional(archive: Archive, take: Take):
    take([row(1, "وبالمطرقة ضربوا"), row(2, "مطرقة جديدة"), row(3, "للمطرقة ثمن"), row(4, "كتاب قديم")])
    for text in ("مطرقة", "المطرقة", "وبالمطرقة", '"المطرقة"'):
        assert numbers(find(archive, text)) == [1, 2, 3]
    [first] = [hit for hit in find(archive, "مطرقة").hits if hit.urn.endswith("/1")]
    assert [first.text[a:b] for a, b in first.highlights] == ["وبالمطرقة"]
    assert numbers(find(archive, "مطرقة", mode=Mode.EXACT)) == [2]
    assert numbers(find(archive, '"بالمطرقة ضربوا"')) == [1]
    assert numbers(find(archive, "مطرق*")) == [1, 2, 3]


def test_operators_and_fields(filled: Archive):
    assert numbers(find(filled, "الكتائب OR base")) == [1, 3]
    assert numbers(find(filled, "(صباح OR base) AND NOT lang:en")) == [2]
    assert numbers(find(filled, "source:bayan place:ain-al-asad since:2024-05-01 until:2024-05-02")) == [1]
    assert numbers(find(filled, "NOT has:media lang:en")) == [3]
    with pytest.raises(CannotRun, match="source:nobody at character 3"):
        find(filled, "x source:nobody")


def test_an_absent_post_is_found_as_absent_until_it_returns(filled: Archive, take: Take):
    rest = [row(1, "قصفت الكَتائِبُ قاعدة عين الأسد"), row(3, "The Base was quiet. A BASE again"), row(5, "")]
    assert numbers(find(filled, "is:absent")) == []
    assert take(rest, span=(1, 5)).absent == 2  # the service message is gone as well
    assert numbers(find(filled, "is:absent")) == [2]
    assert find(filled, "is:absent").hits[0].text == "صباح الخير يا أهل القاعدة"
    take([*rest, row(2, "صباح الخير يا أهل القاعدة")], span=(1, 5))
    assert numbers(find(filled, "is:absent")) == []
    assert find(filled, "*").total == 4


def test_has_media(archive: Archive, take: Take):
    take([row(1, "x", media=[{"kind": "photo", "status": "included"}]), row(2, "x")])
    assert numbers(find(archive, "has:media")) == numbers(find(archive, "has:photo")) == [1]


def test_facets_are_counted_when_asked(filled: Archive):
    facets = find(filled, "*", facets=True).facets
    assert facets["source"] == {"telegram:bayan": 4}
    assert facets["day"] == {"2024-05-01": 4}
    assert sum(facets["language"].values()) == 4
    assert find(filled, "*").facets == {}


def test_meaning_says_that_there_is_no_model(filled: Archive):
    with pytest.raises(CannotRun, match="no embedding model"):
        find(filled, "x", mode=Mode.MEANING)


def test_exact_tells_spellings_apart_in_one_post(archive: Archive, take: Take):
    take([row(1, "علي"), row(2, "على"), row(3, "علي على"), row(4, "ذهب علي الى المكتبه"), row(5, "مكتبة")])
    assert numbers(find(archive, "علي")) == [1, 2, 3, 4]
    assert numbers(find(archive, "علي", mode=Mode.EXACT)) == [1, 3, 4]
    assert numbers(find(archive, "على", mode=Mode.EXACT)) == [2, 3]
    assert numbers(find(archive, '"علي الى"', mode=Mode.EXACT)) == [4]
    assert numbers(find(archive, '"علي إلى"', mode=Mode.EXACT)) == []
    assert numbers(find(archive, "مكتبة", mode=Mode.EXACT)) == [5]
    assert numbers(find(archive, "مكتب*", mode=Mode.EXACT)) == [5]
    assert numbers(find(archive, "عل*", mode=Mode.EXACT)) == [1, 2, 3, 4]


def test_sound_finds_names_that_no_lexicon_knows(archive: Archive, take: Take):
    texts = [
        "وصل الزمرداني مساء",
        "Mr Zumurrudani spoke",
        "al-Zomordani again",
        "Зумуррудани",
        "زمرداني گفت",
        "other words",
    ]
    take([row(n, text) for n, text in enumerate(texts, 1)])
    for name in ("Zumurrudani", "الزمرداني", "زمرداني"):
        assert numbers(find(archive, name, mode=Mode.SOUND)) == [1, 2, 3, 4, 5], name
    assert numbers(find(archive, "Zumurrudani")) == [2]
    hits = {hit.urn: hit for hit in find(archive, "Zumurrudani", mode=Mode.SOUND).hits}
    [(start, end)] = hits["telegram:bayan/1"].highlights
    assert hits["telegram:bayan/1"].text[start:end] == "الزمرداني"


def test_a_name_of_two_words_is_found_in_another_script(archive: Archive, take: Take):
    take([row(1, "قال فائق الزمرداني كلمة"), row(2, "فائق جدا"), row(3, "Faeq al-Zumurrudani said")])
    assert numbers(find(archive, "Faiq Zumurrudani", mode=Mode.SOUND)) == [1, 3]
    assert numbers(find(archive, "فائق الزمرداني", mode=Mode.SOUND)) == [1, 3]
    hits = {hit.urn: hit for hit in find(archive, "فائق الزمرداني", mode=Mode.SOUND).hits}
    spans = [hits["telegram:bayan/3"].text[a:b] for a, b in hits["telegram:bayan/3"].highlights]
    assert spans == ["Faeq al-Zumurrudani"]


VERSE = "يا أيها الذين آمنوا استعينوا بالصبر والصلاة"
UTHMANI = "يَٰٓأَيُّهَا ٱلَّذِينَ ءَامَنُواْ ٱسۡتَعِينُواْ بِٱلصَّبۡرِ وَٱلصَّلَوٰةِ"


@pytest.mark.parametrize("typed", [VERSE, UTHMANI, f'"{VERSE}"', f'"{UTHMANI}"', '"استعينوا بالصبر والصلوة"'])
def test_a_verse_is_found_in_either_orthography(archive: Archive, take: Take, typed: str):
    take([row(1, f"قال تعالى: {VERSE}."), row(2, f"﴿{UTHMANI}﴾"), row(3, "يا أيها الناس، الصبر جميل")])
    assert numbers(find(archive, typed)) == [1, 2]


def test_a_verse_is_found_by_the_tags_that_a_resolver_names(filled: Archive):
    readings = Readings(filled, ANNOTATOR.version)
    find(filled, "*")
    index = Index(filled, readings)
    asked = Query("كلمات آية")
    assert search(filled, index, asked).total == 0
    found = search(filled, index, asked, verses=lambda text: ("place:ain-al-asad",) if text == asked.text else ())
    assert numbers(found) == [1]
    assert search(filled, index, Query("verse:2:255")).total == 0


def test_a_batch_that_an_interrupted_run_left_half_done_is_not_doubled(filled: Archive, take: Take):
    assert find(filled, "*").total == 4
    index = Index(filled, Readings(filled, ANNOTATOR.version))
    state = index.state()
    take([row(2, "مساء الخير", edited=datetime(2024, 5, 2, tzinfo=UTC)), row(9, "new")], span=(2, 9))
    assert find(filled, "*").total == 5
    (index.folder / "state.json").write_bytes(state)  # as if killed between the index and its state
    assert find(filled, "*").total == 5
    assert numbers(find(filled, "مساء")) == [2]


def test_files_of_a_killed_commit_do_not_stop_the_next(filled: Archive, take: Take):
    """Killed once the list of deleted posts was written, before the index said that it has it."""
    assert find(filled, "*").total == 4
    folder = Index(filled, Readings(filled, ANNOTATOR.version)).folder
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    take([row(2, "مساء الخير", edited=datetime(2024, 5, 2, tzinfo=UTC)), row(9, "new")], span=(2, 9))
    assert find(filled, "*").total == 5
    assert [path.suffix for path in folder.iterdir()].count(".del") == 1
    for name, content in before.items():
        if name != ".managed.json":
            (folder / name).write_bytes(content)
    assert find(filled, "*").total == 5
    assert numbers(find(filled, "مساء")) == [2]


def test_facets_say_places_media_and_state(archive: Archive, take: Take):
    take([row(1, "قاعدة عين الأسد", media=[{"kind": "photo", "status": "included"}]), row(2, "x")])
    found = find(archive, "*", facets=True)
    assert found.facets["place"] == {"ain-al-asad": 1}
    assert found.facets["media"] == {"media": 1, "photo": 1}
    assert (found.first, found.last) == (found.hits[-1].published, found.hits[0].published)
