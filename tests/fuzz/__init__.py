"""Runs that break good files at random, outside of the tests: `python -m tests.fuzz.reading --times 2000`."""
