"""What a chat is and has set, and what it has subscribed to.

All of it follows a group that becomes a supergroup (`moving`).
"""
