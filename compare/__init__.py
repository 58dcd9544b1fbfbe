"""The pure engine: files in, `Comparison` out. No Qt, no reportlab, no printing, no clock, no network."""
