"""What is known beforehand: actors, places, weapons, sources, statement patterns and heads of group names.

Entries lie in YAML files, in layers: the shipped one beside this file, outside lists, and the desk's own in
``WORKSPACE/lexicon``. A later layer may replace an entry of an earlier one by its id; nothing is merged by name.
"""

from __future__ import annotations

from marsad.lexicon.entries import Cue, Entry, Profile, Section
from marsad.lexicon.load import Lexicon, load_lexicon

__all__ = ["Cue", "Entry", "Lexicon", "Profile", "Section", "load_lexicon"]
