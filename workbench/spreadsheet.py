"""Lines of CSV for a spreadsheet, in which no cell can be taken for a formula."""

import csv
import io
from collections.abc import Iterable

# What makes a spreadsheet run a cell: https://owasp.org/www-community/attacks/CSV_Injection
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # full-width forms run too


def csv_line(cells: Iterable[object]) -> str:
    """One line with its end (RFC 4180); None is an empty cell."""
    line = io.StringIO()
    csv.writer(line).writerow("" if cell is None else safe_cell(cell) for cell in cells)
    return line.getvalue()


def safe_cell(value: object) -> object:
    """Words that a spreadsheet would run get an apostrophe in front; numbers stay numbers."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_RUNS):
        return f"'{value}"
    return value
