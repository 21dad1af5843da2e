"""Lines and rows, before anything in them is understood.

`blocks` says what every format becomes; `limits` how much is read, `decoding` how bytes become
text, `site_pages` what a site sends in place of a report.
"""
