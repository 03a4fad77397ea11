"""Verses planted in ordinary sentences, with seven kinds of spelling noise: the seeded set that finding scripture is
measured on. Written apart from the finder; nothing in it is kept, for the verse text may not be changed in a copy.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.text.scripture import SURAS, Passage, read_verses

_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_LONG_A = re.compile("\u064e?ا(?=[لكمنبتره][\u064b-\u0652])")
_BASMALA_WORDS = 4
_LONG, _SHORTEST, _LONGEST_CUT = 12, 6, 12
_INVENTED = """افتتح مركز البيان مكتبة صغيرة في حي الزيتون أمس
قال مدير نادي السفينة إن المباراة تأجلت إلى يوم الخميس بسبب المطر
وصلت الشاحنات إلى سوق الواحة قبل الفجر وبدأ الباعة عملهم كالمعتاد
تستمر أعمال صيانة الجسر القديم في بلدة نوران حتى نهاية الشهر
نشرت جمعية المرفأ صورا من رحلتها إلى جزيرة الصدف
اجتمع أعضاء مجلس البلدية لمناقشة أسعار الماء والكهرباء
هذه كلمتنا إلى كل من سأل عن موعد المعرض المقبل
لا تنسوا الاشتراك في القناة ومشاركة المنشور مع الأصدقاء
ارتفعت درجات الحرارة في مدن الساحل ثلاث درجات عن معدلها
أعلنت مدرسة النجم أسماء الفائزين في مسابقة القصة القصيرة"""
_CUES = ("قال تعالى: ", "يقول الله عز وجل: ", "وفي القرآن الكريم: ")


@dataclass(frozen=True, slots=True)
class Planted:
    """A text, the verses in it (``sura:aya`` in order; each with all that read the same), their span, and the noise."""

    text: str
    ids: tuple[frozenset[str], ...]
    start: int
    end: int
    noise: str


def ordinary(data: Path) -> list[str]:
    """Ordinary Arabic: posts on a war and translations into Arabic, sentence pairs, and invented notices."""
    found = _INVENTED.splitlines()
    posts, pairs = data / "conflict_posts" / "fignews_sample.tsv", data / "parallel" / "tatoeba_ara_eng.tsv"
    if posts.exists():
        with posts.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.append(row["Text"] if row["Source Language"] == "Arabic" else row["Arabic MT"])
    if pairs.exists():
        found += [line.split("\t")[1] for line in pairs.read_text("utf-8").splitlines() if "\t" in line]
    return [text.strip() for text in found if text and text.strip()]


def plain(text: str, _: random.Random) -> str:
    """Without vowel signs."""
    return _SIGNS.sub("", text)


def hurried(text: str, _: random.Random) -> str:
    """Without hamza on its seats, ``ه`` for ``ة``, ``ي`` for ``ى``."""
    return plain(text, _).translate(str.maketrans("أإآؤئىة", "اااوييه", "ء"))


def uthmani(text: str, _: random.Random) -> str:
    """As the Uthmani text writes: alif wasla, dagger alifs, hamza on the line, the vocative written together."""
    text = re.sub(
        "\u064e?ا(?=[\u0644\u0643\u0645\u0646\u0628\u062a\u0631\u0647][\u064b-\u0652])", "\u064e\u0640\u0670", text
    )
    text = re.sub(r"(?<!\S)يَا أَ", "يَـٰٓأَ", text)
    text = re.sub(r"(?<!\S)ا(?=ل)", "ٱ", text).replace("آ", "ءَا").replace("الصَّلَاة", "ٱلصَّلَوٰة")
    return text.replace("\u0652", "\u06e1") + " \u06d6"


def persian(text: str, rng: random.Random) -> str:
    """With Persian letters, tatweel in some words, or presentation forms of lam-alif."""
    text = plain(text, rng).translate(str.maketrans("يكىه", "یکیہ" if rng.random() < 0.3 else "یکیه"))
    text = text.replace("لا", "ﻻ")
    return " ".join(w[:2] + "ـ" * 3 + w[2:] if len(w) > 4 and rng.random() < 0.3 else w for w in text.split(" "))


def dropped(text: str, rng: random.Random) -> str:
    """A word left out, or one doubled."""
    listed = plain(text, rng).split()
    at = rng.randrange(1, max(len(listed) - 1, 2))
    if len(listed) > 4 and rng.random() < 0.5:
        del listed[at]
    else:
        listed.insert(at, listed[min(at, len(listed) - 1)])
    return " ".join(listed)


def wrong(text: str, rng: random.Random) -> str:
    """One wrong word, or two words with a wrong letter."""
    listed = hurried(text, rng).split()
    if len(listed) > 4 and rng.random() < 0.5:
        listed[rng.randrange(len(listed))] = rng.choice("الكتاب ذلك صديقنا يومئذ عندهم قالت".split())
    else:
        for at in rng.sample(range(len(listed)), min(2, max(1, len(listed) // 4))):
            word = listed[at]
            place = rng.randrange(len(word))
            listed[at] = word[:place] + rng.choice("ضظذزطتسشقكعغ") + word[place + 1 :]
    return " ".join(listed)


def broken(text: str, rng: random.Random) -> str:
    """An ellipsis in the middle of a long verse, or marks and line ends between words of a short one."""
    listed = plain(text, rng).split()
    if len(listed) > 11:
        at = rng.randrange(4, len(listed) - 6)
        return " ".join([*listed[:at], "..." if rng.random() < 0.5 else "…", *listed[at + 2 :]])
    return "".join(word + rng.choice((" ", " ", "، ", "\n", " * ")) for word in listed).strip()


NOISES: dict[str, Callable[[str, random.Random], str]] = {
    "plain": plain, "hurried": hurried, "uthmani": uthmani, "persian": persian, "dropped or doubled": dropped,
    "one wrong": wrong, "broken": broken,
}  # fmt: skip


def planted(data: Path, count: int, seed: int, *, half: int) -> Iterator[Planted]:
    """``count`` texts with verses of one half of the Qur'an (0: tuned on, 1: held out), all of two words or more."""
    verses = read_verses((data / "quran" / "quran-simple.txt").read_text("utf-8")).verses
    bodies = [_body(verse) for verse in verses]
    alike: dict[str, set[str]] = {}
    for verse, body in zip(verses, bodies, strict=True):
        alike.setdefault(body, set()).add(verse.id)
    mine = [n for n in range(len(verses)) if _half(verses[n]) == half and len(bodies[n].split()) > 1]
    sentences, rng = ordinary(data), random.Random(seed)  # noqa: S311 - a seeded set
    for number in range(count):
        name, noise = list(NOISES.items())[number % len(NOISES)]
        at = rng.choice(mine)
        run = [at]
        while rng.random() < 0.2 and len(run) < 4 and _follows(verses, run[-1]):
            run.append(run[-1] + 1)
        listed = [bodies[n] for n in run]
        if len(run) == 1 and len(listed[0].split()) > _LONG and rng.random() < 0.5:
            listed = [_cut(listed[0], rng)]
        ids = tuple(frozenset(alike[bodies[n]]) for n in run)
        yield _placed([noise(text, rng) for text in listed], ids, name, verses[at], sentences, rng)


def _body(verse: Passage) -> str:
    listed = verse.text.split()
    opens = verse.id.endswith(":1") and verse.id not in ("1:1", "9:1")
    return " ".join(listed[_BASMALA_WORDS:] if opens else listed)


def _half(verse: Passage) -> int:
    sura, aya = map(int, verse.id.split(":"))
    return (sura * 7919 + aya * 104729) // 13 % 2


def _follows(verses: tuple[Passage, ...], number: int) -> bool:
    return number + 1 < len(verses) and verses[number + 1].group == verses[number].group


def _cut(text: str, rng: random.Random) -> str:
    listed = text.split()
    size = rng.randrange(_SHORTEST, _LONGEST_CUT + 1)
    first = rng.randrange(0, len(listed) - size + 1)
    return " ".join(listed[first : first + size])


def _placed(
    parts: list[str],
    ids: tuple[frozenset[str], ...],
    noise: str,
    verse: Passage,
    sentences: list[str],
    rng: random.Random,
) -> Planted:
    between = rng.choice((" ", "\n", " * ", " (3) ", " ۝ "))
    quoted = between.join(parts)
    before, after = rng.choice(sentences), rng.choice(sentences)
    lead, opening, closing = f"{before} ", "", ""
    if rng.random() < 0.3:
        lead += rng.choice(_CUES)
    if rng.random() < 0.2:
        opening, closing = rng.choice((("﴿", "﴾"), ("{", "}"), ('"', '"')))
    tail = f" [{SURAS[verse.group - 1]}: {verse.id.split(':')[1]}]" if rng.random() < 0.1 else ""
    start = len(lead + opening)
    return Planted(f"{lead}{opening}{quoted}{closing}{tail} {after}", ids, start, start + len(quoted), noise)
