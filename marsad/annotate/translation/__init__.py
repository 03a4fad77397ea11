"""Translation: engines behind one interface, and the checks that every rendering must pass.

Translation is never part of an import: chosen posts are queued and rendered a sentence at a time, what was rendered
before is remembered, and each sentence is checked for what must have survived. A check that fails is a doubt in the
text; a person signs, or it is not published.

===============  ===================================================================================================
``engines``      what an engine is (``engine``), and what of a text leaves the machine when it is used; CTranslate2
                 folders, Argos packages, LibreTranslate and OpenAI-compatible addresses; ``opening`` joins settings
``pieces``       the tokenizers of such folders, ``tags`` the tokens by which they name languages
``rendering``    one text: sentences, memory, engine, glossary, checks
``terms``        words kept as the glossary says
``checking``     names, roles, numbers, dates, negation, verses; ``expected`` is what the original promises
===============  ===================================================================================================
"""

from __future__ import annotations

from marsad.annotate.translation.engines.engine import Engine, EngineFailed, Leaves
from marsad.annotate.translation.rendering import Memory, Renderer

__all__ = ["Engine", "EngineFailed", "Leaves", "Memory", "Renderer"]
