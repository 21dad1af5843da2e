"""The one evaluator: a quantity in each report of a scope.

`settled_questions` says what of a question the reports decide, `converting` what it means,
`reaches` sets the reports side by side, `columns` evaluates, `conditions` and `reductions` choose
and sum up, `showing` adds sources. `scopes` and `roster` tell of the reports themselves.
"""
