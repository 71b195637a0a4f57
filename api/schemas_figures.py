"""Figures as callers see them, and what they may ask for."""

from typing import Literal

from pydantic import Field

from api.schemas import CitationBody, Day, Names, PeriodBody, Strict


class MeasureBody(Strict):
    key: str
    name: str = Field(description="In the language asked for")
    topic: str = Field(description="What unlike measures of one subject have in common")


class FigureBody(Strict):
    """One number that a document tells: of what, of whom, as at when, and the words it stands in."""

    id: str
    measure: MeasureBody | None = Field(description="Null for what the catalogue of measures does not have")
    words: str = Field(description="How the document words what is measured")
    value: float = Field(description="In ones; a grade's place from 1, the lowest")
    high: float | None = Field(description="The other end, for a range such as “in the 40s”")
    unit: str = Field(description="£, %, per 10,000, count, weeks, grade, ...")
    said: str = Field(description="The number as the document writes it")
    form: Literal["level", "change", "forecast", "target"]
    authority: str | None = Field(description="The council it is told of, or “England” and the like")
    at: PeriodBody | None = Field(description="The day or stretch that the text gives it; null where it gives none")
    at_words: str | None
    narrower: list[str] = Field(description="What makes it one of a narrower thing")
    series: str | None = Field(
        description="Figures of one series are alike; figures of different ones may not be joined"
    )
    disputed: list[str] = Field(description="Ids of figures of the same series and time with another value")
    citation: CitationBody


class FiguresBody(Strict):
    items: list[FigureBody]
    not_held: list[str] = Field(description="The councils asked for of which no such figure is held")
    next: str | None = Field(description="Relative address of what follows, or null at the end")


class FiguresQuery(Strict):
    """What to narrow to; nothing means everything."""

    measure: str = Field(default="", max_length=200, description="A measure or topic by its name, in either language")
    authority: Names = Field(default=[], description="Councils that the figures are told of, by any of their names")
    start: Day | None = Field(default=None, alias="from", description="Figures of this day or later")
    end: Day | None = Field(default=None, alias="to", description="Figures of this day or earlier")
    document: Names = Field(default=[], description="Ids of documents")
    as_of: Day | None = Field(default=None, description="Hides what was published later")
    language: Literal["en", "cy"] = Field(default="en", description="Of the names of measures")


class FiguresListing(FiguresQuery):
    limit: int = Field(default=50, ge=1, le=200)
    cursor: str | None = Field(default=None, max_length=400, description="From the `next` of the page before")
    format: Literal["json", "csv"] | None = Field(default=None, description="csv: all at once, as `Accept: text/csv`")
