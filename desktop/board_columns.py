"""The columns of the progress board by their number; those up to `FROZEN` stay in sight."""

from __future__ import annotations

NAME, TARGET, STATUS, PROGRESS, TREND, REPORTS = 0, 1, 2, 3, 4, 5  # REPORTS is the first report's column
FROZEN = PROGRESS
