"""Asserting a figure of the prose: strict, and only where exactly one is left after all checks."""
