"""`python -m placeplan` is the command `placeplan`."""

from placeplan.cli import main

# a process begun beside the server imports this module too
if __name__ == "__main__":
    main()
