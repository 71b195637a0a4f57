"""Ask the configured language model one made-up question, to see that it answers and can be understood."""

from time import perf_counter

from assistant.model.asking import instruction, read_reply, schema
from assistant.model.configured import UnansweredError
from corpus.errors import LanguageModelError
from corpus.settings import Settings

_ADVICE = (
    "Answers are quotes until it answers; check CRAFFU_LLM_URL (with its /v1), CRAFFU_LLM_MODEL and CRAFFU_LLM_KEY."
)
_MADE_UP = '{"question": "When did it meet?", "evidence": [{"n": 1, "text": "The committee met on 9 January 2019."}]}'


def probed(settings: Settings) -> float:
    """Seconds until the model answered. Raises LanguageModelError where it does not, or not in the form asked for."""
    from assistant.model.endpoint import Endpoint  # noqa: PLC0415  # takes time and memory

    began = perf_counter()
    try:
        read_reply(Endpoint(settings).ask(instruction(), _MADE_UP, schema()))
    except UnansweredError as error:
        raise LanguageModelError(f"{settings.llm_model} at {settings.llm_url}: {error.why}. {_ADVICE}") from error
    return perf_counter() - began
