"""The archive: the only room that writes evidence.

``evidence/`` is rewritten by nothing but a logged redaction: blobs by SHA-256, immutable Parquet batches of posts and
observations, and the custody log, whose lines are chained by hash. A batch counts once its custody line is renamed into
place; files that no line names are debris of a run that was cut off, and are swept by the next writer. ``derived/``
(readings, search index) can be deleted and made again.

==============  =============================================================================
file            idea
==============  =============================================================================
``files``       durable writes, hashes, the writer's lock
``blobs``       raw items and media by SHA-256
``custody``     the chained log, its segments and its head
``chain``       the log walked line by line against itself and ``HEAD``
``merkle``      the root over a batch's rows, and the way from one row to it
``proof``       one post proved by its row, that way and the chain of custody lines
``timestamps``  RFC 3161 tokens over the chain's head
``compare``     which posts of a batch are new, which are another revision, which are absent
``writer``      steps of a collector in, one committed batch out; ``pending`` is what waits for it
``batch_files`` the Parquet files of a batch, and what its custody line says of them
``debris``      what a run that was cut off left, swept
``reader``      columns of posts, one post with its history
``withheld``    whose words are not shown while ``archive.keep_deleted`` is false
``coverage``    which numbers of a source were looked at: seen, absent, a gap, not covered
``links``       two sources found to be one
``readings``    what was recognised, beside each batch
``verify``      the whole chain, walked
``finding``     the full-text index and what is asked of it
``pictures``    what media files show, known again in any copy; what is stopped before it is kept
``packages``    selections that leave, backups, restores
``redaction``   the logged exception, with a tombstone that verifies
==============  =============================================================================
"""

from __future__ import annotations

from marsad.archive.store import Archive

__all__ = ["Archive"]
