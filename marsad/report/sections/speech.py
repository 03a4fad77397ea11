"""Who said what: chosen posts in the original, with the reading aid beside them."""

from __future__ import annotations

from marsad.records.report import Block, Citation, Paragraph, Quotation, RenderingKind, Section, Sentence
from marsad.records.translation import Origin
from marsad.report.display import clip, counted, day, minute, opening
from marsad.report.selection import Chosen, Selection, select
from marsad.report.shelf import Posting, Shelf
from marsad.report.statements import chief, noun

WHOLE = 900
"""Characters up to which a post is quoted whole; longer ones are cut, and say so."""


def sections(shelf: Shelf) -> tuple[Section, ...]:
    """One heading, and under it a part for each channel that is quoted; nothing where nothing calls for quotation."""
    selection = select(shelf)
    if not selection.chosen:
        return ()
    by_source: dict[str, list[Chosen]] = {}
    for chosen in selection.chosen:
        by_source.setdefault(chosen.post.source, []).append(chosen)
    parts = tuple(
        Section(shelf.channel(source), tuple(block for c in group for block in _blocks(shelf, c)), 3)
        for source, group in by_source.items()
    )
    return (Section("Who said what", (_rule(shelf, selection),)), *parts)


def _rule(shelf: Shelf, selection: Selection) -> Paragraph:
    quoted, of = len(selection.chosen), selection.considered
    ground = shelf.count("posts with a recognised statement or a finding above the lowest level")
    repeats = sum(len(c.copies) for c in selection.chosen)
    left = of - quoted - repeats
    text = f"Quoted here {'is' if quoted == 1 else 'are'} {counted(quoted, 'post')} of {of:,}"
    text += " that hold a recognised statement or stand for a finding"
    if left:
        also = f"{counted(repeats, 'post repeats', 'posts repeat')} their words, and " if repeats else ""
        text += f"; {also}{counted(left, 'other is', 'others are')} left out"
    elif of > quoted:
        text += "; the others repeat them"
    return Paragraph((Sentence(text + ".", ground),))


def _blocks(shelf: Shelf, chosen: Chosen) -> tuple[Block, ...]:
    post = chosen.post
    statement = chief(post)
    what = f"{noun(statement)}" if statement else "a post that belongs to a finding"
    sentences = [Sentence(f"On {day(post.published)} the channel published {what}.", shelf.cite([post.urn]))]
    if post.edited and post.revision > 1:
        text = f"It is quoted as edited by {minute(post.edited)}; the earlier wording stands under edits."
        sentences.append(Sentence(text, shelf.cite([post.urn])))
    if chosen.copies:
        verb = "repeats" if len(chosen.copies) == 1 else "repeat"
        sentences.append(
            Sentence(f"{opening(len(chosen.copies), 'later post')} {verb} the same words.", shelf.cite(chosen.copies))
        )
    quotation, cut = quote(shelf, post)
    if cut:
        sentences.append(
            Sentence(f"The post has {len(post.text):,} characters; a part is quoted.", shelf.cite([post.urn]))
        )
    return (Paragraph(tuple(sentences)), quotation)


def quote(shelf: Shelf, post: Posting) -> tuple[Quotation, bool]:
    """The post as a quotation, and whether it was cut."""
    start, end = _span(post)
    whole = (start, end) == (0, len(post.text))
    citation = Citation(post.urn, post.revision) if whole else Citation(post.urn, post.revision, start, end)
    if (translation := shelf.material.translations.get((post.urn, post.revision))) is not None and translation.quotable:
        parts = [s.text for s in translation.segments if s.end > start and s.start < end]
        by = translation.by if translation.origin is Origin.MACHINE else ""
        if translation.doubts:
            by = f"{by or 'a person'}; doubts of the checks stand, the signer says why in the desk"
        said = shelf.material.mask("\n".join(parts))
        signed = (said, RenderingKind.SIGNED, by)
        return Quotation(citation, post.text[start:end], post.language, post.source, post.published, *signed), not whole
    aid = shelf.material.mask(shelf.material.aid(post.urn)).strip()
    if aid and not whole:
        aid = _part(aid, start / len(post.text), end / len(post.text))
    kind = RenderingKind.READING_AID if aid else RenderingKind.NONE
    return Quotation(citation, post.text[start:end], post.language, post.source, post.published, aid, kind), not whole


def _span(post: Posting) -> tuple[int, int]:
    """The whole of a short post; of a long one its beginning, or its chief statement where that lies beyond."""
    text = post.text
    if len(text) <= WHOLE:
        return 0, len(text)
    statement = chief(post)
    start = statement["start"] if statement and statement["end"] > WHOLE else 0
    end = min(len(text), start + WHOLE)
    stop = max(text.rfind(mark, start + WHOLE // 2, end) for mark in ("\n", ". ", "! ", "\u061f ", " "))
    return start, (stop + 1 if stop > start and end < len(text) else end)


def _part(aid: str, first: float, last: float) -> str:
    """About the same part of the aid, at word boundaries."""
    start, end = int(len(aid) * first), int(len(aid) * last)
    head = aid[start:].partition(" ")[2] if start else aid
    return ("\u2026 " if start else "") + clip(head, max(40, end - start)) if head else clip(aid, WHOLE)
