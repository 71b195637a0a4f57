"""Read a public set by its format, and write it as a folder of documents and a question file."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from corpus.errors import UsageError
from evals.cases import as_line
from evals.public import beir, clapnq, financebench, mtrag, multihop, qmsum, squad
from evals.public.question_set import Document, QuestionSet
from evals.public.terms import Terms

READERS: dict[str, Callable[[Path], QuestionSet]] = {
    "beir": beir.read,
    "squad": squad.read,
    "xquad": squad.read,
    "multihop-rag": multihop.read,
    "financebench": financebench.read,
    "mtrag": mtrag.read,
    "clapnq": clapnq.read,
    "qmsum": qmsum.read,
}


def write(asked: QuestionSet, terms: Terms, folder: Path) -> None:
    """Write `documents` (with sources.csv), `questions.jsonl` and `about.md` into a new or empty folder. UsageError
    where something is in it already."""
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(
            f"{folder} is not empty; give a new folder, so that nothing of another set is ingested with it."
        )
    documents = folder / "documents"
    documents.mkdir(parents=True)
    for document in asked.documents:
        _write_document(document, documents / document.name)
    _write_sources(asked, terms, documents / "sources.csv")
    (folder / "questions.jsonl").write_text("".join(f"{as_line(case)}\n" for case in asked.cases), encoding="utf-8")
    (folder / "about.md").write_text(_about(terms), encoding="utf-8")


def _write_document(document: Document, path: Path) -> None:
    if document.file is not None:
        shutil.copyfile(document.file, path)
    else:
        path.write_text(f"{document.text}\n", encoding="utf-8")


def _write_sources(asked: QuestionSet, terms: Terms, path: Path) -> None:
    columns = sorted({column for document in asked.documents for column in document.told})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["file", *columns, "licence"], restval="")
        writer.writeheader()
        writer.writerows({"file": each.name, **each.told, "licence": terms.licence} for each in asked.documents)


def _about(terms: Terms) -> str:
    return (
        f"# {terms.name}\n\nLicence: {terms.licence}.\nSource: {terms.source}\n\n"
        f"It measures {terms.measures}.\n\nIt does not see: {terms.blind}.\n"
    )
