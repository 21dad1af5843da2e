"""Where numbers stand: the source of an answer, its lines, its page.

`sources` first; `originals` shows the lines around one, `nearest` text that is vouched for by
nobody, `cutouts` the scan, `citations` and `captions` say it for pasting and below pictures.
"""
