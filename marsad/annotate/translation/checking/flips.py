"""Words whose polarity turns without a negator on either side: banned and allowed, acquitted and guilty.

Only where the rendering has no word of a soft word's class (:mod:`.soft_words`) but one that says the opposite, and
the original has nothing of that opposite's meaning.
"""

from __future__ import annotations

import re

from marsad.annotate.translation.checking import soft_words
from marsad.annotate.translation.checking.opposites import denies

_OPPOSITE = {
    "closed": r"(?:re)?open(?:s|ed|ing)?",
    "open": r"clos(?:ed|es|ing|ure)|shut",
    "stop": r"continu\w+|resum\w+|go(?:es|ing)? on|went on|persist\w*|with (?:power|water|electricity)|some contact",
    "remain": r"stopped|ended|ceased|halted|withdr[ea]w\w*|(?<!have )(?<!has )(?<!had )left",
    "forbid": r"allow\w*|permit\w*|let|authori[sz]\w+|free to",
    "false": r"true|correct|accurate|well founded|genuine",
    "innocent": r"guilty|convicted",
    "avoid": r"agreed to|attended|took part|joined|participated",
    "ignore": r"heeded|complied|responded|answered",
    "cancel": r"went ahead|took place|was held|were held",
    "oppose": r"accept\w*|approv\w*|agreed|welcomed|backed|supported",
    "breach": r"complied|respected|abided|honou?red|upheld",
    "hide": r"revealed|disclosed|made public",
    "fail": r"with (?:a |any )?results?|succeeded|successful\w*|bore fruit",
    "un": r"known|identified|answered|with (?:a |any )?results?",
    "empty": r"someone|somebody|crowded|packed|busy",
    "lack": r"attended|plenty|abundant|enough",
}
_MORE = {
    "closed": r"open\w*",
    "stop": r"running|normal|keep\w*|kept|still|on|never|without|constant\w*|all",
    "oppose": r"may|might|could|possib\w+|likely|option|open to|let|in favou?r",
    "hide": r"plain|openly|clear\w*|secret|show\w*|frank\w*|made",
    "hesitate": r"readily|quick\w*|immediate\w*|prompt\w*|at once|swift\w*|eager\w*|straight",
    "cancel": r"running|normal|ahead|still|valid|as planned|in force",
    "forbid": r"despite|came|managed|able|in spite|still|even so|can|may",
    "await": r"soon|quick\w*|immediate\w*|prompt\w*|on time|swift\w*|shortly|fast|near",
    "distrust": r"certain\w*|sure\w*|confident|trust\w*|believ\w*|clear\w*|definite\w*",
    "forget": r"remember\w*|recall\w*|mindful",
    "lack": r"plenty|present|there|had|have|full|enough|ample|all",
    "safe": r"hit|hurt|kill\w*|struck|damag\w*|died|every\w*|destroy\w*|all",
    "avoid": r"did|went|attend\w*|join\w*",
    "ignore": r"took|take|notice\w*|heed\w*|answer\w*|respon\w*|mention\w*",
    "breach": r"kept|keep\w*|held|hold\w*|stuck|stick\w*|loyal|true|respect\w*|honou?r\w*",
    "empty": r"full|crowded|always|busy",
    "fail": r"succe\w+|held|hold\w*|manag\w+",
    "false": r"true|right|correct\w*",
}
"""What else renders a word of a class where it is denied: لم يتردد is ``readily``."""
_DENYING = frozenset({"await", "avoid", "forbid", "oppose", "un", "false", "lack", "fail", "stop", "closed", "hide"})
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{form})(?!\w)") for name, form in _OPPOSITE.items()}


_UNDONE = {
    name: re.compile(rf"(?<!\w)(?:{'|'.join(t[name] for t in (_OPPOSITE, _MORE) if name in t)})(?!\w)")
    for name in _OPPOSITE | _MORE
}


def flipped(here: str, there: str, source: str) -> str:
    """What has been turned, in words; empty where nothing has."""
    left = soft_words.fresh(there, here, "en", source)
    if any(classes & _DENYING for classes in soft_words.fresh(here, there, source)):
        return ""
    for name in {name for classes in left for name in classes}:
        pattern = _PATTERNS.get(name)
        if pattern and (found := pattern.search(there)) and not denies(name, here, source, strict=True):
            return f"the rendering has “{found[0]}”, of which the original says the opposite"
    if not soft_words.soft(there, "en") and soft_words.strong(here, source):
        return "the original forbids, prevents or does without, the rendering does not"
    return ""


def undone(name: str, there: str) -> bool:
    """Whether a rendering says by one word what the denial of a class's word comes to."""
    pattern = _UNDONE.get(name)
    return pattern is None or pattern.search(there) is not None
