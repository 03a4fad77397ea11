"""Text in many scripts: pure functions over strings and columns of strings. No reading, no writing, no settings.

Usable alone (``from marsad.text import fold, identify``, pages in ``docs/text``). What is closed in a language
(letters, months, particles, function words) is a table here; what belongs to a theatre (names, head words, terms) is
passed in by the caller.

===================  ===============================================================================================
``folding``          spellings of one word brought to one form, with offsets that map back to what was written
``columns``          the same for a whole column at once, as arrays of code points
``scripts``          in which script a text is written        ``language``        in which language, line by line
``dates``            dates and times in a text, resolved against the time of the post
``scripture``        which verses a text quotes, in any spelling; formulas of piety told apart
``names``            whether two names can be one, across scripts        ``transliteration``  one spelling for output
``tokens``           words and sentences                      ``masking``         telephone numbers hidden, lengths kept
``clitics``          what Arabic writes onto words            ``numbers``         numbers in digits and words
``diff``             what changed between two wordings        ``uthmani``         spellings of the Qur'an beside today's
===================  ===============================================================================================

The names below are loaded when first asked for. ``identify`` is ``language.language``: a module and a function of a
package cannot share a name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.text.columns import FoldedColumn
    from marsad.text.folding import Folded, Level, fold, fold_expr, fold_of
    from marsad.text.language import Guess, Line, guesses, identify, language_expr, languages, line_guesses, lines
    from marsad.text.masking import mask_phones, mask_phones_of
    from marsad.text.scripts import Script, script, script_expr, script_of

__all__ = [
    "Folded",
    "FoldedColumn",
    "Guess",
    "Level",
    "Line",
    "Script",
    "fold",
    "fold_expr",
    "fold_of",
    "guesses",
    "identify",
    "language_expr",
    "languages",
    "line_guesses",
    "lines",
    "mask_phones",
    "mask_phones_of",
    "script",
    "script_expr",
    "script_of",
]
_WHERE = {
    "folding": (
        "Folded",
        "Level",
        "fold",
        "fold_expr",
        "fold_of",
    ),
    "columns": ("FoldedColumn",),
    "language": (
        "Guess",
        "Line",
        "guesses",
        "identify",
        "language_expr",
        "languages",
        "line_guesses",
        "lines",
    ),
    "scripts": (
        "Script",
        "script",
        "script_expr",
        "script_of",
    ),
    "masking": (
        "mask_phones",
        "mask_phones_of",
    ),
}
_MODULE = {name: module for module, names in _WHERE.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
