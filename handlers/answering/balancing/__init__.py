"""What is checked and computed over several figures of a report.

`checking` is the way through; `carried`, `in_force` and `equations` hold figures against one
another, `computing` puts together what a question says.
"""
