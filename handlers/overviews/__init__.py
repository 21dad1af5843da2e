"""Overviews: which reports there are, one of them at a glance, its problems, and who has not
published.
"""
