"""The prose of the reports: finding the sentences that are nearest to a question, and asserting a
figure of them.

The two are apart: `finding` is generous and never says that what it found is the answer;
`asserting` gives a figure only where nothing else could be meant.
"""
