"""Text in many scripts: pure functions over strings and columns of strings. No reading, no writing, no settings.

Usable alone. What is closed in a language (letters, months, particles, function words) is a table here; what belongs
to a theatre (names, head words, terms) is passed in by the caller.

===================  ===============================================================================================
``folding``          spellings of one word brought to one form, with offsets that map back to what was written
``columns``          the same for a whole column at once, as arrays of code points
``scripts``          in which script a text is written        ``language``        in which language
``dates``            dates and times in a text, resolved against the time of the post
``scripture``        which verses a text quotes, in any spelling; formulas of piety told apart
``names``            whether two names can be one, across scripts        ``transliteration``  one spelling for output
``tokens``           words and sentences                      ``masking``         telephone numbers hidden, lengths kept
===================  ===============================================================================================
"""
