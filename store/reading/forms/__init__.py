"""The national forms as the reader knows them: rows, columns, and the words of their frame.

`form` first; `labels` fits what is printed to rows, `head_words` to columns, `caption_words` tells
what a table is of.
"""
