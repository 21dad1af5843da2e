"""What an answer is made of: figures with their sources, and what is computed of two.

`answer` first, `besides_figures` what it tells of years, rosters and sums. `evaluating` looks a
figure up, `quoted` singles one out of the prose; `differences`, `rates` and `rounding` compute,
`findings` and `explanation` say what there is to tell of it, `together` joins several answers.
"""
