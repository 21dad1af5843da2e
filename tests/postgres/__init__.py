"""A PostgreSQL server for tests, and what is kept on it."""
