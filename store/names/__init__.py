"""Names in free text to agencies."""
