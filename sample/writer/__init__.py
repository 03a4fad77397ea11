"""Writes the invented sample: texts and story in, Telegram Desktop exports and labels out."""
