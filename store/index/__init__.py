"""The index of reports: migrations and queries."""
