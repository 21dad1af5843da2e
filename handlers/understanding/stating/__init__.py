"""What a text states, whether it asks for the truth of it or not.

`claiming` reads statements that are asked about and `declaring` those that are not; `first_of_all`
and `set_apart` two kinds of them. All share `claim_words`.
"""
