"""What administrators are told, and what is done for them; knows nothing of Telegram."""
