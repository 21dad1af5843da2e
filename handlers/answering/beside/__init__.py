"""What stands beside a figure: what can be asked next, what was stated, wished or not understood.

`next_steps` offers only what is surely answered; `unsure` claims nothing of reports, `verdicts`
judges statements with `amounts_judged` and `movements_judged`, `wishes` turns a wish into its
command.
"""
