"""Names from outside lists: sanctions lists, entity dumps, galaxies, tables; each kept as a layer of its own.

A list is read entry by entry (:data:`.kinds.KINDS` says which kinds there are) and written once, as columns, with its
source and date (:mod:`.layers`); it is never merged with another or with the lexicon, and is taken away whole.
"""

from __future__ import annotations

from marsad.lexicon.outside.kinds import KINDS, kind_of
from marsad.lexicon.outside.layers import Added, Layer, add_list, find_layers, read_names
from marsad.lexicon.outside.listed import Listed

__all__ = ["KINDS", "Added", "Layer", "Listed", "add_list", "find_layers", "kind_of", "read_names"]
