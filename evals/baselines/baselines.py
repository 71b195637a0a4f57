"""Every baseline over the documents of an index, ready to be asked the same questions as Craffu."""

from collections.abc import Mapping

from llama_index.core.storage.kvstore import SimpleKVStore
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from corpus.embedder import model_folder
from corpus.index import Index
from corpus.settings import Settings
from evals.baselines.answering import Baseline
from evals.baselines.passages import passages
from evals.baselines.systems import SYSTEMS
from evals.respondent import Respondent


def baselines(index: Index, settings: Settings) -> Mapping[str, Respondent]:
    """By name: each system with whole passages and with sentences. Raises ModelError where the model cannot be had.
    The caller keeps the index open."""
    places = passages(index)
    model = HuggingFaceEmbedding(model_name=str(model_folder(settings)), device="cpu", trust_remote_code=False)
    model.embeddings_cache = SimpleKVStore()  # the sentences of a passage are looked at for many questions
    nodes = [place.node for place in places.values()]
    found = {}
    for name, system in SYSTEMS.items():
        baseline = Baseline(system, system.build(nodes, model), model, places, index)
        for respondent in (baseline.whole(f"{name}, passages"), baseline.short(f"{name}, sentences")):
            found[respondent.name] = respondent
    return found
