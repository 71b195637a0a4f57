"""Citation precision and recall after ALCE (Gao and others 2023, arXiv 2305.14627), and why they fall."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evals.respondent import ANSWERED, Reply
from evals.support import supported

_SHOWN = ("title", "publisher", "authority")
_DATES = ("published", "event_date", "meeting_date")
_ISO_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Fault(StrEnum):
    """What is wrong with a claim that its citations do not support."""

    UNCITED = "uncited"  # the citation is missing: none is given, or a number that is no citation of the reply
    MISPLACED = "misplaced"  # another citation of the reply supports it
    UNSUPPORTED = "unsupported"  # nothing that the reply cites does


@dataclass(frozen=True)
class JudgedClaim:
    """A claim with its citations; `fault` is None where they support it, and then `needless` are those it could do
    without: that do not support it alone, while the rest does."""

    cited: tuple[int, ...]
    fault: Fault | None
    needless: tuple[int, ...] = ()


def judge(reply: Reply) -> tuple[JudgedClaim, ...] | None:
    """Every claim of an answer; None where the reply declines."""
    if reply["status"] not in ANSWERED:
        return None
    return tuple(_judge(claim, reply) for claim in reply.get("claims") or [])


def citation_scores(reply: Reply) -> Mapping[str, float | None]:
    """Recall: supported claims / claims, and the shares of claims with each fault, which make up the rest. Precision:
    precise citations / citations, none being precise on a claim with a fault, all but the needless on the others. An
    answer without claims supports nothing and has no citations to be precise."""
    claims = judge(reply)
    if not claims:
        none = dict.fromkeys(["citation_precision", "citations_needless", *(f"claims_{fault}" for fault in Fault)])
        return {"citation_recall": None if claims is None else 0.0, **none}
    cited = sum(len(claim.cited) for claim in claims)
    needless = sum(len(claim.needless) for claim in claims)
    on_faulty = sum(len(claim.cited) for claim in claims if claim.fault)
    faults = Counter(claim.fault for claim in claims)
    return {
        "citation_recall": faults[None] / len(claims),
        "citation_precision": (cited - needless - on_faulty) / cited if cited else None,
        "citations_needless": needless / cited if cited else None,
        **{f"claims_{fault}": faults[fault] / len(claims) for fault in Fault},
    }


def evidence_of(claim: Reply, reply: Reply) -> list[str]:
    """What the citations of a claim quote, each headed by what it shows of its document."""
    return _evidence(claim["citations"], reply)


def _judge(claim: Reply, reply: Reply) -> JudgedClaim:
    cited = tuple(dict.fromkeys(claim["citations"]))
    held = {citation["n"] for citation in reply.get("citations") or []}
    if not cited or not set(cited) <= held:
        return JudgedClaim(cited, Fault.UNCITED)
    if _supports(claim, cited, reply):
        return JudgedClaim(cited, None, tuple(n for n in cited if _is_needless(n, cited, claim, reply)))
    misplaced = any(_supports(claim, [n], reply) for n in held) or _supports(claim, held, reply)
    return JudgedClaim(cited, Fault.MISPLACED if misplaced else Fault.UNSUPPORTED)


def _is_needless(n: int, cited: Collection[int], claim: Reply, reply: Reply) -> bool:
    rest = [other for other in cited if other != n]
    return not _supports(claim, [n], reply) and _supports(claim, rest, reply)


def _supports(claim: Reply, numbers: Iterable[int], reply: Reply) -> bool:
    return supported(claim["text"], _evidence(numbers, reply), computed=claim.get("kind") == "computed")


def _evidence(numbers: Iterable[int], reply: Reply) -> list[str]:
    """The quotes, each headed by what its citation shows of its document, as ALCE heads a passage with its title."""
    chosen = set(numbers)
    return [_headed(citation) for citation in reply.get("citations") or [] if citation["n"] in chosen]


def _headed(citation: Reply) -> str:
    shown = [str(citation[field]) for field in _SHOWN if citation.get(field)]
    dates = [_readable_date(str(citation[field])) for field in _DATES if citation.get(field)]
    return ". ".join([*shown, *dates, *(citation.get("section") or []), citation["quote"]])


def _readable_date(written: str) -> str:
    """A date as running text has it: "2025-09", which there would be a financial year or a reference, as its month."""
    month = _ISO_MONTH.fullmatch(written)
    return f"{month_name[int(month[2])]} {month[1]}" if month else written
