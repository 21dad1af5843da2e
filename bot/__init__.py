"""The running process: command line, settings, wiring, sending, logs."""
