"""The worked example of docs/api.md and OpenAPI: one question, its answer and the requests around it."""

from typing import Any

_QUOTE = "The council must prepare and submit an improvement plan within 20 days."
_ID = "powys-warning-notice-1a2b3c4d"
_EDITION = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_SNAPSHOT = "20261122T051200-3f9a"

_FIELDS: dict[str, Any] = {
    "filename": "powys-warning-notice.txt",
    "title": "Written statement: warning notice issued to Powys County Council",
    "publisher": "Welsh Government",
    "source_class": "government",
    "kind": "written statement",
    "authority": "Powys",
    "language": "en",
    "url": "https://www.gov.wales/written-statement-warning-notice",
    "licence": "Open Government Licence v3.0",
    "text_status": "original",
    "published": "2017-10-17",
    "period": None,
    "event_date": None,
    "meeting_date": None,
}

QUESTION: dict[str, Any] = {
    "question": "What must Powys send to ministers, and by when?",
    "history": [{"question": "Why was a warning notice issued?", "answer": "Inspectors had serious concerns. [1]"}],
    "filters": {"authorities": ["Powys"], "kinds": ["written statement"], "published_from": "2017-01-01"},
    "as_of": "2018-06-30",
    "language": "en",
    "stream": False,
}

_CITATION = _FIELDS | {
    "n": 1,
    "passage_id": f"{_ID}/9f86d081/0",
    "document_id": _ID,
    "edition": _EDITION,
    "page": None,
    "page_label": None,
    "report_page": None,
    "agenda_item": None,
    "paragraph": None,
    "recognised": None,
    "section": ["What the notice requires"],
    "also_in": [],
    "quote": _QUOTE,
    "start": 412,
    "end": 412 + len(_QUOTE),
}

ANSWER: dict[str, Any] = {
    "id": "a-7c1f0e5b9d3a",
    "status": "answered",
    "question": "What must Powys send to ministers, and by when?",
    "understood": {
        "asks_for": ["open", "date"],
        "count": None,
        "language": "en",
        "councils": ["Powys"],
        "bodies": [],
        "roles": [],
        "people": [],
        "kinds": [],
        "periods": [],
        "as_of": "2018-06-30",
        "read_as": [],
    },
    "answer": f"{_QUOTE} [1]",
    "claims": [{"text": _QUOTE, "citations": [1], "kind": "quote"}],
    "listed": False,
    "missing": None,
    "citations": [_CITATION],
    "reason": None,
    "options": [],
    "nearest": [],
    "conflicts": [],
    "confidence": 0.71,
    "snapshot": _SNAPSHOT,
    "answerer": "extractive",
    "timings_ms": {"understand": 1.2, "retrieve": 24.0, "select": 9.1, "ground": 1.5, "total": 36.4},
}

ABSTENTION: dict[str, Any] = ANSWER | {
    "confidence": None,
    "id": "a-02d4be6610aa",
    "status": "not_found",
    "question": "What must Powys send to ministers in 2031?",
    "answer": "Nothing held for Powys is about 2031; the latest held was published on 17 October 2017.",
    "claims": [],
    "citations": [],
    "reason": {
        "code": "wrong_period",
        "message": "Nothing held for Powys is about 2031; the latest held was published on 17 October 2017.",
    },
    "nearest": [_CITATION],
}

_ITEM = _FIELDS | {
    "id": _ID,
    "edition": _EDITION,
    "status": "indexed",
    "reason": None,
    "pages": None,
    "unreadable_pages": [],
    "ingested_at": "2026-11-22T05:12:00Z",
}

LISTING: dict[str, Any] = {"items": [_ITEM], "next": f"/v1/documents?limit=1&cursor={_ID}"}

DOCUMENT: dict[str, Any] = _ITEM | {
    "committee": None,
    "meeting": None,
    "agenda_item": None,
    "size": 2310,
    "origins": {"title": "header", "publisher": "header", "published": "header", "authority": "header"},
    "certainty": {"title": "certain", "publisher": "certain", "published": "certain", "authority": "certain"},
    "editions": [
        {
            "edition": _EDITION,
            "status": "indexed",
            "published": "2017-10-17",
            "ingested_at": "2026-11-22T05:12:00Z",
            "superseded_by": None,
        }
    ],
    "twins": ["112-llyw-cymru-2017-10-17-hysbysiad-rhy-5a7c1f20"],
    "near_duplicates": [],
    "links": [
        {
            "kind": "twin",
            "document_id": "112-llyw-cymru-2017-10-17-hysbysiad-rhy-5a7c1f20",
            "from_it": True,
            "score": 1.0,
            "span": None,
            "other_span": None,
        }
    ],
}

SEARCH: dict[str, Any] = {
    "query": "improvement plan",
    "snapshot": _SNAPSHOT,
    "items": [
        {
            "passage_id": f"{_ID}/9f86d081/0",
            "edition": _EDITION,
            "document": _ITEM,
            "section": ["What the notice requires"],
            "page": None,
            "page_label": None,
            "text": _QUOTE,
            "start": 412,
            "end": 412 + len(_QUOTE),
            "score": 2.31,
            "parts": {"full_text": 1.4, "nearest": 0.91},
        }
    ],
}

VERIFY: dict[str, Any] = {"document_id": _ID, "quote": _QUOTE, "start": 412, "end": 412 + len(_QUOTE)}

VERIFICATION: dict[str, Any] = {
    "verified": True,
    "start": 412,
    "end": 412 + len(_QUOTE),
    "page": None,
    "why": None,
}

ERROR: dict[str, Any] = {
    "type": "about:blank",
    "title": "Request not understood",
    "status": 422,
    "detail": "filters.authorities: no council is called 'Powis'. Did you mean Powys?",
    "request_id": "5f0c2b9e8d1a4c37",
    "errors": [{"field": "filters.authorities", "message": "no council is called 'Powis'. Did you mean Powys?"}],
}
