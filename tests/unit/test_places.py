"""Who is abroad now and needs help, and who only asks about it before or afterwards."""

import pytest

from actions.conversation.places import is_at_home, needs_help_abroad
from components.extraction.folding import fold


@pytest.mark.parametrize(
    "text",
    [
        "mon mari est hospitalisé en serbie depuis 3 jours la facture monte",
        "je suis en vacances en thailande et j'ai mal aux dents, le dentiste veut 300 euros",
        "on est en vacances en espagne ma fille a 40 de fièvre et on est aux urgences",
        "je suis bloqué en montagne en suisse avec la cheville pétée",
        "l'hôpital en grèce veut que je paye 8000 euros avant de me laisser sortir",
        "accident à trèves, on m'opère demain",
        "je suis à paris et j'ai une rage de dent",
    ],
)
def test_ill_abroad_now(text: str) -> None:
    assert needs_help_abroad(fold(text), neighbours=True)


@pytest.mark.parametrize(
    "text",
    [
        "on est rentrés d'espagne, on a payé 640 euros d'hôpital",
        "on part en espagne, si on tombe malade on est couvert ?",
        "l'été passé j'ai consulté un médecin en urgence en Turquie",
        "mon mari doit être opéré à trèves, c'est prévu en mars",
        "je suis à metz pour une opération programmée",
        "l'hôpital de Kirchberg garde mon mari",
        "j'annule mes vacances en grèce, ma mère est malade",
        "je vais chez un médecin à paris",
    ],
)
def test_not_ill_abroad_now(text: str) -> None:
    assert not needs_help_abroad(fold(text), neighbours=True)


def test_the_neighbours_are_home_for_some() -> None:
    assert not needs_help_abroad(fold("je suis tombée malade, je suis à bruxelles"))


@pytest.mark.parametrize("text", ["à la maison", "chez moi", "à Arlon", "au Kirchberg"])
def test_at_home(text: str) -> None:
    assert is_at_home(fold(text))
