"""What the reply cites: the right documents, the right passages, and quotes that stand in the stored text."""

from collections.abc import Sequence

from corpus.folding import fold
from evals.case import Case, Evidence, Expected
from evals.respondent import ANSWERED, Found, Reply, Respondent

_PLACE = ("document_id", "edition", "start", "end")  # of a quote; without them it cannot be found
SHARED_WORDS = 6  # a run of this many words makes two quotes overlap


def cited_documents(reply: Reply) -> set[str]:
    """File names of what the answer cites; a reply that declines cites nothing, whatever it shows as nearest."""
    return {citation["filename"] for citation in _citations(reply)}


def document_cited(case: Case, reply: Reply) -> float | None:
    """1 where any gold or equally good document is cited."""
    if not _has_gold_document(case):
        return None
    return float(bool(cited_documents(reply) & case.good_docs))


def document_recall(case: Case, reply: Reply) -> float | None:
    """Good documents cited / gold documents, at most 1: an equally good document stands in for a gold one."""
    if not _has_gold_document(case):
        return None
    return min(1.0, len(cited_documents(reply) & case.good_docs) / len(case.right_docs))


def near_cited(case: Case, reply: Reply) -> float | None:
    """1 where the answer cites a document, or a passage of one, that is tempting and wrong; lower is better."""
    if not case.near_docs and not case.wrong_evidence:
        return None
    wrong = any(_is_cited(evidence, reply) for evidence in case.wrong_evidence)
    return float(wrong or bool(cited_documents(reply) & set(case.near_docs)))


def gold_quote_hit(case: Case, reply: Reply) -> float | None:
    """1 where a cited quote overlaps a gold quote of the case."""
    if case.expected is not Expected.ANSWER or not case.quotes:
        return None
    return float(any(overlap(citation["quote"], gold) for citation in _citations(reply) for gold in case.quotes))


def overlap(one: str, other: str) -> bool:
    """Whether two quotes, folded, share a run of `SHARED_WORDS` words; of a shorter quote, all its words."""
    words, others = fold(one).casefold().split(), fold(other).casefold().split()
    run = min(SHARED_WORDS, len(words), len(others))
    return run > 0 and not _runs(words, run).isdisjoint(_runs(others, run))


def document_among(case: Case, ranked: Sequence[Found] | None, first: int) -> float | None:
    """1 where a good document is among the `first` different documents that search found, best first."""
    if ranked is None or not _has_gold_document(case):
        return None
    return float(not case.good_docs.isdisjoint(list(dict.fromkeys(found.filename for found in ranked))[:first]))


def quotes_exact(reply: Reply, respondent: Respondent) -> float | None:
    """Quotes with `text[start:end] == quote` in the stored text / quotes, those shown as nearest included. Where the
    respondent has a check of its own, that has to agree. None where no quote of the reply says its place: a server
    that gives none cannot be looked at so."""
    shown = [*(reply.get("citations") or []), *(reply.get("nearest") or [])]
    if respondent.text is None or not any(_has_place(citation) for citation in shown):
        return None
    return sum(_is_exact(citation, respondent) for citation in shown) / len(shown)


def _is_cited(evidence: Evidence, reply: Reply) -> bool:
    cited = [citation for citation in _citations(reply) if citation["filename"] == evidence.doc]
    if evidence.page:
        cited = [citation for citation in cited if citation.get("page") == evidence.page]
    return any(evidence.quote is None or overlap(citation["quote"], evidence.quote) for citation in cited)


def _has_place(citation: Reply) -> bool:
    return all(citation.get(name) is not None for name in _PLACE)


def _is_exact(citation: Reply, respondent: Respondent) -> bool:
    assert respondent.text is not None
    if not _has_place(citation):
        return False
    text = respondent.text(citation["document_id"], citation["edition"])
    if text is None or not citation["quote"] or text[citation["start"] : citation["end"]] != citation["quote"]:
        return False
    return respondent.verify is None or respondent.verify(citation)


def _citations(reply: Reply) -> Sequence[Reply]:
    return (reply.get("citations") or []) if reply["status"] in ANSWERED else []


def _has_gold_document(case: Case) -> bool:
    return case.expected is Expected.ANSWER and bool(case.right_docs)


def _runs(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
