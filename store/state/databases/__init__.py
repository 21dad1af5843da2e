"""Where the state is written: one interface, a file of SQLite's or a PostgreSQL server.

`database` first, then `migrations` and `sqlite_database`; `postgres_*` is the same on a server
(`dialect` has its words), `looking` reads a state that may be in use.
"""
