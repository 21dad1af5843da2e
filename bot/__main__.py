"""The entry point: `nianbao`, also `python -m bot`."""

from bot.setup.collector import look_seldom

if __name__ == "__main__":
    look_seldom()
    from bot.cli import main

    main(prog_name="nianbao")
