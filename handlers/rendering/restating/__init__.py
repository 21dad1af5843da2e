"""A question that was understood, in words again.

`whole` puts it so that it stands on its own (from `whole_parts`), `meant` in one line, `subjects`
in words that can be kept; `explained` tells how it came about.
"""
