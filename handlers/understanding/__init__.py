"""Text to a question, deterministically."""
