"""Questions and their answers, written down: what a change does to answers is seen in the file that
it alters.
"""
