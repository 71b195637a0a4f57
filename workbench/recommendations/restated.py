"""What documents that answer repeat of reports that are not held: asked all the same, and answered where it stands."""

from collections.abc import Sequence

from corpus.filters import Filters
from workbench.kept import Kept
from workbench.recommendations.meaning import content, share
from workbench.recommendations.replies import Report
from workbench.recommendations.responses import add_responses
from workbench.recommendations.tracked import Answer, By, Source, Tracked, day_of
from workbench.recommendations.words import expression, on_one_line

_SAME = 0.85  # of the words of both: told again by a later document
_TOLD = 0.5  # of what a document repeats, that it tells something of


def not_held(kept: Kept, found: Sequence[Tracked], answering: Sequence[Report], filters: Filters) -> list[Tracked]:
    """What the documents that answer nothing in `found` repeat, each thing once, with what they say of it."""
    linked = {answer.record.id for each in found for answer in each.answers if answer.by is not By.ALL}
    fresh = sorted((each for each in answering if each[0].id not in linked), key=_by_day)
    own: list[Tracked] = []
    for record, asks in fresh:
        for asked in asks:
            source = Source(record, asked)
            known = next((each for each in own if _is_again(each.sources[0], source)), None)
            if known:
                known.sources.append(source)
            else:
                own.append(Tracked([source]))
    add_responses(kept, own, fresh, filters)
    told = {record.id for record, _ in fresh if _tells([each for each in own if each.record.id == record.id])}
    return [each for each in own if each.answers and each.record.id in told]


def _tells(own: Sequence[Tracked]) -> bool:
    return sum(any(map(_answers, each.answers)) for each in own) >= _TOLD * len(own)


def _answers(answer: Answer) -> bool:
    """Whether a passage takes a stance, or says itself that it is a response."""
    opened = expression("answering", "reply").match(on_one_line(answer.quotes[0].text))
    return answer.state is not None or opened is not None


def _is_again(one: Source, other: Source) -> bool:
    if one.record.description.authority != other.record.description.authority or one.record.id == other.record.id:
        return False
    words, others = content(one.asked.words), content(other.asked.words)
    return share(words, others) >= _SAME and share(others, words) >= _SAME


def _by_day(report: Report) -> str:
    return str(day_of(report[0]) or "9")
