"""What a question is, as values: what every later room makes or takes.

Read `question` first. `claims` are statements in it, `expressions` figures that it puts together,
`wishes` what the program is to do, `terms` what is to be explained.
"""
