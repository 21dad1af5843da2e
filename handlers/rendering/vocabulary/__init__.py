"""The words of answers: sentences, labels, numbers, terms.

`phrases` reads the sentences of the lists and `notices` those of alerts; `labels` names agencies
and measures, `numbers` writes figures (`measure_words`, `counted` and `english_names` in English).
`tables` sets rows under one another.
"""
