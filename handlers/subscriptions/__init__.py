"""Subscriptions: what is asked for in words, which of them a report falls under, and what is said
about them.
"""
