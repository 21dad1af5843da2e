"""What cannot be rebuilt: chats, buttons, settings."""
