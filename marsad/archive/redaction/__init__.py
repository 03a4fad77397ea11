"""Redaction: the logged exception to "evidence is never changed", with a tombstone that verifies.

=============  =====================================================================================
``told``       what the log says was redacted, and what its files must be now
``plan``       what goes: rows, bytes of raw files, media, copies; and what stands elsewhere
``rows``       a batch without the words of some rows; ``blobs`` a raw file without some bytes
``words``      how words are known again in other encodings and in copies
``carrying``   a redaction carried out
``stage``      that it holds wherever it is cut off: the plan beside the evidence, then one custody line
``returning``  an import of what was redacted before
=============  =====================================================================================
"""
