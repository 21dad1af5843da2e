"""Whole conversations in an emulated Telegram."""
