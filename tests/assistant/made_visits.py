"""Tiny inspection reports as PDF files: dates, lead inspector, a table of judgements, what is to improve."""

from collections.abc import Sequence
from pathlib import Path

from tests.ingest.pdf import Printed, paragraph, pdf

AREAS = (
    "The impact of leaders on practice with families",
    "Children who need help and protection",
    "The progress of children in care",
    "Overall effectiveness",
)
GRADES = {"I": "Inadequate", "R": "Requires improvement to be good", "G": "Good", "O": "Outstanding"}


def report(council: str, dates: str, lead: str, grades: str, improve: Sequence[str]) -> bytes:
    """A report of two pages; `grades` are the letters of `GRADES`, in the order of `AREAS`."""
    rows = zip(AREAS, (GRADES[letter] for letter in grades), strict=True)
    first = [
        Printed(f"Inspection of {council} local authority children's services", 790, size=18, bold=True),
        Printed(f"Inspection dates: {dates}", 755),
        Printed(f"Lead inspector: {lead}, His Majesty's Inspector", 720),
        Printed("Judgement", 690, bold=True),
        Printed("Grade", 690, x=400, bold=True),
    ]
    for at, (area, grade) in enumerate(rows):
        first += [Printed(area, 660 - 30 * at), Printed(grade, 660 - 30 * at, x=400)]
    first += paragraph(f"Services in {council} have been through much since the last inspection in May 2009.", 520)
    first.append(Printed("Published by Ofsted, the Office for Standards in Education", 60))
    second = [Printed("What needs to improve?", 780, size=16, bold=True)]
    second += [Printed(f"\u2022 {point}", 750 - 20 * at, x=90) for at, point in enumerate(improve)]
    after = 720 - 20 * len(improve)
    second.append(Printed("The experiences and progress of children in care", after, size=16, bold=True))
    second += paragraph("Children in care live in homes that suit them and see their social workers often.", after - 30)
    return pdf([first, second])


def reports(folder: Path) -> None:
    """Three visits to Rutland and one to Torbay."""
    told = (
        (
            "Rutland",
            "11 september 2015",
            "6 to 10 July 2015",
            "Ann Archer",
            "IRGI",
            ("Speed.",),
        ),
        ("Rutland", "15 january 2019", "3 to 14 December 2018", "Bob Baker", "GRGR", ("Plans.", "Records.")),
        (
            "Rutland",
            "09 may 2023",
            "20 to 24 March 2023",
            "Cat Cooper",
            "OGGG",
            ("Homes.", "Health.", "Visits."),
        ),
        ("Torbay", "02 august 2019", "10 to 21 June 2019", "Bob Baker", "IIGI", ("The duty system.", "Supervision.")),
    )
    for council, published, dates, lead, grades, improve in told:
        path = folder / council.lower() / f"children's services inspection - {published}.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(report(council, dates, lead, grades, improve))
