"""A death that is told, and what is none: of years ago, supposed, or a figure of speech."""

import pytest

from actions.conversation.mourning import supposes_own_death, tells_a_death, tells_a_loss
from components.extraction.folding import fold


@pytest.mark.parametrize(
    "text",
    [
        "mon père est mort",
        "mon père est décédé cette nuit au Portugal",
        "je viens de perdre mon mari",
        "ma belle-mère est décédée au Maroc",
        "après le décès de ma femme",
        "depuis la mort de ma femme",
        "mon mari est mort il y a deux mois",
        "nous avons perdu notre fille en mars",
    ],
)
def test_a_death_is_told(text: str) -> None:
    assert tells_a_death(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "mon père est mort en 2019, sa pension…",
        "mon mari est mort il y a 10 ans",
        "si mon mari décède, qui paie ?",
        "en cas de décès de mon fils",
        "ma mère va mourir",
        "mon fils est mort de rire",
        "mon mari a perdu son emploi",
        "j'ai perdu ma carte de membre",
        "et si elle décède ?",
        "je suis veuve",
    ],
)
def test_no_death_is_told(text: str) -> None:
    assert not tells_a_death(fold(text))


def test_a_loss() -> None:
    assert tells_a_loss(fold("ma femme a fait une fausse couche"))


@pytest.mark.parametrize("text", ["et si je meurs", "si je décède là-bas", "en cas de décès"])
def test_a_death_is_supposed(text: str) -> None:
    assert supposes_own_death(fold(text))
