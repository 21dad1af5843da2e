"""Updates in and messages out.

In: `polling` or `webhook` fetch, `intake` keeps. Out: `delivering` takes from the outbox, `sending`
  sends in order,
within `budgets`, by `requests`; `refusals` says what to do when Telegram says no. `draining` ends
both.
"""
