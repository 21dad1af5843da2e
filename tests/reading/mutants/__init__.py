"""Reports made from known facts, mutated with a known right verdict, and judged: an oracle for the
reader.

Nothing here shares code with the reader: labels, heads, layouts and verdicts are written out once
more, so that a slip of the reader's cannot excuse itself.
"""
