"""Cut a run into parts: by type of question, council, source class, language."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from evals.results import Outcome, Run
from evals.scope import councils_asked

Part = Mapping[str, tuple[Outcome, ...]]
NONE = "none named"
UNKNOWN = "not known"


def by_type(run: Run) -> Part:
    """The outcomes of each type of question, types in the order they first come."""
    return _parts(run.outcomes, lambda outcome: outcome.case.type)


def by_council(run: Run) -> Part:
    """By the council a case is about; "several" where there are more than one. Where its words name none, the council
    of its right document, as search or citations tell it."""
    return _sorted(_parts(run.outcomes, _council))


def by_source_class(run: Run) -> Part:
    """By who speaks in the right document, as search or citations tell it; else in the first document cited."""
    return _sorted(_parts(run.outcomes, _source_class))


def by_language(run: Run) -> Part:
    """By the language that cases name."""
    return _sorted(_parts(run.outcomes, lambda outcome: outcome.case.lang or UNKNOWN))


def _parts(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> Part:
    parts: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        parts[key(outcome)].append(outcome)
    return {name: tuple(part) for name, part in parts.items()}


def _sorted(parts: Part) -> Part:
    """The largest part first, what could not be told last."""
    order = sorted(parts, key=lambda name: (name in {NONE, UNKNOWN}, -len(parts[name]), name))
    return {name: parts[name] for name in order}


def _council(outcome: Outcome) -> str:
    asked = councils_asked(outcome.case)
    if len(asked) > 1:
        return "several"
    return next(iter(asked), None) or _of_right_document(outcome, "authority") or NONE


def _source_class(outcome: Outcome) -> str:
    cited = (citation.get("source_class") for citation in outcome.reply.get("citations") or [])
    return _of_right_document(outcome, "source_class") or next((each for each in cited if each), None) or UNKNOWN


def _of_right_document(outcome: Outcome, field: str) -> str | None:
    """A field of the first right document that search or a citation shows."""
    shown = {found.filename: getattr(found, field) for found in outcome.ranked or ()}
    shown |= {citation["filename"]: citation.get(field) for citation in outcome.reply.get("citations") or []}
    return next((shown[name] for name in outcome.case.right_docs if shown.get(name)), None)
