"""Measurements of speed: ratios against a floor taken in the same run, printed, never asserted.

Run one by hand: `python -m tests.benchmarks.reading`, `…figures`, `…comparing`, `…window`.
"""
