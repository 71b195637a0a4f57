"""The message catalogues: every word of the pages has its Welsh, and nothing else is in them."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from fastapi.testclient import TestClient

import api
from api.language import MESSAGES, WELSH, catalogue
from api.responses import PROBLEM_TITLES

API = Path(api.__file__).parent
METHODS = [("pages/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"pages/**.html": {"trimmed": "true"}}
LINK_TO_WELSH = re.compile(r'<a href="([^"]+)" lang="cy" hreflang="cy">Cymraeg</a>')


def _used() -> set[str]:
    """The messages of templates and code; of singular and plural the singular."""
    found = extract_from_dir(API, METHODS, OPTIONS, strip_comment_tags=False)
    messages = {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}
    return messages | set(PROBLEM_TITLES.values())


def _held() -> dict[str, list[str]]:
    """Each message of the catalogue with its Welsh, in all its plural forms."""
    found = {}
    for message in catalogue(WELSH):
        if message.id:
            said = [message.string] if isinstance(message.string, str) else message.string or []
            found[message.id if isinstance(message.id, str) else message.id[0]] = [form or "" for form in said]
    return found


def test_every_message_has_its_welsh() -> None:
    held = _held()
    assert sorted(message for message in _used() if not all(held.get(message, [""]))) == []


def test_no_message_is_left_over() -> None:
    apart = {message.id for message in catalogue(WELSH, "sentences") if message.id}  # test_sentences looks at these
    assert sorted(set(_held()) - _used() - apart) == []


def test_welsh_has_the_same_places_to_fill_in() -> None:
    places = re.compile(r"%\((\w+)\)s")
    for message, welsh in _held().items():
        for form in welsh:
            assert set(places.findall(form)) <= set(places.findall(message)) | {"num"}, message


def test_a_message_stands_in_one_file_only() -> None:
    ids = [
        line for path in MESSAGES.rglob("*.po") for line in path.read_text().splitlines() if line.startswith("msgid ")
    ]
    named = [line for line in ids if line != 'msgid ""']
    assert len(named) == len(set(named))


def test_the_other_language_is_a_link_and_is_kept(client: TestClient) -> None:
    client.cookies.clear()
    english = client.get("/documents?council=Powys").text
    assert '<html lang="en">' in english
    address = LINK_TO_WELSH.findall(english)[0].replace("&amp;", "&")
    assert address == "/documents?council=Powys&lang=cy"
    welsh = client.get(address)
    assert '<html lang="cy">' in welsh.text
    assert [cookie.name for cookie in client.cookies.jar] == ["craffu_language"]
    assert '<html lang="cy">' in client.get("/accessibility").text
    assert '<html lang="en">' in client.get("/accessibility?lang=en").text
    client.cookies.clear()


def test_a_browser_that_prefers_welsh_has_welsh_and_no_cookie(client: TestClient) -> None:
    response = client.get("/", headers={"accept-language": "cy-GB,cy;q=0.9,en;q=0.8"})
    assert '<html lang="cy">' in response.text
    assert "set-cookie" not in response.headers


def test_a_language_that_there_is_none_of_is_english(client: TestClient) -> None:
    response = client.get("/?lang=xx", headers={"cookie": "craffu_language=<b>"})
    assert '<html lang="en">' in response.text
    assert "set-cookie" not in response.headers
