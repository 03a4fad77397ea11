"""Each offence is caught, and all of them at once."""

from dataclasses import replace

import pytest
from brief_material import MINARET

from marsad.records.errors import CannotRun
from marsad.records.report import Caveat, Cell, Citation, Count, Figure, Paragraph, Quotation, Section, Sentence, Table
from marsad.report import Ungrounded, WordingError, check
from marsad.report.display import quoted

COUNT = (Count("ab12", "posts"),)
CITED = (Citation(f"{MINARET}/1"),)


def with_block(report, block, title="More"):
    return replace(report, sections=(*report.sections, Section(title, (block,))))


def said(text, grounds=COUNT):
    return Paragraph((Sentence(text, grounds),))


def table(cell, caption=COUNT):
    return Table(Sentence("A caption.", caption), ("Head",), ((cell,),))


@pytest.mark.parametrize(
    ("block", "why"),
    [
        (said("There are 12 of them.", ()), "stands on nothing"),
        (said("There is one.", ()), "stands on nothing"),
        (table(Cell("12")), "a figure without a ground"),
        (table(Cell("none"), ()), "stands on nothing"),
        (Table(Sentence("A caption.", COUNT), ("A", "B"), ((Cell("x"),),)), "1 cells under 2 heads"),
        (said("So he said.", (Citation("telegram:none/1"),)), "no such post or revision"),
        (said("So he said.", (Citation(f"{MINARET}/1", 7),)), "no such post or revision"),
        (said("So he said.", (Citation(f"{MINARET}/1", 1, 3, 9999),)), "outside its text"),
        (said(f"He wrote {quoted('what he never wrote')}.", CITED), "stand in none of the posts"),
        (Caveat("It missed 3 posts."), "may hold no figure"),
        (Caveat("It missed “this”."), "no quotation"),
        (Figure("f", Sentence("A figure.", COUNT), {}, Table(Sentence("x.", COUNT), ("A",), ())), "no table twin"),
    ],
)
def test_what_points_nowhere_does_not_build(report, material, block, why):
    with pytest.raises(Ungrounded, match=why):
        check(with_block(report, block), material)


@pytest.mark.parametrize("title", ["Seven Hundred and 731 Posts", "99 of Them"])
def test_a_number_in_a_heading_must_stand_below_it(report, material, title):
    with pytest.raises(Ungrounded, match="stands nowhere in the text"):
        check(with_block(report, said("Nothing of the kind."), title), material)
    with pytest.raises(Ungrounded, match="stands nowhere in the text"):
        check(replace(report, title="731 Posts"), material)


@pytest.mark.parametrize("changed", [{"original": "غير ذلك"}, {"citation": Citation(f"{MINARET}/1", 1, 0, 5)}])
def test_a_quotation_is_what_the_span_says(report, material, changed):
    quotation = next(b for s in report.sections for b in s.blocks if isinstance(b, Quotation) and b.citation.urn == f"{MINARET}/1")  # fmt: skip # noqa: E501
    with pytest.raises(Ungrounded, match="not what the cited span says"):
        check(with_block(report, replace(quotation, **changed)), material)


@pytest.mark.parametrize(
    "text",
    [
        "The post was deleted.",
        "This proves it.",
        "It means that an attack is near.",
        "The group is responsible for it.",
        "The attack was committed by them.",
        "It is certainly so.",
        "We judge with high confidence that an attack is likely.",
        "It is almost certain; confidence is moderate.",
    ],
)
def test_wording_that_no_assessment_may_use(report, material, text):
    with pytest.raises(WordingError):
        check(with_block(report, said(text)), material)
    with pytest.raises(WordingError):
        check(replace(report, title=text), material)


@pytest.mark.parametrize(
    "text", ["An attack is likely.", "We have high confidence in the source.", "An uncertain, unlikely thing."]
)
def test_wording_that_it_may(report, material, text):
    check(with_block(report, said(text)), material)


def test_what_a_source_says_is_its_own_affair(report, material):
    check(with_block(report, said("The channel \u2068Proof that it was deleted\u2069 was read.")), material)


def test_every_offence_is_listed_at_once(report, material):
    bad = with_block(with_block(report, said("One.", ())), said("It proves all.", ()))
    with pytest.raises(Ungrounded) as caught:
        check(bad, material)
    assert len(caught.value.offences) == 3
    assert isinstance(caught.value, CannotRun)
