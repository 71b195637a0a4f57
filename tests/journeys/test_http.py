"""What a script does over real HTTP: ask, check every quote, read the answer again."""

from concurrent.futures import ThreadPoolExecutor

import httpx

QUESTION = "What were CIW's four priorities for Powys?"


def test_ask_and_check_every_quote(server: str) -> None:
    with httpx.Client(base_url=server) as http:
        asked = http.post("/v1/answers", json={"question": QUESTION})
        answer = asked.json()
        assert answer["status"] == "answered"
        assert answer["citations"]
        for citation in answer["citations"]:
            body = {key: citation[key] for key in ("document_id", "quote", "start", "end")}
            assert http.post("/v1/verify", json=body).json()["verified"]
        assert http.get(f"/v1/answers/{answer['id']}").content == asked.content


def test_every_listed_document_has_its_text_and_its_page(server: str) -> None:
    with httpx.Client(base_url=server) as http:
        items = http.get("/v1/documents", params={"limit": 200}).json()["items"]
        assert items
        for item in items:
            assert http.get(f"/v1/documents/{item['id']}/text").text.strip()
            assert item["title"] in http.get(f"/v1/documents/{item['id']}").json()["title"]
            assert http.get(f"/documents/{item['id']}").status_code == 200


def test_the_same_question_at_once_gets_the_same_answer(server: str) -> None:
    def ask(_: int) -> str:
        return str(httpx.post(f"{server}/v1/answers", json={"question": QUESTION}, timeout=60).json()["answer"])

    with ThreadPoolExecutor(8) as together:
        assert len(set(together.map(ask, range(8)))) == 1
