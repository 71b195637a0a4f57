"""Try a request again while that may help, waiting as long as the host asks or longer each time."""

from collections.abc import Callable
from typing import TypeVar

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from corpus.errors import FetchError, ServiceDownError
from corpus.settings import Settings
from ingest.fetch.status import TryAgainError

T = TypeVar("T")


def trying(settings: Settings, once: Callable[[], T]) -> T:
    """What `once` returns, at the first, second ... try. Raises ServiceDownError where the host does not answer,
    FetchError where it answers but the document does not come whole."""
    attempts = Retrying(
        stop=stop_after_attempt(settings.fetch_tries),
        wait=lambda state: _wait(settings, state),
        retry=retry_if_exception(lambda error: _may_help(settings, error)),
        reraise=True,
    )
    try:
        return attempts(once)
    except TryAgainError as error:
        raise ServiceDownError(f"{error} {_later(settings, error)}") from error
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise ServiceDownError(f"The host does not answer ({_said(error)}); try again later.") from error
    except httpx.TimeoutException as error:
        raise ServiceDownError("The host stopped answering half way; run again to go on.") from error
    except httpx.RequestError as error:
        tries = settings.fetch_tries
        raise FetchError(f"It came broken or cut short, {tries} times ({_said(error)}); run again later.") from error


def _may_help(settings: Settings, error: BaseException) -> bool:
    if isinstance(error, TryAgainError):
        return (error.wait or 0) <= settings.fetch_wait
    return isinstance(error, httpx.RequestError)


def _wait(settings: Settings, state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    longer: float = settings.fetch_interval * 2**state.attempt_number
    asked = error.wait if isinstance(error, TryAgainError) else None
    return max(asked or 0.0, min(longer, settings.fetch_wait))


def _later(settings: Settings, error: TryAgainError) -> str:
    if error.wait is not None and error.wait > settings.fetch_wait:
        return f"It asks to wait {error.wait / 60:.0f} minutes: run again then."
    return f"It was asked {settings.fetch_tries} times: run again later."


def _said(error: Exception) -> str:
    return str(error).strip()[:200] or type(error).__name__
