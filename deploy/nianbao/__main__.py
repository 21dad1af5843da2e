"""`python -m nianbao` is `nianbao`."""

from nianbao import main

main()
