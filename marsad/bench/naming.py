"""An index of names asked one by one: made names over the words of the shipped lexicon and of the given-name table,
with spellings, other scripts and names that are not there among the questions.
"""

from __future__ import annotations

import random
import statistics
import time
from typing import Any

from marsad.flow.sounding import heads
from marsad.lexicon import Section, load_lexicon
from marsad.text.names import Glosses, Index, head_words
from marsad.text.transliteration import transliterate

_WARM = 20


def measure(names: int, queries: int, seed: int = 11) -> list[dict[str, Any]]:
    """One row: seconds to build the index, p50 and p99 in milliseconds over ``queries`` names, how many names stand
    first for their own other spelling.
    """
    rng = random.Random(seed)  # noqa: S311 - a benchmark's choice of words
    lexicon = load_lexicon()
    known = [form for section in (Section.ACTORS, Section.PLACES) for e in lexicon.of(section) for form in e.forms()]
    words = sorted({word for form in known for word in form.split() if len(word) > 2})
    made = dict.fromkeys(" ".join(rng.sample(words, rng.choice((2, 3, 3, 4)))) for _ in range(names - len(known)))
    forms = [*known, *made][:names]
    began = time.perf_counter()
    index = Index(forms, heads=head_words(heads(lexicon)), glosses=Glosses(lexicon.glosses))
    built = time.perf_counter() - began
    index.settle()
    asked = [_respelled(form, rng) for form in rng.sample(forms, queries + _WARM)]
    took, first = [], 0
    for place, (form, question) in enumerate(asked):
        start = time.perf_counter()
        found = index.resolve(question)
        if place >= _WARM:
            took.append((time.perf_counter() - start) * 1000)
            first += bool(found) and found[0].id == form
    cuts = statistics.quantiles(took, n=100)
    return [
        {
            "name": "names",
            "variant": "marsad",
            "posts_per_second": None,
            "p50_ms": round(statistics.median(took), 2),
            "p99_ms": round(cuts[98], 2),
            "peak_mb": None,
            "n": len(forms),
            "queries": queries,
            "build_seconds": round(built, 2),
            "first": round(first / queries, 3),
        }
    ]


def _respelled(form: str, rng: random.Random) -> tuple[str, str]:
    """A name as somebody else writes it: in Latin letters, or with one letter left out."""
    other = transliterate(form)
    if other != form:
        return form, other
    place = rng.randrange(1, len(form))
    return form, form[:place] + form[place + 1 :]
