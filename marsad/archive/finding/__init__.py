"""Finding posts: the derived full-text index and what is asked of it.

==============  =====================================================================================
``query``       the language of queries, as a tree
``plan``        from the tree to what the index is asked; ``marks`` what is highlighted in a text
``index``       the index, batch by batch; ``written`` the words as they stand, beside the folded ones
``shown``       what a hit shows, beside the index
``vocabulary``  the archive's own words by sound
``vectors``     posts as vectors, and ``meaning`` the nearest of them
``search``      a query in, posts and counts by facet out
==============  =====================================================================================
"""
