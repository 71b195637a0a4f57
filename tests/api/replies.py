"""Replies built by hand, for tests of how a reply is shown and sent."""

from datetime import date

from assistant.reply import Abstention, Answer, Citation, Claim, ClaimKind, Conflict, Reason, ReasonCode, Reply
from corpus.document import Description, Page, PartialDate, Period, SourceClass, TextStatus

REPORT = Description(
    title="Inspection report",
    publisher="Care Inspectorate Wales",
    source_class=SourceClass.INSPECTORATE,
    kind="inspection report",
    authority="Powys",
    language="en",
    url="https://inspectorate.example/report",
    published=PartialDate(2019, 1, 9),
    period=Period(date(2018, 4, 1), date(2019, 3, 31)),
)
RECORD = Description(title="Adroddiad", language="cy", text_status=TextStatus.SUMMARY, published=PartialDate(2018, 10))


def citation(n: int, quote: str = "Four children waited.", description: Description = REPORT) -> Citation:
    return Citation(
        n=n,
        passage_id=f"doc-{n}/abcd/0",
        document_id=f"doc-{n}",
        edition="a" * 64,
        filename="report.pdf",
        description=description,
        page=Page(3, "1", 0, 100),
        section=("Findings",),
        quote=quote,
        start=10,
        end=10 + len(quote),
    )


def reply(outcome: Answer | Abstention) -> Reply:
    return Reply("answer-1", "How many waited?", outcome, "000001", "extractive", {"total": 12.5})


ANSWERED = reply(
    Answer(
        (Claim("Four children waited.", (1,)), Claim("That is two more.", (1, 2), ClaimKind.COMPUTED)),
        (citation(1), citation(2, "Two children waited.", RECORD)),
        conflicts=(Conflict("children waiting", (1, 2)),),
        missing="The figure for 2021 is not held.",
    )
)
NOT_FOUND = reply(
    Abstention("not_found", Reason(ReasonCode.WRONG_PERIOD, "Nothing of 2021 is held."), nearest=(citation(1),))
)
CLARIFY = reply(
    Abstention("clarify", Reason(ReasonCode.NEEDS_AUTHORITY, "Which council?"), options=("How many waited in Powys?",))
)
REFUSED = reply(Abstention("refused", Reason(ReasonCode.PERSONAL_DATA, "We do not help to identify a child.")))
