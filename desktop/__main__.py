"""`python -m desktop` opens the window."""

from desktop.application import main

if __name__ == "__main__":
    raise SystemExit(main())
