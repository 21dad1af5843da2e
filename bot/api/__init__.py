"""`nianbao serve`: answers, figures, reports and problems over HTTP, read-only, as the objects that
`--json` prints.
"""
