"""A few lines in the layout of each public set, with texts of our own, and what becomes of them."""

import json
from collections.abc import Callable
from pathlib import Path

LIBRARY = "The library in Tref Ddu opened in May 1931. It holds 40,000 books. Mair Hopkin gave the land."
BRIDGE = "The bridge at Rhyd Las was closed for two winters. Repairs cost £310,000 and took 14 months."


def _lines(*rows: object) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def beir(folder: Path) -> Path:
    corpus = [{"_id": "d/1", "title": "Library", "text": LIBRARY}, {"_id": "d 1", "title": "", "text": BRIDGE}]
    queries = [{"_id": "q1", "text": "who gave land for books"}, {"_id": "q2", "text": "ferry times"}]
    _written(folder / "corpus.jsonl", _lines(*corpus))
    _written(folder / "queries.jsonl", _lines(*queries))
    _written(folder / "qrels" / "test.tsv", "query-id\tcorpus-id\tscore\nq1\td/1\t1\nq1\td 1\t0\n")
    return folder


def squad(folder: Path, name: str = "dev-v2.0.json") -> Path:
    start = LIBRARY.index("Mair Hopkin")
    answered = {"id": "s1", "question": "Who gave the land?", "is_impossible": False}
    answered["answers"] = [
        {"text": "Mair Hopkin", "answer_start": start},
        {"text": "Hopkin", "answer_start": start + 5},
    ]
    nearly = {"id": "s2", "question": "Who built the library?", "is_impossible": True, "answers": []}
    nearly["plausible_answers"] = [{"text": "Mair Hopkin", "answer_start": start}]
    paragraphs = [{"context": BRIDGE, "qas": []}, {"context": LIBRARY, "qas": [answered, nearly]}]
    data = {"version": "v2.0", "data": [{"title": "Tref_Ddu", "paragraphs": paragraphs}]}
    return _written(folder / name, json.dumps(data))


def multihop(folder: Path) -> Path:
    told = {"author": "A", "source": "The Ford", "category": "news", "published_at": "2023-10-01T09:00:00+00:00"}
    corpus = [
        {"title": "Library", "url": "https://ford.example/1", "body": LIBRARY, **told},
        {"title": "Bridge", "url": "https://ford.example/2", "body": BRIDGE, **told},
    ]
    found = [
        {"url": "https://ford.example/1", "fact": "It holds 40,000 books.", "title": "Library", "source": "The Ford"},
        {"url": "https://ford.example/2", "fact": "It was put otherwise.", "title": "Bridge", "source": "The Ford"},
    ]
    asked = [
        {
            "query": "What took 14 months?",
            "answer": "Repairs",
            "question_type": "inference_query",
            "evidence_list": found,
        },
        {"query": "Is it open?", "answer": "Yes", "question_type": "comparison_query", "evidence_list": found[:1]},
        {
            "query": "And the ferry?",
            "answer": "Insufficient information.",
            "question_type": "null_query",
            "evidence_list": [],
        },
    ]
    _written(folder / "corpus.json", json.dumps(corpus))
    _written(folder / "MultiHopRAG.json", json.dumps(asked))
    return folder


def financebench(folder: Path) -> Path:
    held = {"evidence_doc_name": "FORD_2020_10K", "evidence_page_num": 4, "evidence_text": "..."}
    asked = {"question": "What did repairs cost?", "question_type": "metrics-generated", "doc_name": "FORD_2020_10K"}
    rows = [
        {"financebench_id": "f1", "answer": "$310000.00", "evidence": [held], **asked},
        {"financebench_id": "f2", "answer": "They rose, since winters were hard.", "evidence": [held], **asked},
        {"financebench_id": "f3", "answer": "1", "evidence": [held], **asked, "doc_name": "FERRY_2020_10K"},
    ]
    _written(folder / "data" / "financebench_open_source.jsonl", _lines(*rows))
    _written(folder / "pdfs" / "FORD_2020_10K.pdf", "%PDF-1.4 only copied")
    return folder


def mtrag(folder: Path) -> Path:
    passage = {"document_id": "77-0-90", "text": f"Tref Ddu\n{LIBRARY}", "title": "Tref Ddu", "score": 3.5}
    said = [{"speaker": "user", "text": "Is there a library?"}, {"speaker": "agent", "text": "Yes, in Tref Ddu."}]
    last, vague, ferry = (
        {"speaker": "user", "text": text} for text in ("Since when?", "Which one?", "Is there a ferry?")
    )
    rows = [
        {"task_id": "t<::>2", "contexts": [passage], "input": [*said, last], "answerability": ["ANSWERABLE"]},
        {"task_id": "t<::>3", "contexts": [passage], "input": [vague], "Answerability": ["UNDERSPECIFIED"]},
        {"task_id": "t<::>4", "contexts": [], "input": [ferry], "answerability": ["UNANSWERABLE"]},
        {"task_id": "t<::>5", "contexts": [], "input": [last], "answerability": ["CONVERSATIONAL"]},
    ]
    return _written(folder / "reference.jsonl", _lines(*rows))


def clapnq(folder: Path) -> Path:
    tokens = "The bridge ( at Rhyd Las ) was closed . It 's open , `` they '' said ."
    passage = {"title": "Bridge", "text": tokens, "sentences": [tokens]}
    chosen = {"answer": "It is open.", "selected_sentences": ["It 's open , `` they '' said ."], "meta": {}}
    nothing = {"answer": "", "selected_sentences": [], "meta": {}}
    _written(folder / "a.jsonl", _lines({"id": "1", "input": "is it open", "passages": [passage], "output": [chosen]}))
    _written(
        folder / "u.jsonl", _lines({"id": "2", "input": "when was it", "passages": [passage], "output": [nothing]})
    )
    return folder


def qmsum(folder: Path) -> Path:
    turns = [
        {"speaker": "Chair", "content": "Shall we begin ?"},
        {"speaker": "Mair Hopkin", "content": "I would rather that the bridge is mended before winter comes ."},
    ]
    asked = {"query": "What did Mair Hopkin want?", "answer": "A mended bridge.", "relevant_text_span": [["0", "1"]]}
    whole = {"query": "Summarize the meeting.", "answer": "They met."}
    meeting = {"topic_list": [], "general_query_list": [whole], "specific_query_list": [asked]}
    _written(folder / "TD01.json", json.dumps({**meeting, "meeting_transcripts": turns}))
    return folder


SAMPLES: dict[str, Callable[[Path], Path]] = {
    "beir": beir,
    "squad": squad,
    "xquad": lambda folder: squad(folder, "xquad.de.json"),
    "multihop-rag": multihop,
    "financebench": financebench,
    "mtrag": mtrag,
    "clapnq": clapnq,
    "qmsum": qmsum,
}
