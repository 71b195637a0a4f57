"""Citation precision and recall after ALCE (arXiv 2305.14627), with word checks where ALCE asks a language model."""

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from evals.features import Features, Number, features, stem
from evals.respondent import ANSWERED, Reply
from evals.word_lists import word_lists

CONTENT_SHARE = 0.8  # of a claim's content words must stand in what it cites
COMPUTED_SHARE = 0.5  # of a computed claim's, whose "rose by" and "in all" are its own
_OPENING = re.compile(r"^(?:yes|no|oes|ydy|do|nac oes|nac ydy|naddo)\s*[,.:;–—-]\s*", re.IGNORECASE)
_SHOWN = ("title", "publisher", "authority", "published", "event_date")


def supported(claim: str, evidence: Sequence[str], computed: bool = False) -> bool:
    """Whether every number, date, name and negation of a claim, and `CONTENT_SHARE` of its content words, stand in the
    evidence. A computed claim may also state what two numbers of the evidence give. A leading "Yes," or "No," is judged
    elsewhere (`answer_right`)."""
    said, held = features(_OPENING.sub("", claim)), features("\n".join(evidence))
    return (
        bool(evidence)
        and _numbers_stand(said, held, computed)
        and all(any(day.within(other) for other in held.dates) for day in said.dates)
        and said.names <= held.words | _months(held)
        and (held.negated or not said.negated)
        and _words_stand(said, held, COMPUTED_SHARE if computed else CONTENT_SHARE)
    )


def citation_recall(reply: Reply) -> float | None:
    """Supported claims / claims of an answer; an answer without claims supports nothing."""
    if reply["status"] not in ANSWERED:
        return None
    claims = reply.get("claims") or []
    return sum(_claim_supported(claim, reply) for claim in claims) / len(claims) if claims else 0.0


def citation_precision(reply: Reply) -> float | None:
    """Precise citations / citations, over all claims. None are precise on a claim that all of its citations together do
    not support; else all but the needless ones, those that do not support it alone where the rest does."""
    if reply["status"] not in ANSWERED:
        return None
    judged = [precise for claim in reply.get("claims") or [] for precise in _judge(claim, reply)]
    return sum(judged) / len(judged) if judged else None


def _judge(claim: Reply, reply: Reply) -> list[bool]:
    cited = list(dict.fromkeys(claim["citations"]))
    if not _claim_supported(claim, reply):
        return [False] * len(cited)
    return [not _is_needless(n, cited, claim, reply) for n in cited]


def _is_needless(n: int, cited: Sequence[int], claim: Reply, reply: Reply) -> bool:
    rest = [other for other in cited if other != n]
    return not _supports(claim, [n], reply) and _supports(claim, rest, reply)


def _claim_supported(claim: Reply, reply: Reply) -> bool:
    held = {citation["n"] for citation in reply["citations"]}
    return set(claim["citations"]) <= held and _supports(claim, claim["citations"], reply)


def _supports(claim: Reply, numbers: Iterable[int], reply: Reply) -> bool:
    chosen = set(numbers)
    evidence = [_evidence(citation) for citation in reply["citations"] if citation["n"] in chosen]
    return supported(claim["text"], evidence, computed=claim.get("kind") == "computed")


def _evidence(citation: Reply) -> str:
    """The quote, headed by what the citation shows of its document, as ALCE heads a passage with its title."""
    shown = [str(citation[field]) for field in _SHOWN if citation.get(field)]
    return ". ".join([*shown, *(citation.get("section") or []), citation["quote"]])


def _months(held: Features) -> set[str]:
    """The names of the months that its dates fall in, so that "in March" stands in 10/03/2019."""
    numbers = {day.month for day in held.dates}
    return {stem(name) for name, number in word_lists().months.items() if number in numbers}


def _words_stand(said: Features, held: Features, share: float) -> bool:
    months = {stem(name) for name in word_lists().months}
    content = said.content - months
    return len(content & held.words) >= share * len(content)


def _numbers_stand(said: Features, held: Features, computed: bool) -> bool:
    values = {number.value for number in held.numbers}
    for number in said.loose_numbers:
        if number in held.numbers or (number.unit is None and number.value in values):
            continue
        if not (computed and _follows(number, held.numbers)):
            return False
    return True


def _follows(number: Number, given: Iterable[Number]) -> bool:
    """Whether two given numbers have this as sum, difference, ratio, share or change per cent, rounded as written."""
    value = float(number.value)
    slack = 0.5 * 10 ** -len(number.value.partition(".")[2]) + 1e-9
    values = [float(other.value) for other in given]
    return any(abs(value - result) <= slack for a, b in permutations(values, 2) for result in _results(a, b))


def _results(a: float, b: float) -> tuple[float, ...]:
    ratios = (b / a, 100 * b / a, 100 * abs(b - a) / a) if a else ()
    return (a + b, abs(a - b), *ratios)
