"""Scripture quoted in a text: which verses, where, how surely, and why; formulas of everyday piety told apart.

No verse text is shipped: the caller brings it (:func:`read_verses` for the Tanzil layout) and prepares it once
(:class:`Passages`). The method is that of seed and extend over words whose key leaves out what Uthmani and modern
spelling write differently; see ``docs/text/scripture.md`` for worked examples, floors and figures.

>>> verses = Passages.of([Passage("90:1", 90, "لَا يَضِيعُ السَّرَاجُ الْعَتِيقُ فِي الْوَادِي الْبَعِيدِ")])
>>> [(q.id, q.start, q.end) for q in quotations("وكما قيل: لا يضيع السراج العتيق في الوادي البعيد.", verses)]
[('90:1', 10, 48)]
"""

from __future__ import annotations

from marsad.text.scripture.finding import quotations, quotations_in, quotations_of
from marsad.text.scripture.formulas import FORMULAS, formulas
from marsad.text.scripture.found import Kind, Part, Quotation
from marsad.text.scripture.passages import Passage, Passages
from marsad.text.scripture.phrases import allusions
from marsad.text.scripture.suras import SURAS, Reference, references
from marsad.text.scripture.tanzil import AYAS, VerseText, read_verses

__all__ = [
    "AYAS",
    "FORMULAS",
    "SURAS",
    "Kind",
    "Part",
    "Passage",
    "Passages",
    "Quotation",
    "Reference",
    "VerseText",
    "allusions",
    "formulas",
    "quotations",
    "quotations_in",
    "quotations_of",
    "read_verses",
    "references",
]
