"""Near-copies on synthetic edits: what is found, and what is left alone."""

import random

import polars as pl
import pytest

from marsad.detect.copies import joined, near_copies, plain_words
from tests.detect.making import sign

WORDS = [f"كلمة{n}" for n in range(4000)]


def edited(words: list[str], share: float, rng: random.Random) -> list[str]:
    out = list(words)
    for _ in range(max(1, round(share * len(words)))):
        place = rng.randrange(len(out))
        match rng.randrange(3):
            case 0:
                out.insert(place, rng.choice(WORDS))
            case 1 if len(out) > 8:
                del out[place]
            case _:
                out[place] = rng.choice(WORDS)
    return out


def pairs_of(texts: list[str]) -> set[tuple[int, int]]:
    found = near_copies(pl.DataFrame({"text": texts, "bands": pl.Series(sign(texts), dtype=pl.List(pl.UInt32))}))
    return set(found.select("a", "b").rows())


def test_edited_copies_are_found_and_others_are_not():
    rng = random.Random(7)
    texts, planted = [], set()
    for _ in range(1200):
        words = rng.choices(WORDS, k=rng.randrange(15, 60))
        planted.add((len(texts), len(texts) + 1))
        texts += [" ".join(words), " ".join(edited(words, 0.06, rng))]
    texts += [" ".join(rng.choices(WORDS, k=30)) for _ in range(2000)]
    found = pairs_of(texts)
    assert len(found & planted) / len(planted) >= 0.93
    assert len(found & planted) / len(found) >= 0.99


def test_a_third_of_the_words_changed_is_no_copy():
    rng = random.Random(8)
    texts = []
    for _ in range(200):
        words = rng.choices(WORDS, k=30)
        texts += [" ".join(words), " ".join(edited(words, 0.5, rng))]
    assert len(pairs_of(texts)) <= 2


def test_a_header_and_a_signature_do_not_hide_a_copy():
    body = " ".join(WORDS[:20])
    assert (0, 1) in pairs_of([body, f"{body} {' '.join(WORDS[30:36])}"])


def test_thousands_of_equal_texts_cost_few_pairs():
    found = pairs_of([" ".join(WORDS[:12])] * 3000)
    assert len(found) <= 3 * 3000
    frame = pl.DataFrame([{"a": a, "b": b} for a, b in found])
    assert [len(group) for group in joined(frame)] == [3000]


def test_links_handles_hashtags_and_opening_formulas_are_no_words():
    text = "بسم الله الرحمن الرحيم عاجل كلمة أولى https://t.me/x/1 @channel #وسم_هنا"
    assert plain_words(pl.Series([text])).to_list() == [["كلمه", "اولي"]]


@pytest.mark.parametrize("texts", [[], [""], [None, "قصير"]])
def test_nothing_to_compare(texts):
    bands = pl.Series([[0] * 16 for _ in texts], dtype=pl.List(pl.UInt32))
    assert near_copies(pl.DataFrame({"text": pl.Series(texts, dtype=pl.String), "bands": bands})).is_empty()
