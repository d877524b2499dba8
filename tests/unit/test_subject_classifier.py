"""The subject classifier through its own Rasa methods, trained on a tiny set (imports Rasa: about 7 s)."""

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.subject_classifier import SubjectClassifier

EXAMPLES = {
    "bim_definition": ["c'est quoi le bim", "que veut dire bim", "bim définition", "explique moi le bim", "le bim kesako"],
    "dmg_cout": ["combien coûte un dmg", "prix du dmg", "le dmg est-il payant", "frais du dmg", "cb coute le dmg"],
    "dmg_ouverture": [
        "comment ouvrir un dmg",
        "ouvrir un dmg",
        "demander un dmg",
        "je veux un dmg",
        "faire créer un dmg",
    ],
    "saluer": ["bonjour", "salut", "bonsoir", "coucou", "hello"],
    "hors_sujet": ["quel temps fait-il", "recette de crêpes", "qui a gagné le match", "météo demain", "blague"],
}
SUBJECTS = """subjects:
- {id: bim_definition, theme: bim}
- {id: dmg_cout, theme: dmg}
- {id: dmg_ouverture, theme: dmg}
"""


def training_data() -> TrainingData:
    return TrainingData([Message.build(text, name) for name, texts in EXAMPLES.items() for text in texts])


def train(directory: Path, data: TrainingData | None = None, **settings: Any) -> SubjectClassifier:
    """Trains, persists and loads again: what the server does."""
    directory.mkdir()
    subjects = directory / "subjects.yml"
    subjects.write_text(SUBJECTS, encoding="utf-8")
    config: dict[str, Any] = {
        **SubjectClassifier.get_default_config(),
        "subjects": str(subjects),
        "kept_vectors": "",  # those of the real training stay
        "split_confidence": 0.0,
        **settings,
    }
    store = directory / "store"
    store.mkdir()
    storage, resource = LocalModelStorage(store), Resource("subjects")
    context = ExecutionContext(GraphSchema({}))
    SubjectClassifier.create(config, storage, resource, context).train(data or training_data())
    return SubjectClassifier.load(config, storage, resource, context)


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> SubjectClassifier:
    return train(tmp_path_factory.mktemp("trained") / "first")


def processed(classifier: SubjectClassifier, text: str) -> Message:
    message = Message({"text": text})
    assert classifier.process([message]) == [message]
    return message


def test_known_questions_get_their_subject(classifier: SubjectClassifier) -> None:
    for text, name in [("c koi le bim", "bim_definition"), ("dmg combien ?", "dmg_cout"), ("bonjour", "saluer")]:
        assert processed(classifier, text).get("intent")["name"] == name


def test_probabilities_sum_to_one(classifier: SubjectClassifier) -> None:
    ranking = processed(classifier, "combien coûte le dmg").get("intent_ranking")
    assert len(ranking) == len(EXAMPLES)
    assert sum(entry["confidence"] for entry in ranking) == pytest.approx(1.0)
    assert ranking == sorted(ranking, key=lambda entry: -entry["confidence"])


def test_two_trainings_give_identical_probabilities(classifier: SubjectClassifier, tmp_path: Path) -> None:
    again = train(tmp_path / "second")
    for text in ("c'est quoi le dmg", "quel est le prix", "bonjour"):
        assert processed(again, text).get("segments") == processed(classifier, text).get("segments")


@pytest.mark.parametrize("text", ["", "   ", "???", "12"])
def test_a_text_without_letters_has_the_intent_of_nothing_read(classifier: SubjectClassifier, text: str) -> None:
    message = processed(classifier, text)
    assert message.get("intent") == {"name": "nlu_fallback", "confidence": 1.0}
    assert message.get("segments") == [{"text": text, "start": 0, "end": len(text), "ranking": [], "similarity": 0.0}]


def test_a_trained_example_is_wholly_similar(classifier: SubjectClassifier) -> None:
    [segment] = processed(classifier, "combien coûte un dmg").get("segments")
    assert segment["similarity"] == pytest.approx(1.0, abs=1e-4)


def test_a_segment_is_without_the_blanks_around_it(classifier: SubjectClassifier) -> None:
    [segment] = processed(classifier, " combien coûte un dmg ").get("segments")
    assert (segment["text"], segment["start"], segment["end"]) == ("combien coûte un dmg", 1, 21)


def test_what_is_read_is_the_plain_french_where_there_is_one(classifier: SubjectClassifier) -> None:
    message = Message({"text": "slt", "written": "combien coûte un dmg"})
    classifier.process([message])
    assert message.get("text") == "slt"
    assert message.get("intent")["name"] == "dmg_cout"
    [segment] = message.get("segments")
    assert segment["text"] == "combien coûte un dmg"
    assert segment["similarity"] == pytest.approx(1.0, abs=1e-4)


def test_what_is_learned_is_the_plain_french_where_there_is_one(tmp_path: Path) -> None:
    examples = [
        Message({"text": f"xyz {number}", "written": text, "intent": name})
        for name, texts in EXAMPLES.items()
        for number, text in enumerate(texts)
    ]
    again = train(tmp_path / "written", TrainingData(examples))
    assert processed(again, "combien coûte un dmg").get("intent")["name"] == "dmg_cout"


def test_two_questions_are_two_segments(classifier: SubjectClassifier) -> None:
    segments: list[dict[str, Any]] = processed(classifier, "c'est quoi le bim et comment ouvrir un dmg ?").get("segments")
    assert [segment["ranking"][0]["name"] for segment in segments] == ["bim_definition", "dmg_ouverture"]


def test_one_subject_asked_twice_is_one_segment(classifier: SubjectClassifier) -> None:
    text = "combien coûte un dmg ? quel est le prix du dmg ?"
    assert [segment["text"] for segment in processed(classifier, text).get("segments")] == [text]


def test_a_part_not_understood_undoes_the_split(tmp_path: Path) -> None:
    strict = train(tmp_path / "strict", split_confidence=1.1)
    assert len(processed(strict, "c'est quoi le bim et comment ouvrir un dmg ?").get("segments")) == 1


def test_the_fingerprint_follows_the_subjects_file(tmp_path: Path) -> None:
    path = tmp_path / "subjects.yml"
    without = SubjectClassifier.fingerprint_addon({"subjects": str(path)})
    path.write_text(SUBJECTS, encoding="utf-8")
    first = SubjectClassifier.fingerprint_addon({"subjects": str(path)})
    path.write_text(SUBJECTS + "- {id: dmg_qui, theme: dmg}\n", encoding="utf-8")
    assert len({without, first, SubjectClassifier.fingerprint_addon({"subjects": str(path)})}) == 3
