"""Question the assistant in this process, over the index that the settings name."""

from assistant.answer import Assistant, Question, Turn
from assistant.reply import as_contract
from assistant.retrieve import ScoredPassage, retrieve
from assistant.understand import understand
from corpus.document import page_at
from corpus.errors import CraffuError, UsageError
from corpus.filters import Filters
from corpus.index import Index
from corpus.settings import Settings
from evals.case import Case
from evals.respondent import Found, Reply, Respondent, failed
from workbench.answering import open_assistant


def local(settings: Settings) -> Respondent:
    """The assistant over the settings' index. Raises NoIndexError and ModelError as opening it does."""
    return questioned(open_assistant(settings))


def questioned(assistant: Assistant) -> Respondent:
    """An open assistant as a respondent; the caller closes it."""
    index, sources = assistant.sources.index, assistant.sources

    def ask(case: Case) -> Reply:
        history = tuple(Turn(turn.question, turn.answer) for turn in case.history)
        try:
            return as_contract(assistant.answer(Question(case.question, history, Filters(as_of=case.as_of))))
        except CraffuError as error:  # one question that breaks it is a failed case, not the end of the run
            return failed(str(error))

    def search(case: Case, question: str) -> list[Found]:
        understood = understand(question, (), sources.vocabulary, None)
        return [_found(scored, index) for scored in retrieve(understood, sources, Filters(as_of=case.as_of))]

    def text(document_id: str, edition: str) -> str | None:
        try:
            return index.edition(document_id, edition).text
        except UsageError:
            return None

    return Respondent(
        "local", ask, text, search=search, about={"embedder": index.embedder_id, "snapshot": index.generation}
    )


def _found(scored: ScoredPassage, index: Index) -> Found:
    passage, about = scored.passage, scored.record.description
    edition = index.edition(passage.document_id, passage.edition)
    page = page_at(edition.pages, passage.start)
    text = edition.text[passage.start : passage.end]
    return Found(scored.record.filename, page.index if page else None, text, about.authority, about.source_class.value)
