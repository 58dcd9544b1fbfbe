"""Numbers in a text: digits, number words, ranges, fractions, split numbers, bounds.

`scan` gives the numerals of a text's tokens, `find` those of a text. One written number is read by
`compare.figures.notation`; what a number counts is said by `compare.figures.units`; whether it is a figure at all, by
others.
"""

from compare.figures.numerals.bounds import bound_after
from compare.figures.numerals.joins import words_of_whole
from compare.figures.numerals.numeral import Numeral
from compare.figures.numerals.scanning import find, is_fold, scan

__all__ = ["Numeral", "bound_after", "find", "is_fold", "scan", "words_of_whole"]
