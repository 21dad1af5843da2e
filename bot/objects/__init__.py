"""The machine's side: answers, figures and reports as JSON objects.

`records` says what the objects are, `inquiries` what other programs may ask; `selection`, `cells`
and `explaining` serve them, `assistants` offers them as tools.
"""
