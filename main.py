"""All Ears: hears what people say about a brand, drafts replies, sends only what a human approved."""

import sys

if sys.version_info < (3, 11):
    sys.exit("All Ears needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

from commands import bootstrap


def main() -> None:
    """Make the environment if it is not there yet, then run the command."""
    bootstrap.ensure(sys.argv[1:])
    from commands import cli  # only now: it needs what the bootstrap may just have installed

    cli.main()


if __name__ == "__main__":
    main()
