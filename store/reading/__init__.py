"""A file to its facts, prose and problems."""
