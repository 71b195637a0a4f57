"""Question a server over HTTP, this one or another that keeps the contract."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import httpx

from evals.case import Case
from evals.contract import breach
from evals.respondent import Found, Reply, Respondent, ServerDownError, failed

TIMEOUT_SECONDS = 120
TEXTS_KEPT = 256


def over_http(url: str, timeout: float = TIMEOUT_SECONDS) -> Respondent:
    """The server at `url` ("http://127.0.0.1:8000"). Only the question and its history are sent. Asking raises
    ServerDownError when nobody answers; a reply that is an error is scored as a failed case."""
    # No proxy from the environment: the address is the one that was named, nothing in between.
    remote = _Remote(httpx.Client(base_url=url, timeout=timeout, trust_env=False))
    return Respondent(
        name=url, ask=remote.ask, text=lru_cache(TEXTS_KEPT)(remote.text), verify=remote.verify, search=remote.search
    )


class _Remote:
    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def ask(self, case: Case) -> Reply:
        history = [{"question": turn.question, "answer": turn.answer} for turn in case.history]
        asked: dict[str, Any] = {"question": case.question, "history": history}
        if case.as_of:
            asked["as_of"] = case.as_of.isoformat()
        response = self._send("POST", "/v1/answers", json=asked)
        reply = _json(response)
        if response.status_code != httpx.codes.OK:
            return failed(f"HTTP {response.status_code}: {reply.get('detail') or response.text[:200]}")
        why = breach(reply)
        return failed(why) if why else reply

    def text(self, document_id: str, edition: str) -> str | None:
        response = self._send("GET", f"/v1/documents/{document_id}/text", params={"edition": edition})
        # Decoded here: offsets count code points, and no reader may touch the line ends.
        return response.content.decode("utf-8") if response.status_code == httpx.codes.OK else None

    def verify(self, citation: Reply) -> bool:
        asked = {name: citation[name] for name in ("document_id", "quote", "start", "end")}
        return _json(self._send("POST", "/v1/verify", json=asked)).get("verified") is True

    def search(self, case: Case, question: str) -> list[Found] | None:
        as_of = {"as_of": case.as_of.isoformat()} if case.as_of else {}
        reply = _json(self._send("GET", "/v1/search", params={"q": question, "limit": 50, **as_of}))
        if "items" not in reply:  # a server without search cannot be judged by it
            return None
        return [found for item in reply["items"] if (found := _found(item))]

    def _send(self, method: str, path: str, **content: Mapping[str, Any]) -> httpx.Response:
        try:
            return self._client.request(method, path, **content)  # type: ignore[arg-type]
        except httpx.TransportError as error:
            where = self._client.base_url
            raise ServerDownError(f"{where} does not answer: {error}. Is the server running?") from error


def _found(item: Mapping[str, Any]) -> Found | None:
    """A passage as the contract's search gives it, or with the document's fields beside the passage's."""
    about = item.get("document") or item
    if "filename" not in about:
        return None
    page = item.get("page")
    return Found(
        str(about["filename"]), page, str(item.get("text") or ""), about.get("authority"), about.get("source_class")
    )


def _json(response: httpx.Response) -> Mapping[str, Any]:
    try:
        value = response.json()
    except ValueError:
        return {}
    return value if isinstance(value, Mapping) else {}
