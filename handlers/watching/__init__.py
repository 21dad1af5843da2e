"""The watch over the pages on which new reports appear: what is found there, and what becomes of
it.
"""
