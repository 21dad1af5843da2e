"""A Bot API server for tests: what Telegram does, as far as this product meets it, on the loopback
interface.
"""
