"""What a brief says, and what it does not say where nothing was found."""

from dataclasses import replace

import polars as pl
import pytest
from brief_material import ABSENCES, EDITS, LANTERN, MINARET, THREAT, material, post, statement, table

from marsad.records.finding import BaseRate, Finding, FindingKind, Level
from marsad.records.report import Caveat, Citation, Figure, Paragraph, Quotation, Table
from marsad.report import check, compose
from marsad.report.lint import texts
from marsad.report.selection import QUOTED

NOTHING = {"claims": (), "threats": (), "findings": (), "failed": (), "uncovered": (), "edits": pl.DataFrame(schema=EDITS), "absences": pl.DataFrame(schema=ABSENCES)}  # fmt: skip # noqa: E501


def prose(report):
    return "\n".join(texts(report)).replace("\u2068", "").replace("\u2069", "")


def blocks(report, kind):
    return [block for section in report.sections for block in section.blocks if isinstance(block, kind)]


def titles(report):
    return [section.title for section in report.sections]


def test_the_made_up_brief_builds(report, material):
    check(report, material)


def test_headline_names_actor_deed_and_words(report):
    title = report.title.replace("\u2068", "").replace("\u2069", "")
    assert title.startswith("Companies of the Dawn Claims Operation Against Supply Convoy in the Old Bridge: “استهدفت")


def test_sections_in_their_order(report):
    named = [s.title for s in report.sections if s.level == 2]
    assert named == ["What is new", "Who said what", "Claims", "Threats", "Findings", "Activity", "Edits and absences", "Channels covered", "What was not covered"]  # fmt: skip # noqa: E501


def test_claims_are_claimed_and_reported_ones_are_marked(report):
    claims = next(b for s in report.sections if s.title == "Claims" for b in s.blocks if isinstance(b, Table))
    status = claims.head.index("Status")
    assert [row[status].text for row in claims.rows] == ["claimed, uncorroborated", "reported; claimed, uncorroborated"]
    assert "Means" not in claims.head  # no row states any


def test_dates_that_disagree_stand_side_by_side(report):
    assert "2031-03-04 / or: 2031-03-05" in prose(report)


def test_threat_has_preceded_and_nothing_more(report):
    assert "The threat has preceded, by 3 days, a claim that shares its target; that is a sequence" in prose(report)


def test_a_finding_is_a_hypothesis_with_its_base_rate(report):
    said = prose(report)
    assert "A finding is a hypothesis" in said
    assert "Base rate: 4.0%." in said


def test_absence_is_never_called_a_deletion(report):
    said = prose(report)
    assert "absent from an export imported at 2031-03-10 00:00" in said
    assert "delet" not in said.lower()


def test_the_original_stands_beside_the_aid_and_is_whole(report):
    quotations = blocks(report, Quotation)
    assert THREAT in [q.original for q in quotations]
    aided = next(q for q in quotations if q.rendering)
    assert aided.rendering_kind == "reading aid, not quotable"
    assert "+964 770 123 4567" in aided.original  # unmasked here, masked on display


def test_the_same_words_are_quoted_once(report):
    assert "One later post repeats the same words." in prose(report)
    assert len([q for q in blocks(report, Quotation) if "سرايا الفجر" in q.original]) == 1


def test_every_figure_has_its_twin(report):
    figures = blocks(report, Figure)
    assert [figure.name for figure in figures] == ["activity", "timeline"]
    assert all(figure.twin.rows for figure in figures)
    activity = figures[0]
    assert sum(v["posts"] for v in activity.spec["data"]["values"]) == 34


def test_a_limit_with_a_figure_is_a_sentence_with_a_ground(report):
    assert any("Pictures of 12 posts" in s.text for p in blocks(report, Paragraph) for s in p.sentences)
    assert not any("12" in caveat.text for caveat in blocks(report, Caveat))


def test_news_without_actors_says_so_in_one_sentence():
    quiet = table(post(LANTERN, n, n, f"Browser update number {n}", "en") for n in range(1, 40))
    thin = material(posts=quiet, **NOTHING)
    brief = compose(thin)
    check(brief, thin)
    assert "No claim, no threat and no finding above the lowest level was recognised in them." in prose(brief)
    assert not {"Claims", "Threats", "Findings", "Who said what", "Named most often"} & set(titles(brief))
    assert brief.title.endswith("No Claim or Threat Recognised")


def test_an_empty_period_still_makes_a_brief():
    empty = material(posts=table([]), **NOTHING)
    brief = compose(empty)
    check(brief, empty)
    assert brief.title == "No Posts in Evidence"
    assert "No post of the watched channels is in evidence" in prose(brief)


def test_posts_without_readings_are_no_obstacle():
    bare = table(
        [{**post(LANTERN, 1, 1, "words", ""), "statements": None, "mentions": None, "language": None, "text": None}]
    )
    thin = material(posts=bare, **NOTHING)
    check(compose(thin), thin)


def test_what_lies_outside_the_period_is_counted_and_not_cited(material):
    far = replace(material.findings[0], posts=("telegram:elsewhere/9",), reasons=())
    changed = replace(material, findings=(far,))
    brief = compose(changed)
    check(brief, changed)
    cited = {g.urn for p in blocks(brief, Paragraph) for s in p.sentences for g in s.grounds if isinstance(g, Citation)}
    assert "telegram:elsewhere/9" not in cited


def test_many_posts_make_a_choice_and_the_brief_says_so():
    words = "لن يطول الانتظار رقم {}"
    many = [post(s, n, n / 9, words.format(f"{s[9]}{n}"), statements=[statement("threat", words.format(f"{s[9]}{n}"), "لن")]) for s in (MINARET, LANTERN) for n in range(1, 200)]  # fmt: skip # noqa: E501
    crowd = material(posts=table(many), **NOTHING)
    brief = compose(crowd)
    check(brief, crowd)
    quotations = blocks(brief, Quotation)
    assert len(quotations) == QUOTED
    assert {q.source for q in quotations} == {MINARET, LANTERN}
    assert "386 others are left out" in prose(brief)
    assert "398 posts hold a recognised statement; none of them stands in the ledgers" in prose(brief)


def test_a_long_post_is_cut_at_a_word_and_says_so():
    text = "كلمة أخرى " * 300 + "لن يطول الانتظار"
    long = table([post(MINARET, 1, 1, text, statements=[statement("threat", text, "لن يطول الانتظار")])])
    cut = material(posts=long, **NOTHING)
    brief = compose(cut)
    check(brief, cut)
    quotation = blocks(brief, Quotation)[0]
    assert quotation.original == "لن يطول الانتظار"
    assert "a part is quoted" in prose(brief)


@pytest.mark.parametrize("level", list(Level))
def test_low_findings_stay_out(level, material):
    finding = Finding("burst-1", FindingKind.BURST, "x posted much", level, ("x",), (f"{MINARET}/1",), (), BaseRate(None, 0, ""), "m", "1")  # fmt: skip # noqa: E501
    brief = compose(replace(material, findings=(finding,)))
    assert ("Burst of posts: \u2068x\u2069" in titles(brief)) is (level is not Level.LOW)


def test_the_same_material_gives_the_same_document(report, material):
    assert compose(material) == report
