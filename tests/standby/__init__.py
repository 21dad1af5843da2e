"""Several bots on one state."""
