"""The Telegram edge: updates in, messages out; everything below it knows nothing of Telegram."""
