"""Search by sound on a gold list: each form of a name, asked for, must find the posts that hold the others.

The index is a real one, in memory, with a post for each form; no lexicon helps.
"""

from __future__ import annotations

from pathlib import Path

import orjson
import polars as pl
import tantivy

from marsad.archive.finding.index import schema, tokenizers
from marsad.archive.finding.plan import Mode, Named, Planner
from marsad.archive.finding.query import Words, parse
from marsad.archive.finding.vocabulary import Vocabulary
from marsad.text.folding import fold


def sounds(path: Path) -> tuple[int, int, int, int, list[str]]:
    """Forms found, forms that should be, other posts found, queries; and what went wrong, in words."""
    names = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip()]
    forms = [(n, form) for n, name in enumerate(names) for form in name]
    searcher, made = _index([form for _, form in forms])
    vocabulary = Vocabulary.of(searcher)
    found = wanted = false = 0
    notes = []
    for place, (n, form) in enumerate(forms):
        planner = Planner(searcher, made, Mode.SOUND, lambda _: None, lambda _: Named(), vocabulary.forms)
        node = Words(form, quoted=True) if " " in form else parse(form)
        hits = searcher.search(planner.query(node), len(forms)).hits
        rows = {int(row or 0) for row in searcher.fast_field_values("row", [address for _, address in hits])}
        own = {other for other, (m, _) in enumerate(forms) if m == n and other != place}
        found, wanted, false = found + len(rows & own), wanted + len(own), false + len(rows - own - {place})
        notes += [f"{form}: {forms[other][1]} not found" for other in sorted(own - rows)]
        notes += [f"{form}: found {forms[row][1]}" for row in sorted(rows - own - {place})]
    return found, wanted, false, len(forms), notes


def _index(texts: list[str]) -> tuple[tantivy.Searcher, tantivy.Schema]:
    made = schema()
    index = tokenizers(tantivy.Index(made))
    writer = index.writer(heap_size=15_000_000, num_threads=1)
    folded = pl.Series([fold(text).text for text in texts])
    for row, text in enumerate(folded):
        writer.add_json(orjson.dumps({"folded": text, "row": row}).decode())
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index.searcher(), made
