"""Every dialogue of every failure family, held with the running assistant over the REST contract."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.client import Client, text
from tests.expectations import misses

FAMILIES = Path(__file__).parent


def dialogues() -> list:
    """One parameter a dialogue, named by its family and its sentence."""
    return [
        pytest.param(dialogue, id=f"{file.parent.name}: {dialogue['name']}")
        for file in sorted(FAMILIES.glob("*/*.yml"))
        for dialogue in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("dialogue", dialogues())
def test_dialogue(assistant: Client, count_conversation: Callable[[str], None], dialogue: dict) -> None:
    talk = assistant.conversation(dialogue.get("mutuelle"))
    for number, turn in enumerate(dialogue["turns"], 1):
        reply = text(talk.say(turn["say"]))
        assert not misses(reply, turn), f"turn {number}, « {turn['say']} »: {'; '.join(misses(reply, turn))}\n--- said:\n{reply}"
    count_conversation(dialogue["name"])
