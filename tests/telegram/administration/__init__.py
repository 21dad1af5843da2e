"""What administrators do, end to end."""
