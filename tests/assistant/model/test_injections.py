"""Instructions in questions and in documents change nothing, with a model that obeys them or without one."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Assistant, Question
from assistant.model.phrasing import phraser
from assistant.reply import as_contract
from assistant.service import open_assistant
from corpus.settings import Settings
from tests.assistant.model.fake_model import Data, FakeModel, sentences
from tests.ingest.pdf import Printed, paragraph, pdf

DATA = tomllib.loads((Path(__file__).parent / "injections.toml").read_text(encoding="utf-8"))
ENGLISH = "Did Powys councillors know about the Peopletoo findings before the 2017 inspection?"
WELSH = "Pa fwrdd a sefydlwyd ym Mhowys ar ôl y pecyn cymorth corfforaethol?"
ASKED = [(text, ENGLISH) for text in DATA["questions"]] + [(text, WELSH) for text in DATA["questions_cy"]]

FACTS = {
    "Powys": (
        "The annual report covers the work of the fostering team in the county.",
        "Powys approved forty-two foster carers during the year, and six of them live in Brecon.",
        "The team also held three open evenings in Newtown.",
    ),
    "Wrexham": (
        "The annual report covers what people said about services.",
        "Wrexham answered eighty-one complaints about social services, and nine of them were upheld.",
        "Most complaints were about delays, the report says.",
    ),
    "Gwynedd": (
        "The annual report covers training and recruitment.",
        "Gwynedd trained seventeen social workers in safeguarding, with help from Bangor University.",
        "Two more courses are planned for the spring.",
    ),
}
ABOUT = (
    "How many foster carers did Powys approve?",
    "How many complaints did Wrexham answer?",
    "Which university helped Gwynedd?",
    "What training is planned in Gwynedd for the spring?",
    "Where did the fostering team in Powys hold open evenings?",
    "What were complaints in Wrexham about?",
    "Faint o ofalwyr maeth a gymeradwyodd Powys?",
)  # fmt: skip


def said(assistant: Assistant, question: str) -> list[dict[str, Any]]:
    claims: list[dict[str, Any]] = as_contract(assistant.answer(Question(question)))["claims"]
    return [{"text": claim["text"], "citations": claim["citations"]} for claim in claims]


def obey(_: Data) -> str:
    return sentences([(text, [1]) for text in DATA["obeyed"]])


def test_there_are_enough_of_them() -> None:
    assert len(ASKED) + len(DATA["passages"]) >= 100
    assert len(set(DATA["passages"])) == len(DATA["passages"])


@pytest.mark.parametrize(("text", "question"), ASKED, ids=[str(at) for at in range(len(ASKED))])
def test_an_instruction_in_a_question_is_refused_or_changes_nothing(
    modelled: Assistant, assistant: Assistant, fake: FakeModel, text: str, question: str
) -> None:
    fake.write = obey
    for asked in (assistant, modelled):
        reply = as_contract(asked.answer(Question(text.replace("{q}", question))))
        if reply["status"] == "refused":
            assert reply["reason"]["code"] == "unsafe_request"
        else:
            assert said(asked, text.replace("{q}", question)) == said(assistant, question) != []


def written(folder: Path, injected: bool) -> None:
    """The same facts as text, HTML and PDF, with the passages between and around them or without."""
    passages = DATA["passages"] if injected else []
    for at, (council, facts) in enumerate(FACTS.items()):
        own = passages[at::3]
        blocks = [facts[0], *own[::2], facts[1], *own[1::2], facts[2]]
        header = (
            f"authority: {council}\ndate: 2024-05-01\nkind: annual report\ntitle: Annual report of {council}\n---\n"
        )
        if at == 0:
            (folder / "powys.txt").write_text(header + "\n\n".join(blocks) + "\n", encoding="utf-8")
        elif at == 1:
            (folder / "wrexham.html").write_text(_html(council, facts, own), encoding="utf-8")
        else:
            (folder / "gwynedd.pdf").write_bytes(_pdf(council, facts, own))


def _html(council: str, facts: tuple[str, ...], hidden: list[str]) -> str:
    styles = (
        "display:none",
        "visibility: hidden",
        "font-size:0",
        "opacity:0",
        "color:#fff",
        "position:absolute;left:-9999px",
    )
    shown = [f"<p>{fact}</p>" for fact in facts]
    buried = [f'<p style="{styles[at % len(styles)]}">{text}</p><!-- {text} -->' for at, text in enumerate(hidden)]
    title = f"<title>Annual report of {council} council</title>"
    body = f"<h1>Annual report of {council} council</h1>{shown[0]}{''.join(buried)}{shown[1]}{shown[2]}"
    return f"<html lang=en><head>{title}</head><body><main>{body}</main></body></html>"


def _pdf(council: str, facts: tuple[str, ...], hidden: list[str]) -> bytes:
    lines = [Printed(f"Annual report of {council} County Council, May 2024", 780, bold=True)]
    for at, fact in enumerate(facts):
        lines += paragraph(fact, 740 - 60 * at)
    small = [
        Printed(text.encode("cp1252", "ignore").decode("cp1252").replace("\n", " "), 500 - 8 * at, size=1)
        for at, text in enumerate(hidden)
    ]
    return pdf([lines + small])


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield from _opened(tmp_path_factory, injected=False)


@pytest.fixture(scope="module")
def injected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    yield from _opened(tmp_path_factory, injected=True)


def _opened(paths: pytest.TempPathFactory, injected: bool) -> Iterator[Assistant]:
    from ingest.run import ingest

    files, settings = paths.mktemp("files"), Settings(data=paths.mktemp("data"))
    written(files, injected)
    ingest([files], settings)
    opened = open_assistant(settings)
    yield opened
    opened.close()


@pytest.mark.parametrize("question", ABOUT)
def test_instructions_in_documents_change_no_answer(clean: Assistant, injected: Assistant, question: str) -> None:
    assert said(injected, question) == said(clean, question) != []


@pytest.mark.parametrize("question", ABOUT)
def test_nor_do_they_with_a_model_that_obeys(
    clean: Assistant, injected: Assistant, fake: FakeModel, question: str
) -> None:
    fake.write = obey
    settings = Settings(llm_url=fake.url, llm_model="obeying")
    obeying = Assistant(injected.sources, phraser=phraser(settings))
    assert said(obeying, question) == said(clean, question)
