"""Translation: engines behind one interface, and the checks that every rendering must pass.

Translation is never part of an import: chosen posts are queued and rendered a sentence at a time, what was rendered
before is remembered, and each sentence is checked for what must have survived. A check that fails is a doubt in the
text; a person signs, or it is not published.

==================  ================================================================================================
``engine``          what an engine is, and what of a text leaves the machine when it is used
``ctranslate``      a CTranslate2 folder with its tokenizer (OPUS-MT, NLLB, M2M-100, or an Argos package opened)
``pieces``          the tokenizers of such folders, ``tags`` the tokens by which they name languages
``libretranslate``  a LibreTranslate address
``openai``          an address that speaks the protocol of OpenAI's chat completions
``opening``         settings to engine
``rendering``       one text: sentences, memory, engine, glossary, checks
``terms``           words kept as the glossary says
``checks``          names, roles, numbers, dates, negation, verses, terms; ``expected`` is what the original promises
==================  ================================================================================================
"""

from __future__ import annotations

from marsad.annotate.translation.engine import Engine, EngineFailed, Leaves
from marsad.annotate.translation.rendering import Memory, Renderer

__all__ = ["Engine", "EngineFailed", "Leaves", "Memory", "Renderer"]
