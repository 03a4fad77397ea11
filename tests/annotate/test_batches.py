"""A batch is read as its posts would be alone, whatever stands beside them."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.annotate import Annotator
from marsad.records.readings import READINGS

from .conftest import frame

TEXTS = [
    "",
    "صباح الخير",
    "قصفنا قاعدة عين الأسد بالصواريخ فجر اليوم",
    "أعلنت سرايا البحر الأزرق مسؤوليتها عن الهجوم\nبيان رقم 1",
    "We struck the base. They deny it.",
    "إذا تدخلوا سنستهدف قاعدة حرير خلال يومين",
    "ﷺ كَتَائِبُ \u200f حزب الله",
    "🙂" * 5,
    "اگر حمله کنند پاسخ خواهیم داد",
]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=9))
def test_a_batch_reads_like_its_posts(annotator: Annotator, texts: list[str]):
    together = pl.DataFrame(annotator.annotate(frame(texts, "telegram:sakhr")))
    alone = [pl.DataFrame(annotator.annotate(frame([text], "telegram:sakhr"))) for text in texts]
    columns = [name for name in READINGS.names if name != "urn"]
    assert together.select(columns).equals(pl.concat(alone).select(columns))


def test_near_copies_share_bands_and_others_do_not(annotator: Annotator):
    base = "خرج الأهالي صباح اليوم إلى السوق القديم لشراء حاجات العيد رغم المطر الغزير في المدينة"
    texts = [
        base,
        base.replace("القديم", "الجديد"),
        "انقطعت الكهرباء عن الحي الشرقي منذ مساء أمس ولم تعد حتى الآن يا جماعة",
    ]
    bands = pl.DataFrame(annotator.annotate(frame(texts, "telegram:crowd")))["bands"].to_list()
    shared = [sum(a == b for a, b in zip(bands[0], other, strict=True)) for other in bands[1:]]
    assert shared[0] > 0
    assert shared[1] == 0


def test_signatures_are_the_same_everywhere(annotator: Annotator):
    """Pinned: another value would make signatures kept on disk incomparable; raise the annotator's version then."""
    row = pl.DataFrame(annotator.annotate(frame(["one two three four five six seven"], "telegram:crowd")))
    assert row["bands"].to_list()[0][:3] == PINNED


PINNED = [420079192, 540966862, 504385154]
