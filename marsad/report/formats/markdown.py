"""The document as pandoc's Markdown, with real footnotes; the other formats are made from it.

The reader of this Markdown needs no raw HTML, no TeX and no citations, so :data:`READER` has them off: a second wall
behind the escaping of :mod:`marsad.report.formats.escape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.records.report import (
    Block,
    Caveat,
    Cell,
    Citation,
    Figure,
    Ground,
    Paragraph,
    Quotation,
    RenderingKind,
    Report,
    Section,
    Sentence,
    Table,
)
from marsad.report.display import day, isolate, minute
from marsad.report.formats.charts import svg
from marsad.report.formats.escape import direction, inline, paragraphs
from marsad.report.notes import Key, Note, key, notes_of
from marsad.report.shelf import Shelf

READER = (
    "markdown-smart-raw_html-raw_tex-raw_attribute-tex_math_dollars-citations-example_lists-yaml_metadata_block"
    "-latex_macros-markdown_in_html_blocks-native_divs-native_spans-auto_identifiers-startnum-fancy_lists-abbreviations"
)
_NUMERIC = re.compile(r"[\d,.\u2066-\u2069 ]+|none")
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")


def write(report: Report, shelf: Shelf, path: Path) -> None:
    """The whole document, its charts as SVG files beside it."""
    charts = {figure.name: f"{path.stem}-{figure.name}.svg" for figure in figures(report)}
    text = f"{head(report)}\n{body(report, shelf, charts)}"
    for figure in figures(report):
        (path.parent / charts[figure.name]).write_text(svg(figure), encoding="utf-8")
    path.write_text(text, encoding="utf-8")


def figures(report: Report) -> Iterator[Figure]:
    """Every figure of the document."""
    return (block for section in report.sections for block in section.blocks if isinstance(block, Figure))


def dateline(report: Report) -> tuple[tuple[str, str], ...]:
    """What stands under the headline: label and value."""
    return (
        ("Period", f"{day(report.since)} to {day(report.until)}"),
        ("As of", minute(report.as_of)),
        ("Serial", report.serial),
        ("Evidence head", report.head),
        ("Marking", str(report.marking)),
    )


def head(report: Report) -> str:
    """Headline and dateline."""
    lines = "\\\n".join(f"{label}: {inline(isolate(value))}" for label, value in dateline(report))
    return f"# {inline(report.title)}\n\n{lines}\n"


def body(report: Report, shelf: Shelf, charts: dict[str, str]) -> str:
    """Everything below the dateline; ``charts`` says which file shows which figure."""
    page = Page(notes_of(report, shelf), shelf, charts)
    sections = "\n\n".join(page.section(section) for section in report.sections)
    return f"{sections}\n\n{page.footnotes()}\n"


class Page:
    """Turns blocks into Markdown while the notes are at hand."""

    def __init__(self, notes: dict[Key, Note], shelf: Shelf, charts: dict[str, str]) -> None:
        self.notes, self.shelf, self.charts = notes, shelf, charts

    def section(self, section: Section) -> str:
        """A heading and its blocks."""
        following = (*section.blocks[1:], None)
        blocks = (self.introducing(b, after) for b, after in zip(section.blocks, following, strict=True))
        return "\n\n".join([f"{'#' * section.level} {inline(section.title)}", *blocks])

    def introducing(self, block: Block, after: Block | None) -> str:
        """A block; what introduces a quotation stays on its page."""
        made = self.block(block)
        return _div("intro", made) if isinstance(block, Paragraph) and isinstance(after, Quotation) else made

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Paragraph(sentences):
                following = (*(sentence.grounds for sentence in sentences[1:]), None)
                return " ".join(
                    # neighbours on the same ground share the mark behind the last of them
                    inline(s.text) if s.grounds == after else self.sentence(s)
                    for s, after in zip(sentences, following, strict=True)
                )
            case Quotation():
                return self.quotation(block)
            case Table():
                return self.table(block)
            case Figure(name=name, caption=caption, twin=twin):
                chart = f"![{self.sentence(caption)}]({self.charts[name]}){{.chart}}"
                return f"{chart}\n\n{_div('twin', self.table(twin))}"
            case Caveat(text):
                return _div("caveat", inline(text))

    def sentence(self, sentence: Sentence) -> str:
        """A sentence and the marks of its notes."""
        return inline(sentence.text) + self.marks(sentence.grounds)

    def marks(self, grounds: Iterable[Ground]) -> str:
        """``[^1][^2]``, each note once."""
        return "".join(dict.fromkeys(f"[^{self.notes[key(g)].number}]" for g in grounds))

    def quotation(self, block: Quotation) -> str:
        """Original and rendering side by side, and under them whose words these are and what the rendering is."""
        original = paragraphs(self.shelf.masked(block.citation))
        lang = block.language if _LANGUAGE.match(block.language or "") else "und"
        parts = [_div(f"original lang={lang} dir={direction(block.original)}", original)]
        if block.rendering:
            parts.append(_div("rendering lang=en", paragraphs(block.rendering)))
        where = f"{inline(self.shelf.channel(block.source))}, {minute(block.published)}{self.marks([block.citation])}"
        unread = lang != "en" and block.rendering_kind is RenderingKind.NONE
        what = block.rendering_kind.capitalize()
        if block.rendered_by:
            what = f"{what}; made by {inline(self.shelf.outside(block.rendered_by))}"
        kind = f" [{what}]{{.kind}}" if block.rendering or unread else ""
        parts.append(_div("source", where + kind))
        return _div("quotation" if block.rendering else "quotation .alone", "\n\n".join(parts), "::::")

    def table(self, table: Table) -> str:
        """A pipe table; widths follow the longest words and cells, figures stand to the right."""
        rows = [[self.cell(cell) for cell in row] for row in table.rows]
        columns = [[row[i].text for row in table.rows] for i in range(len(table.head))]
        rule = "|".join(_rule(name, texts) for name, texts in zip(table.head, columns, strict=True))
        lines = [" | ".join(inline(name) for name in table.head), rule, *(" | ".join(row) for row in rows)]
        return (
            "\n".join(f"| {text} |" if text != rule else f"|{text}|" for text in lines)
            + f"\n\n: {self.sentence(table.caption)}"
        )

    def cell(self, cell: Cell) -> str:
        """A cell on one line; its counts are its caption's and get no mark."""
        return inline(" ".join(cell.text.split())) + self.marks(g for g in cell.grounds if isinstance(g, Citation))

    def footnotes(self) -> str:
        """All notes, in order."""
        return "\n\n".join(f"[^{note.number}]: {inline(note.text)}" for note in self.notes.values())


def _div(attributes: str, content: str, fence: str = ":::") -> str:
    return f"{fence} {{.{attributes}}}\n{content}\n{fence}"


def _rule(name: str, texts: list[str]) -> str:
    plain = [re.sub("[\u2066-\u2069]", "", text) for text in (name, *texts)]
    word = max((len(word) for text in plain for word in text.split()), default=3)
    width = max(3, min(20, word), min(40, sum(map(len, plain)) // len(plain)))
    right = bool(texts) and all(_NUMERIC.fullmatch(text) for text in texts)
    return "-" * (width + 2) + (":" if right else "-")
