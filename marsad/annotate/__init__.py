"""Posts in, their readings out: language, who and where and with what, dates, and what is being said.

One batch at a time, as columns, never editing a post. The batch's texts are folded and joined into one string
(:class:`marsad.text.columns.FoldedColumn`), one automaton pass finds every name and cue of the lexicon in it, and all
that follows is arithmetic on the hits: boundaries, overlaps, sentences, slots.
"""

from __future__ import annotations

from marsad.annotate.reader import Annotator

__all__ = ["Annotator"]
