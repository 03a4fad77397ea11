"""A name as words that can be compared: folded, without articles, titles, descriptions and legal forms, compounds
made one way.

``Abd al-Rahman``, ``Abdulrahman`` and ``عبد الرحمن`` come out alike, as do ``Hizballah``, ``Hizb Allah`` and ``حزب
الله``; ``Abu Ali al-Askari the military spokesman`` is ``Abu Ali al-Askari``, and ``Bowne G.m.b.H.`` is ``Bowne``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.text.folding import fold
from marsad.text.names.alphabets import comparable
from marsad.text.names.compounds import bare, last, servant, split, unjoined
from marsad.text.names.given import given
from marsad.text.names.titles import HOLY, HONOURED, HONOURS, TITLES, undescribed

__all__ = ["ARTICLES", "ASSIMILATED", "HONOURS", "LEGAL", "PARTICLES", "SON_OF", "TITLES", "tokens_of", "words_of"]

ARTICLES = frozenset(["al", "el", "ul", "il", "ol", "the", "אל"])
_SUN_ARTICLES = "ad ed ud as es us ash esh ush at et ut an en un ar er ur az ez uz ath adh asch ach ech"
ASSIMILATED = frozenset(_SUN_ARTICLES.split())
_PARTICLE_WORDS = """of our and wa wal fi fil for in on de du des la le les e i ye yi o va bin ben ibn bint son to
l li lil lid lin lis lish zu dhu dhul dan ould wuld wld ag
في فى بن ابن بنت دان اغ ولد ال از و د ذو ذي ذى בנ"""
PARTICLES = frozenset(fold(word).text for word in _PARTICLE_WORDS.split())
SON_OF = frozenset("bin ben ibn dan ould wuld بن ابن ولد בנ".split())
_LEGAL_WORDS = """inc incorporated corp corporation co company ltd limited plc llc llp lp gmbh ag aktiengesellschaft kg
sa sarl bv nv ab as oy pty pte spa srl se na"""
LEGAL = frozenset(_LEGAL_WORDS.split())
_LEGAL_PHRASES = re.compile(r"\b(?:public limited company|gesellschaft mit beschr(?:a|ae)nkter haftung)\b")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])")
_LETTER = "(?:[^\\W_]|[\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"  # with the vowel signs that stand alone
_TOKEN = re.compile(f"{_LETTER}+(?:'{_LETTER}+)*")


@lru_cache(maxsize=1 << 17)
def words_of(name: str, *, titled: bool = False) -> tuple[str, ...]:
    """The words that a name is compared by, in order; all of its words where only titles and particles are left.

    ``titled`` keeps titles in front, which belong to the name of a group: ``Sayyid al-Shuhada Brigades``.
    """
    tokens = tokens_of(name)
    untitled = 0 if titled else next((place for place, token in enumerate(tokens) if token not in TITLES), 0)
    plain = _without_articles(tokens[untitled:])
    parts = [part for token in plain[:-1] for piece in servant(token) for part in split(piece)]
    parts += [part for piece in last(plain) for part in split(piece)]
    kept = [part for part in parts if part not in PARTICLES]
    while len(kept) > 1 and kept[0] in TITLES and not titled:
        kept.pop(0)
    while len(kept) > 1 and kept[-1] in LEGAL:
        kept.pop()
    return tuple(kept or tokens)


@lru_cache(maxsize=1 << 16)
def tokens_of(name: str) -> tuple[str, ...]:
    """The folded words of a name as they stand, titles and particles among them."""
    folded = _LEGAL_PHRASES.sub("", fold(comparable(_turned(undescribed(name)))).text.replace("&", " and "))
    folded = _INITIALS.sub(lambda found: found.group().replace(".", ""), folded)
    folded = HOLY.sub(r"\1", HONOURED.sub("", folded))
    return tuple(token.replace("'", "") for token in _TOKEN.findall(folded))


def _turned(name: str) -> str:
    """A catalogue's *surname, given names* in the order of speech: ``Ibn Khaldun, Abd al-Rahman``."""
    surname, comma, rest = name.partition(",")
    if not comma or "," in rest:
        return name
    first = next(iter(_TOKEN.findall(fold(comparable(rest)).text)), "")
    personal = given(first) or servant(first)[:1] in (("abd",), ("عبد",))
    return f"{rest} {surname}" if personal else name


def _without_articles(tokens: tuple[str, ...]) -> list[str]:
    kept: list[str] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        assimilated = token in ASSIMILATED and after[:1] == token[1]
        if (token in ARTICLES or assimilated) and after:
            continue
        kept.append(unjoined(bare(token), after))
    return kept
