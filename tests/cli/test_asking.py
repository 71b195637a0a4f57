"""`craffu ask` and `craffu search` over a folder of one document."""

import json

from tests.cli.conftest import Run

QUESTION = "How much did the new bus depot in Brecon cost the council?"
QUOTE = "The new bus depot in Brecon cost the council £2.4 million."


def test_an_answer_in_json_is_the_contracts_object(held: Run) -> None:
    done = held("ask", QUESTION, "--json")
    assert done.returncode == 0
    reply = json.loads(done.stdout)
    assert (reply["status"], reply["question"], reply["snapshot"]) == ("answered", QUESTION, "000001")
    assert reply["claims"] == [{"text": QUOTE, "citations": [1], "kind": "quote"}]
    (citation,) = reply["citations"]
    assert (citation["quote"], citation["filename"], citation["published"]) == (QUOTE, "depot.txt", "2020-05-04")
    assert citation["end"] - citation["start"] == len(QUOTE)
    assert {"id", "answer", "reason", "options", "nearest", "conflicts", "answerer", "timings_ms"} <= reply.keys()


def test_an_answer_in_words_shows_its_source(held: Run) -> None:
    done = held("ask", QUESTION, "--authority", "Powys County Council")
    assert done.returncode == 0
    assert done.stdout.startswith(f"{QUOTE} [1]")
    assert done.stdout.rstrip().splitlines()[-1].startswith("Understood: ")
    assert "Bus depot opens in Brecon, Powys County Council, 2020-05-04, depot.txt" in done.stdout


def test_declining_is_not_an_error(held: Run) -> None:
    done = held("ask", QUESTION, "--as-of", "2019-12-31", "--json")
    assert (done.returncode, json.loads(done.stdout)["status"]) == (0, "not_found")


def test_search_lists_passages_with_the_parts_of_their_scores(held: Run) -> None:
    done = held("search", "bus depot", "--json")
    (row,) = (json.loads(line) for line in done.stdout.splitlines())
    assert row["filename"] == "depot.txt"
    assert {"full_text", "vector"} <= row["parts"].keys()
    assert QUOTE in row["text"]
