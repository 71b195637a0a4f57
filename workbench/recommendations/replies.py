"""Links numbered answers to the report whose recommendations they answer, and reads the stance that each takes."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from corpus.document import DocumentRecord
from corpus.index import Index
from workbench.recommendations.asked import Asked
from workbench.recommendations.meaning import content, share
from workbench.recommendations.numbers import parent
from workbench.recommendations.said import Answered, Said
from workbench.recommendations.stances import State, is_qualified
from workbench.recommendations.tracked import Answer, By, day_of
from workbench.recommendations.words import expression, on_one_line

_WORDED = 0.6  # of a recommendation's words, that stand under the same number in an answer to it
_NAMED = 0.6  # of a report's title and author, that stand at the beginning of an answer to it
_RESTATED = 0.75  # of a paragraph's words, that are the recommendation's own
_COPIED = 0.9  # of one that takes a stance: a recommendation may speak of accepting itself
_BEGINNING = 6000  # characters
_FEWEST = 5  # different words of a stance that may be a copy
_STANCES = (State.ACCEPTED, State.PART, State.REJECTED, State.NOTED)
_SHOWN = 4  # paragraphs of an answer that are quoted

Report = tuple[DocumentRecord, tuple[Asked, ...]]


def worded_reports(answer: DocumentRecord, said: Sequence[Answered], reports: Iterable[Report]) -> list[Report]:
    """The reports whose wording a document repeats under their numbers."""
    possible = (report for report in reports if _may_answer(answer, report, said))
    return [report for report in possible if _worded(said, report[1]) >= _WORDED]


def named_reports(
    index: Index, answer: DocumentRecord, said: Sequence[Answered], reports: Iterable[Report]
) -> list[Report]:
    """The one report that a document names at its beginning, if its numbers are that one's."""
    beginning = content(f"{answer.description.title} {index.text(answer.id, answer.edition, 0, _BEGINNING)}")
    possible = (report for report in reports if _may_answer(answer, report, said))
    named = [(share(content(_name(report[0])), beginning), report) for report in possible]
    best = max(named, key=lambda pair: (pair[0], str(day_of(pair[1][0]))), default=None)
    return [best[1]] if best and best[0] >= _NAMED else []


def on_number(number: str, said: Sequence[Answered]) -> list[Answered]:
    """What is said under a number; where nothing is, under the number that it is a part of, or under its parts."""
    above: str | None = number
    while above:
        found = [each for each in said if each.number == above]
        if found:
            return found
        above = parent(above)
    return [each for each in said if each.number.startswith(f"{number}(")]


def restating(asked: Asked, said: Iterable[Answered], is_own: bool = False) -> list[Answered]:
    """What is said below the very words of a recommendation, under another number or none; in the document's own list
    (`is_own`) below the place where it is asked."""
    if is_own:
        return [each for each in said if each.restated and each.restated.start == asked.quotes[0].start]
    words = content(asked.words)
    return [each for each in said if each.restated and _is_wording(words, content(each.restated.text))]


def may_follow(answer: DocumentRecord, report: DocumentRecord) -> bool:
    """Whether a document may answer a report: about the same council, if both name one, and not before it."""
    then, now = day_of(report), day_of(answer)
    if then and now and now.last < then.first:
        return False
    return len({report.description.authority, answer.description.authority} - {None}) < 2


def reply(asked: Asked, record: DocumentRecord, found: Sequence[Answered], by: By = By.NUMBER) -> Answer | None:
    """The passage that answers, its stance first read from what is said of the recommendation itself."""
    words = content(f"{asked.title or ''} {asked.words} {asked.lead_in.text if asked.lead_in else ''}")
    named = [said for each in found if each.named for said in each.said if _is_firm(said)]
    sections = [[said for said in each.said if not _repeats(said, words)] for each in found]
    sections = [section for section in sections if section]
    if not sections:
        return None
    in_sections = (said for section in sorted(sections, key=_fullest) for said in section if _is_firm(said))
    firm = named[0] if named else next(in_sections, None)
    passage = next((section for section in sections if firm in section), max(sections, key=len))
    deciding = firm or next((said for said in passage if said.state in _STANCES), None)
    at = passage.index(deciding) if deciding else 0
    quotes = tuple(said.quote for said in passage[at : at + _SHOWN])
    longest = max(sections, key=len)
    if longest is not passage and len(quotes) < _SHOWN:
        quotes += tuple(said.quote for said in longest[: _SHOWN - len(quotes)])
    state = State.PART if _differ(found) else _state(deciding, passage)
    return Answer(record, quotes, by, state)


def _differ(found: Sequence[Answered]) -> bool:
    """Whether the parts of a recommendation are answered in different ways."""
    states = {said.state for each in found for said in each.said if _is_firm(said)}
    return len({each.number for each in found}) > 1 and len(states) > 1


def _fullest(section: Sequence[Said]) -> tuple[int, int]:
    """Whole sections first, then sentences, then rows of tables, which say least."""
    return -len(section), -max(len(said.quote.text.split()) for said in section)


def _is_firm(said: Said) -> bool:
    return said.firm and said.state in _STANCES


def _state(deciding: Said | None, passage: Sequence[Said]) -> State | None:
    """The stance; agreement with a thought that the rest of the passage takes back in part is agreement in part."""
    if deciding is None:
        return next((said.state for said in passage if said.state), None)
    if deciding.state is State.ACCEPTED and not deciding.firm:
        rest = passage[passage.index(deciding) :]
        if any(is_qualified(on_one_line(said.quote.text)) for said in rest):
            return State.PART
    return deciding.state


def _repeats(said: Said, words: frozenset[str]) -> bool:
    text = on_one_line(said.quote.text)
    own = content(text)
    if said.firm and expression("answering", "takes").search(text):
        return False  # "The council accepts the recommendation that ..."
    if said.state in _STANCES:
        return len(own) >= _FEWEST and share(own, words) >= _COPIED
    return share(own, words) >= _RESTATED


def _may_answer(answer: DocumentRecord, report: Report, said: Sequence[Answered]) -> bool:
    record, asks = report
    if not any(each.number for each in asks):
        return False
    if record.id == answer.id:  # the answers are printed below what is asked
        return any(each.title or each.restated for each in said)
    if not may_follow(answer, record):
        return False
    held = {each.number for each in asks if each.number}
    return any(_meets(each.number, held) for each in said)


def _is_wording(words: frozenset[str], other: frozenset[str]) -> bool:
    return len(words) >= _FEWEST and share(words, other) >= _COPIED and share(other, words) >= _RESTATED


def _meets(number: str, held: set[str]) -> bool:
    return number in held or any(other.startswith(f"{number}(") or number.startswith(f"{other}(") for other in held)


def _worded(said: Sequence[Answered], asks: Sequence[Asked]) -> float:
    """The middle one of how much of each recommendation stands under its number in the answer."""
    found = []
    for asked in asks:
        own = on_number(asked.number, said) if asked.number else []
        texts = list(_texts(own))
        if texts:
            found.append(share(content(f"{asked.title or ''} {asked.words}"), content(" ".join(texts))))
    return median(found) if found else 0.0


def _texts(found: Sequence[Answered]) -> Iterator[str]:
    for each in found:
        if each.title:
            yield each.title
        if each.restated:
            yield on_one_line(each.restated.text)
        yield from (on_one_line(said.quote.text) for said in each.said[:12])


def _name(record: DocumentRecord) -> str:
    return f"{record.description.title} {record.description.publisher or ''}"
