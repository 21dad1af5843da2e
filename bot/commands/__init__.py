"""The commands as they are called: arguments, options, exit status.

`commanding` holds what they share.
"""
