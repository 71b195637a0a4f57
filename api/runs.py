"""Stretches of a text as a reader sees them: on one line each, the quoted ones marked."""

from dataclasses import dataclass

from corpus.folding import readable


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; `marked` where it is quoted, `first` for the first marked run."""

    text: str
    marked: bool = False
    first: bool = False


def runs_of(text: str, start: int, end: int, quote: tuple[int, int] | None) -> tuple[Run, ...]:
    """`text[start:end]` parted where the quote begins and ends."""
    if quote is None or quote[1] <= start or end <= quote[0]:
        return (Run(_on_one_line(text[start:end])),)
    begins, ends = max(quote[0], start), min(quote[1], end)
    runs = (
        Run(_on_one_line(text[start:begins])),
        Run(_on_one_line(text[begins:ends]), marked=True, first=start <= quote[0]),
        Run(_on_one_line(text[ends:end])),
    )
    return tuple(run for run in runs if run.text)


def _on_one_line(text: str) -> str:
    """Without the line ends of a PDF's columns; a space at either end stays, since a run may begin mid-sentence."""
    before, after = text[:1].isspace(), len(text) > 1 and text[-1:].isspace()
    return " " * before + readable(text) + " " * after
