"""Made documents for measuring growth: one-page text PDFs of seeded sentences of our own, no two alike."""

from pathlib import Path
from random import Random

_WHO = "the council|the panel|the service|a manager|each school|the board|one reviewer|the team|a carer|the home"
_DID = "reviewed|closed|opened|funded|inspected|planned|delayed|reported on|asked about|agreed"
_WHAT = "the plan|two homes|the budget|a visit|every case|the waiting list|a bus route|the rota|new foster places"
_WHEN = "in March|last spring|after the visit|on Tuesday|before the meeting|in 2021|within a week|for the first time"
_PARTS = [part.split("|") for part in (_WHO, _DID, _WHAT, _WHEN)]
_SENTENCES = 28  # about 250 words: a page


def make_documents(folder: Path, number: int) -> None:
    """Write that many PDFs of one page into a new folder; the same ones each time."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  # only developers have it

    folder.mkdir(parents=True)
    for document in range(number):
        random = Random(document)  # noqa: S311  # the same words each time
        canvas = Canvas(str(folder / f"{document:05d}.pdf"))
        canvas.drawString(72, 790, f"Report {document} of the scrutiny officer")
        for line in range(_SENTENCES):
            canvas.drawString(72, 760 - 20 * line, _sentence(random))
        canvas.save()


def _sentence(random: Random) -> str:
    return f"{' '.join(map(random.choice, _PARTS)).capitalize()}, item {random.randrange(10_000)}."
