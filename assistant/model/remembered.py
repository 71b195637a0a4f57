"""The sentences that a language model wrote once, in the model's place, so that a replay asks nobody."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.model.configured import Model
from assistant.model.phrasing import Phraser
from corpus.folding import readable


@dataclass(frozen=True, slots=True)
class Remembered:
    """Each sentence with the quotes that it rested on. Asked anew, it names the pieces of evidence that have one of
    them; where none has any more, the sentence falls."""

    sentences: Sequence[tuple[str, Sequence[str]]]

    def ask(self, instruction: str, data: str, schema: Mapping[str, Any]) -> str:
        """A reply as a model gives it."""
        evidence = json.loads(data)["evidence"]
        said = [
            {"text": text, "evidence": [piece["n"] for piece in evidence if any(q in piece["text"] for q in quotes)]}
            for text, quotes in self.sentences
        ]
        return json.dumps({"sentences": said})


def remembered(reply: Mapping[str, Any]) -> Phraser:
    """What phrased a logged reply of the contract, to phrase the same evidence alike."""
    quotes = {citation["n"]: readable(citation["quote"]) for citation in reply["citations"]}
    sentences = [(claim["text"], [quotes[n] for n in claim["citations"]]) for claim in reply["claims"]]
    name = str(reply["answerer"]).removeprefix("llm:")
    return Phraser(Model(name, (reply.get("phrasing") or {}).get("host", "")), Remembered(sentences))
