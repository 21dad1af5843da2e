"""What comes in and goes out, and what must be known of it later.

`inbox` and `outbox` first; `answered`, `subjects` and `buttons` know messages again, `news`,
`held_news` and `told` what there is to tell.
"""
