"""What a chat has set, shown and changed in one message."""
