"""What somebody can pick: agencies, pages of a list, homes, examples.

`options` and `choices` are between agencies, `pages` turn long lists, `homes` and the `guide` say
what can be set and asked.
"""
