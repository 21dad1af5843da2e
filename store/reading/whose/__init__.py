"""Whose report a file is, and for which year.

`identity` decides. `titles` knows their shape and `title_lines` finds them; without one,
`self_naming`, `signing`, `page_fields` and at last `file_names` say it.
"""
