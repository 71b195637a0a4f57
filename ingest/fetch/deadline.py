"""Wait for a reply's headers no longer than a limit: the timeouts of httpx begin anew with every byte that drips in."""

from collections.abc import Callable
from queue import Empty, Queue
from threading import Event, Thread

import httpx


def within(seconds: float, send: Callable[[], httpx.Response]) -> httpx.Response:
    """What `send` returns or raises. Raises httpx.ReadTimeout when the time is up; what comes later is not read."""
    came: Queue[httpx.Response | Exception] = Queue()
    given_up = Event()

    def work() -> None:
        try:
            reply = send()
        except Exception as error:  # noqa: BLE001  # raised again where it is waited for
            came.put(error)
            return
        if given_up.is_set():
            reply.close()
        came.put(reply)

    Thread(target=work, daemon=True).start()
    try:
        result = came.get(timeout=seconds)
    except Empty:
        given_up.set()
        raise httpx.ReadTimeout(f"no reply within {seconds:g} seconds") from None
    if isinstance(result, Exception):
        raise result
    return result
