"""A text made ready to be cut: one script, the words of the lists, slips mended.

In this order: `text` folds, `rewriting` (with `carrying`) puts turns of phrase in the words of the
lists, `slips` mends what lacks a stroke, `letters` and `concepts` read what no wording expects.
"""
