"""The command line of the product (see `nianbao --help`)."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Read annual reports on government information disclosure and answer questions about them."""
