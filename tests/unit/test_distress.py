"""Distress, violence, poison, sadness: the words that tell them, by hand, in the spelling of people who write fast."""

import pytest

from actions.conversation.distress import (
    asks_refund,
    foreign_distress,
    is_beaten,
    is_low,
    is_poisoned,
    of_a_child_or_somebody,
    of_another,
    speaks_of_suicide,
)
from actions.conversation.typed import as_typed


@pytest.mark.parametrize(
    "text",
    [
        "j veux plus vivre",
        "g plus envi de vivre",
        "jen peu plus je veut mourir",
        "j'en peux plus de cette vie",
        "marre de la vie",
        "je vais me foutre en l'air",
        "je vais sauter du pont",
        "je veux disparaître",
        "tout le monde serait mieux sans moi",
        "je me coupe les veines",
        "je me mutile",
        "la vie ne vaut plus la peine",
        "je voudrais m'endormir et ne plus me réveiller",
    ],
)
def test_ones_own_despair(text: str) -> None:
    folded = as_typed(text)
    assert speaks_of_suicide(folded)
    assert not of_another(folded)


@pytest.mark.parametrize(
    "text",
    [
        "mon ado parle de suicide",
        "ma fille se scarifie",
        "mon mari veut se tuer",
        "il veut mourir",
        "ma sœur menace de se jeter par la fenêtre",
    ],
)
def test_the_despair_of_somebody_else(text: str) -> None:
    folded = as_typed(text)
    assert speaks_of_suicide(folded)
    assert of_another(folded)


@pytest.mark.parametrize(
    "text",
    [
        "mon mari me frappe",
        "mon compagnon me bat",
        "il me tape",
        "elle m'a frappée",
        "je me fais battre",
        "viol",
        "on m'a violée",
        "violences conjugales",
    ],
)
def test_violence(text: str) -> None:
    assert is_beaten(as_typed(text))


@pytest.mark.parametrize(
    "text",
    [
        "g avalé tout mes somnifere",
        "j'ai pris trop de médicaments",
        "j'ai bu et pris des cachets",
        "ma fille a avalé de la javel",
        "mon fils a bu du détergent",
        "elle vient d'avaler toute une boîte",
    ],
)
def test_poison(text: str) -> None:
    assert is_poisoned(as_typed(text))


def test_whose_poison_it_is() -> None:
    assert of_a_child_or_somebody(as_typed("ma fille a avalé de la javel"))
    assert not of_a_child_or_somebody(as_typed("j'ai avalé tous mes somnifères"))


@pytest.mark.parametrize(
    "text", ["je suis déprimé j'ai plus gout à rien", "je me sens très seul", "je fais que pleurer", "je me sens vide"]
)
def test_sadness(text: str) -> None:
    assert is_low(as_typed(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [("I want to die", "en"), ("ich will sterben", "de"), ("quero morrer", "pt"), ("ik wil dood", "nl"), ("je pense au suicide", None)],
)
def test_despair_in_another_language(text: str, code: str | None) -> None:
    assert foreign_distress(as_typed(text)) == code


def test_a_question_beside_distress_is_told_from_a_threat() -> None:
    assert asks_refund(as_typed("ma fille se scarifie, le psychologue est remboursé ?"))
    assert not asks_refund(as_typed("je vais me pendre si vous ne me remboursez pas"))
