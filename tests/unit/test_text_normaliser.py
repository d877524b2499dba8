"""The first component of the pipeline through Rasa's own methods, with a small trade (imports Rasa: about 7 s)."""

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.text_normaliser import WRITTEN, TextNormaliser

EXAMPLES = [
    "combien est remboursé le dentiste",
    "mes lunettes sont-elles remboursées ?",
    "un remboursement d'orthodontie",
    "chiro",
    "le chiro",
    "un chiro",
]
KNOWLEDGE = "articles:\n- {id: bandages, title: Le bandagiste agréé, text: Soins à l'hôpital et logopédie.}\n"


class Storage:
    """Where a training leaves its result, with the folder of the knowledge beside it."""

    def __init__(self, directory: Path) -> None:
        self.knowledge = directory / "knowledge"
        self.knowledge.mkdir()
        (self.knowledge / "articles.yml").write_text(KNOWLEDGE, encoding="utf-8")
        (directory / "store").mkdir()
        config: dict[str, Any] = {**TextNormaliser.get_default_config(), "knowledge": str(self.knowledge)}
        self.needed = (config, LocalModelStorage(directory / "store"), Resource("speller"), ExecutionContext(GraphSchema({})))

    def create(self) -> TextNormaliser:
        return TextNormaliser.create(*self.needed)

    def load(self) -> TextNormaliser:
        return TextNormaliser.load(*self.needed)


def training_data() -> TrainingData:
    return TrainingData([Message({"text": text, "intent": "some"}) for text in EXAMPLES])


@pytest.fixture(scope="module")
def normaliser(tmp_path_factory: pytest.TempPathFactory) -> TextNormaliser:
    """Trained, persisted and loaded again: what the server does. The knowledge is no longer needed then."""
    storage = Storage(tmp_path_factory.mktemp("trained"))
    assert storage.create().train(training_data()) == Resource("speller")
    (storage.knowledge / "articles.yml").unlink()
    return storage.load()


def written(normaliser: TextNormaliser, text: str) -> str:
    message = Message({"text": text})
    assert normaliser.process([message]) == [message]
    assert message.get("text") == text
    found = message.get("written")
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slt c koi un bandagiste pr ma fille 8ans", "salut c'est quoi un bandagiste pour ma fille 8 ans"),
        ("mon dantiste est-il rembourcé ?", "mon dentiste est-il remboursé ?"),
        ("je sors de lopital", "je sors de l'hôpital"),
        ("une kestion de logopedie", "une question de logopédie"),
        ("ma zahnspange", "ma appareil dentaire"),
        ("Combien est remboursé le dentiste ?", "Combien est remboursé le dentiste ?"),
        ("le chiro", "le chiro"),
        ("une ligne\nune kestion", "une ligne\nune question"),
        ("???", "?"),
    ],
)
def test_a_message_is_written_in_plain_french_and_keeps_its_text(normaliser: TextNormaliser, text: str, expected: str) -> None:
    assert written(normaliser, text) == expected


@pytest.mark.parametrize(
    "text", ["je vais chez Dantiste", "mon médecin est Madame Rembourcé", "j'habite à Lopital", "le docteur Sertificat, à Arlon"]
)
def test_capitals_within_a_sentence_are_names(normaliser: TextNormaliser, text: str) -> None:
    assert written(normaliser, text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MON DANTISTE EST-IL REMBOURCÉ ?", "mon dentiste est-il remboursé ?"),
        ("SLT MA KESTION : LE BANDAGISTE", "salut ma question : le bandagiste"),
    ],
)
def test_a_message_all_in_capitals_is_mended(normaliser: TextNormaliser, text: str, expected: str) -> None:
    assert written(normaliser, text).lower() == expected


def test_several_messages_are_each_written(normaliser: TextNormaliser) -> None:
    messages = [Message({"text": "slt"}), Message({"text": "mon dantiste"})]
    normaliser.process(messages)
    assert [message.get(WRITTEN) for message in messages] == ["salut", "mon dentiste"]


@pytest.mark.parametrize("data", [{}, {"text": ""}, {"text": None}, {"intent": "saluer"}])
def test_a_message_without_a_text_is_left(normaliser: TextNormaliser, data: dict[str, Any]) -> None:
    message = Message(dict(data))
    normaliser.process([message])
    assert message.get(WRITTEN) is None
    assert message.data == data


def test_what_is_written_is_handed_on_with_the_message(normaliser: TextNormaliser) -> None:
    message = Message({"text": "slt"})
    normaliser.process([message])
    assert message.as_dict(only_output_properties=True)["written"] == "salut"


def test_the_examples_are_written_as_the_messages_will_be(normaliser: TextNormaliser) -> None:
    data = TrainingData([Message({"text": "mon dantiste", "intent": "a"}), Message({"text": "slt", "intent": "b"})])
    assert normaliser.process_training_data(data) is data
    assert [(message.get("text"), message.get("written")) for message in data.training_examples] == [
        ("mon dantiste", "mon dentiste"),
        ("slt", "salut"),
    ]


def test_without_a_speller_spelling_is_left_as_it_is(tmp_path: Path) -> None:
    assert written(Storage(tmp_path).create(), "slt, le dantiste est rembourcé ?") == "salut, le dantiste est rembourcé ?"


def test_what_is_trained_is_what_is_loaded(tmp_path: Path, normaliser: TextNormaliser) -> None:
    storage = Storage(tmp_path)
    trained = storage.create()
    trained.train(training_data())
    for text in ("mon dantiste", "de lopital", "le chiro", "rembourcement", "xyzzyx"):
        assert written(trained, text) == written(storage.load(), text) == written(normaliser, text)


def test_the_trade_is_learned_from_the_examples_and_the_knowledge(tmp_path: Path) -> None:
    storage = Storage(tmp_path)
    storage.create().train(TrainingData([Message({"text": f"{many} balnéothux"}) for many in ("une", "deux", "trois")]))
    normaliser = storage.load()
    assert written(normaliser, "balneothux") == "balnéothux"
    assert written(normaliser, "le bandajiste") == "le bandagiste"


def test_the_knowledge_is_its_own_unless_told() -> None:
    assert TextNormaliser.get_default_config() == {"knowledge": "knowledge"}
