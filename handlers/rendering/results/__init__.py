"""Figures in words: a module for each kind of result.

Read `figures` first; `breakdowns`, `rates`, `changes`, `rankings`, `totals` and `combined` are
built on it, `checks` and `lists` tell of reports, `series` which numbers make a picture.
"""
