"""Question the assistant in this process, over the index that the settings name."""

from assistant.answer import Assistant, Question, Turn
from assistant.reply import as_contract
from assistant.retrieve import retrieve
from assistant.service import open_assistant
from assistant.understand import understand
from corpus.errors import CraffuError, UsageError
from corpus.filters import Filters
from corpus.settings import Settings
from evals.case import Case
from evals.respondent import Reply, Respondent, failed


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

    def search(question: str) -> list[str]:
        understood = understand(question, (), sources.vocabulary, None)
        return [found.record.filename for found in retrieve(understood, sources, Filters())]

    def text(document_id: str, edition: str) -> str | None:
        try:
            return index.edition(document_id, edition).text
        except UsageError:
            return None

    return Respondent("local", ask, text, search=search, about={"embedder": index.embedder_id})
