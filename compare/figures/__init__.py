"""Figures: what a report says of its indicators, found in prose and in tables (see `observe`)."""
