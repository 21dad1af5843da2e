"""A question and the store to an answer."""
