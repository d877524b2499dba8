"""Whether a reply is of the subject asked about."""

from types import SimpleNamespace

import pytest

from tests.evaluation.material import Question
from tests.evaluation.verdicts import Replied, replied, verdict

KNOWLEDGE = SimpleNamespace(
    rules={"refund": SimpleNamespace(subjects=("glasses", "lenses")), "ceiling": SimpleNamespace(subjects=("bim",))}
)


def custom(**data: object) -> dict:
    return {"text": "…", "custom": data}


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (custom(type="answer", subject="dmg"), Replied(("dmg",))),
        (custom(type="which_mutual", subject="dmg"), Replied(("dmg",))),
        (custom(type="not_this_mutual", subject="dmg"), Replied(("dmg",))),
        (custom(type="question", rule="refund"), Replied(("glasses", "lenses"))),
        (custom(type="statement", rule="ceiling"), Replied(("bim",))),
        (custom(type="statement", statements=[{"rule": "ceiling"}, {"rule": "ceiling"}]), Replied(("bim",))),
        (custom(type="statement_set", statements=[{"rule": "ceiling"}, {"rule": "refund"}]), Replied(("bim", "glasses", "lenses"))),
        (custom(type="choices", subjects=["dmg", "bim"]), Replied((), ("dmg", "bim"))),
        ({"text": "Je n’ai pas compris."}, Replied()),
        ({"text": "Bonjour !", "custom": None}, Replied()),
    ],
)
def test_what_a_reply_is_about(message: dict, expected: Replied) -> None:
    assert replied([message], KNOWLEDGE) == expected


def test_several_replies_are_about_all_of_theirs() -> None:
    messages = [custom(type="answer", subject="dmg"), custom(type="choices", subjects=["bim"])]
    assert replied(messages, KNOWLEDGE) == Replied(("dmg",), ("bim",))


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Replied(("dmg",)), "answered"),
        (Replied(("bim", "dmg")), "answered"),
        (Replied(("dmg_qui",)), "answered"),  # a subject that it accepts too
        (Replied(("bim",)), "wrong"),
        (Replied(("bim",), ("dmg",)), "wrong"),
        (Replied((), ("bim", "dmg")), "offered"),
        (Replied((), ("dmg_qui",)), "offered"),
        (Replied((), ("bim",)), "wrong"),
        (Replied(), "refused"),
    ],
)
def test_a_question_of_ours(reply: Replied, expected: str) -> None:
    assert verdict(Question("?", "dmg", also=("dmg_qui",)), reply) == expected


@pytest.mark.parametrize(
    ("reply", "also", "expected"),
    [
        (Replied(), (), "answered"),
        (Replied(("contacts",)), (), "wrong"),
        (Replied((), ("contacts",)), (), "offered"),
        (Replied(("contacts",)), ("contacts",), "answered"),
        (Replied(("dmg",)), ("contacts",), "wrong"),
        (Replied(("aucun",)), (), "wrong"),
    ],
)
def test_a_question_that_is_nobody_s(reply: Replied, also: tuple[str, ...], expected: str) -> None:
    assert verdict(Question("?", "aucun", also=also), reply) == expected
