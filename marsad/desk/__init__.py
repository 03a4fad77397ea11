"""The analysts' web pages and what they write there; no rules of analysis: ``flow`` finds, the desk shows and keeps.

``inbox`` is what the command line uses (plain functions over records), ``serve`` listens on loopback, and ``urls`` is
the site map. Evidence stays in the archive; the desk's own store is one SQLite file, ``WORKSPACE/desk.sqlite3``, with
what people decided: it can be lost without losing evidence, and copying the workspace copies it.
"""
