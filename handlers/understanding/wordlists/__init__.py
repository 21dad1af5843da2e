"""What words can mean: the lists of wordings, and a text cut into them.

`senses` names all that a wording can mean, `wordings` reads the lists, `lexicon` cuts a text with
them. Numbers in words stand beside (`numerals`, `english_numbers`), and two helpers (`jieba_alone`,
`occurring`).
"""
