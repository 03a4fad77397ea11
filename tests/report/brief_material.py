"""A small made-up material: invented groups and channels, Arabic and English."""
# ruff: noqa: E501 -- rows of made-up data read better whole

from datetime import UTC, datetime, timedelta

import polars as pl
import pyarrow as pa

from marsad.records.capture import Capture
from marsad.records.finding import BaseRate, Finding, FindingKind, Level, Reason
from marsad.records.harvest import Failed
from marsad.records.ledger import Claim, Followed, Threat
from marsad.records.posts import TIME
from marsad.records.readings import MENTION, STATEMENT
from marsad.records.source import Reliability, Source, SourceKind
from marsad.records.statement import SLOTS, ClaimStatus
from marsad.report import Material

DAY = datetime(2031, 3, 1, tzinfo=UTC)
MINARET, LANTERN = "telegram:minaret_test", "telegram:lantern_test"
NAMES = {
    "actor:dawn": "Companies of the Dawn",
    "actor:river": "River Guards",
    "place:bridge": "the Old Bridge",
    "target:convoy": "supply convoy",
}
THREAT = "إن لم ترحلوا قبل نهاية الشهر فستندمون.\nلن يطول الانتظار"
CLAIM = "بسم الله\nاستهدفت سرايا الفجر رتل الإمداد عند الجسر القديم بعبوة ناسفة.\nللتواصل +964 770 123 4567"
NEWS = "River Guards say a convoy was hit at the Old Bridge, local media report."

SCHEMA = pa.schema(
    [
        ("source", pa.string()), ("urn", pa.string()), ("number", pa.int64()), ("revision", pa.int32()), ("published", TIME),
        ("edited", TIME), ("text", pa.string()), ("language", pa.string()), ("forward_name", pa.string()),
        ("media_kinds", pa.list_(pa.string())), ("capture", pa.string()), ("statements", pa.list_(STATEMENT)), ("mentions", pa.list_(MENTION)),
    ]
)  # fmt: skip
EDITS = {
    "urn": pl.String,
    "revision": pl.Int32,
    "edited": pl.Datetime("ms", "UTC"),
    "capture": pl.String,
    "text": pl.String,
}
ABSENCES = {
    "urn": pl.String,
    "source": pl.String,
    "number": pl.Int64,
    "at": pl.Datetime("ms", "UTC"),
    "capture": pl.String,
}


def statement(kind, text, words, speaker="own", score=0.9):
    start = text.index(words)
    return {
        "kind": kind,
        "speaker": speaker,
        "start": start,
        "end": start + len(words),
        "score": score,
        "method": "pattern",
        **dict.fromkeys(SLOTS),
    }


def mention(kind, ident, text, words):
    start = text.index(words)
    return {"kind": kind, "id": ident, "candidates": [], "start": start, "end": start + len(words), "value": None}


def post(source, number, hours, text, language="ar", statements=(), mentions=(), revision=1, edited=None):
    return {
        "source": source, "urn": f"{source}/{number}", "number": number, "revision": revision,
        "published": DAY + timedelta(hours=hours), "edited": edited, "text": text, "language": language, "forward_name": None,
        "media_kinds": [], "capture": "cap-one", "statements": list(statements), "mentions": list(mentions),
    }  # fmt: skip


def table(posts):
    return pl.from_arrow(pa.Table.from_pylist(list(posts), schema=SCHEMA))


def posts():
    claim_words = CLAIM.split("\n")[1]
    quiet = [post(MINARET, 20 + i, 6 * i, f"صباح الخير {i}") for i in range(30)]
    return [
        *quiet,
        post(MINARET, 1, 3, THREAT, statements=[statement("threat", THREAT, THREAT.split("\n")[0])]),
        post(
            MINARET, 2, 80, CLAIM, revision=2, edited=DAY + timedelta(hours=81),
            statements=[statement("claim", CLAIM, claim_words)], mentions=[mention("actor", "actor:dawn", CLAIM, "سرايا الفجر")],
        ),
        post(LANTERN, 1, 80.2, CLAIM, statements=[statement("claim", CLAIM, claim_words)]),
        post(LANTERN, 2, 90, NEWS, "en", [statement("claim", NEWS, NEWS, "reported", 0.6)], [mention("actor", "actor:river", NEWS, "River Guards")]),
    ]  # fmt: skip


def material(**changes):
    urn = f"{MINARET}/2"
    finding = Finding(
        id="new_name-0123456789ab", kind=FindingKind.NEW_NAME, title="A name not seen before: “سرايا الفجر”, in 2 channels within 1 hour",
        level=Level.HIGH, names=("سرايا الفجر",), posts=(urn, f"{LANTERN}/1"),
        reasons=(Reason("the name is in no lexicon and in no earlier post", (urn,)), Reason("2 channels carry it", (urn, f"{LANTERN}/1"))),
        base_rate=BaseRate(0.04, 250, "new names of this form turned out to be groups in few cases"), method="grammar of names", version="1",
    )  # fmt: skip
    base = {
        "serial": "M-2031-007", "head": "ab12cd34ef56", "since": DAY, "until": DAY + timedelta(days=8), "as_of": DAY + timedelta(days=9),
        "posts": table(posts()),
        "sources": (
            Source(MINARET, 7, ("منارة التجربة",), "public_channel", SourceKind.MOUTHPIECE, "actor:dawn", Reliability.D),
            Source(LANTERN, 8, ("Lantern News (test)",), "public_channel", SourceKind.NEWS, None, Reliability.C),
        ),
        "captures": {"cap-one": Capture("cap-one", MINARET, DAY + timedelta(days=9), "result.json", None, "export", "Telegram Desktop", "5e" * 32, 1234, "desk")},
        "claims": (
            Claim("claim-1", ClaimStatus.UNCORROBORATED, "actor:dawn", "target:convoy", "place:bridge", None, "2031-03-04/day",
                  {"date": ("2031-03-04/day", "2031-03-05/day")}, urn, DAY + timedelta(hours=80), (urn, f"{LANTERN}/1")),
            Claim("claim-2", ClaimStatus.UNCORROBORATED, "actor:river", None, None, None, None, {}, f"{LANTERN}/2", DAY + timedelta(hours=90), (f"{LANTERN}/2",)),
        ),
        "threats": (Threat("threat-1", "actor:dawn", None, "target:convoy", None, f"{MINARET}/1", DAY + timedelta(hours=3), (Followed("claim-1", 77.0, ("target",)),)),),
        "findings": (finding,),
        "edits": pl.DataFrame([{"urn": urn, "revision": 1, "edited": None, "capture": "cap-one", "text": CLAIM.replace("الجسر القديم", "الجسر الجديد")}], schema=EDITS),
        "absences": pl.DataFrame([{"urn": f"{MINARET}/21", "source": MINARET, "number": 21, "at": DAY + timedelta(days=9), "capture": "cap-one"}], schema=ABSENCES),
        "failed": (Failed("result.json", "message 12", "no date"),), "skipped": (),
        "uncovered": ("No translation engine is configured; reading aids stand beside originals.", "Pictures of 12 posts were not read."),
        "names": lambda ident: NAMES.get(ident, ident), "aid": lambda u: "the dawn companies struck the supply column" if u == urn else "",
        "url": lambda u: "https://t.me/" + u.partition(":")[2], "mask": lambda text: text.replace("+964 770 123 4567", "+••• ••• ••• ••••"),
    }  # fmt: skip
    return Material(**{**base, **changes})
