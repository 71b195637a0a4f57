"""Across councils: one question asked of each, and who else was told the same."""
