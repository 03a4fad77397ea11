"""The one way in which an item is given up."""

from __future__ import annotations


class Unusable(Exception):
    """The item cannot be a post; the text says why. Whoever reads the file tells it and goes on with the next."""
