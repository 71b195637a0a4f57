import json

from api.events import as_events
from assistant.reply import as_contract
from tests.api.replies import ANSWERED, REFUSED


def _read(reply: dict[str, object]) -> list[tuple[str, dict[str, object]]]:
    events = []
    for block in "".join(as_events(reply)).strip().split("\n\n"):
        name, data = block.split("\n")
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events


def test_each_claim_is_followed_by_the_citations_it_is_the_first_to_use() -> None:
    events = _read(as_contract(ANSWERED))
    assert [name for name, _ in events] == ["status", "claim", "citation", "claim", "citation", "done"]
    assert [data["n"] for name, data in events if name == "citation"] == [1, 2]


def test_the_last_event_is_the_whole_reply() -> None:
    reply = as_contract(ANSWERED)
    assert _read(reply)[-1] == ("done", reply)


def test_an_abstention_is_its_status_and_the_reply() -> None:
    assert [name for name, _ in _read(as_contract(REFUSED))] == ["status", "done"]
