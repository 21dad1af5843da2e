"""The life of a message: understand it, answer it, render the answer; Telegram is its edge."""
