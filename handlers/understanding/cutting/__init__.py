"""A text taken apart into names, years and the words between them.

`parts` does it, with years from `period` (their forms are in `year_forms`), `departments` that are
named without a place and what is counted (`measuring`). What is settled of the parts before they
are a question: `former` names, what a chat has set (`customs`), who is taken out (`excluding`),
words that only stand `around`.
"""
