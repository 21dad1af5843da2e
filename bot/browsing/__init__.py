"""`nianbao browse`: the index in Datasette, for a browser on this machine; read-only."""
