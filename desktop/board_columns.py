"""The columns of the progress board by their number."""

from __future__ import annotations

NAME, TARGET, STATUS, PROGRESS, TREND, REPORTS = 0, 1, 2, 3, 4, 5  # REPORTS is the first report's column
