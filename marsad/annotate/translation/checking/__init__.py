"""What must have survived a translation: one family of checks for each kind of thing, joined in :mod:`.checks`."""
