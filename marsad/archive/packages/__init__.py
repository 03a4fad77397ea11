"""Packages out: a selection of posts as others can open and check it, and the whole workspace to put away.

=============  =============================================================================
file           idea
=============  =============================================================================
``selection``  which posts leave, and in which words that is told
``masking``    what of private persons stays behind
``table``      the current wording as CSV, Parquet or NDJSON
``raw``        the very bytes of posts, cut out of the files they came in; ``media`` the files they show
``bag``        a BagIt folder (RFC 8493); ``readme`` in it, ``custody_lines`` of the custody log
``wacz``       WARC records packed as WACZ; ``pages`` a readable page for each post
``proofs``     a proof of each post, where the whole custody log may leave
``backup``     the whole workspace in one file; ``restore`` back, checked
``receipt``    the custody line of what left
=============  =============================================================================
"""
