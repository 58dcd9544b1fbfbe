"""A `Brief` of plain values to .docx, .pdf and .xlsx."""
