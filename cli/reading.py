"""Progress on stderr while documents are read for a command of the workbench; nothing where they have been read."""

import sys
from typing import TYPE_CHECKING, NoReturn

from corpus.filters import Filters

if TYPE_CHECKING:
    from tqdm import tqdm

    from workbench.kept import Kept
    from workbench.prepared import Reads

_EVERYTHING = Filters()
_SOON = 1.0  # seconds after which it is worth telling


def read_first(kept: "Kept", wanted: "Reads", filters: Filters = _EVERYTHING) -> None:
    """Read what has not been read of the documents that pass the filters."""
    from tqdm import tqdm

    from workbench.prepared import read

    with tqdm(desc="reading documents", unit=" reading", file=sys.stderr, delay=_SOON, dynamic_ncols=True) as bar:
        read(kept, wanted, filters, lambda done, total: _show(bar, done, total))


def _show(bar: "tqdm[NoReturn]", done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)
