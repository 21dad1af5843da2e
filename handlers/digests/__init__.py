"""Digests: at set times, what is new, who is missing, what is open."""
