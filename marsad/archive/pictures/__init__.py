"""What kept pictures look like, and what must not be kept.

==============  ====================================================================================================
``decoding``    bytes to pixels, with care
``pdq``         the perceptual hash; ``borders`` where a frame ends; ``describe`` both of one file, with its EXIF
``bank``        many hashes compared with one picture
``layer``       all of it kept in ``derived/``, and the one list of places where a file's traces lie
``thumbnails``  what the desk shows; ``exif`` what is kept apart
``unlawful``    files stopped before they are kept; ``hash_lists`` the lists that name them
==============  ====================================================================================================
"""
