"""Act codes, covers, statuses, mutuals by the words of the knowledge base. Expected values by hand."""

import pytest

from components.extraction.folding import fold
from tests.turns import VOCABULARY, values


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("DT41", ["DT41"]),
        ("DT 41 et dt43", ["DT41", "DT43"]),
        ("dt41, 42 et 45", ["DT41", "DT42", "DT45"]),
        ("DT41/42/43", ["DT41", "DT42", "DT43"]),
        ("DT-41", ["DT41"]),
        ("DT41+DT43", ["DT41", "DT43"]),
        ("dt41 à dt45", ["DT41", "DT42", "DT43", "DT44", "DT45"]),
        ("de DT41 à 43", ["DT41", "DT42", "DT43"]),
        ("DT41 à 1340 et DT43 à 1510", ["DT41", "DT43"]),
        ("dt45 900€", ["DT45"]),
        ("DT41, 12 ans", ["DT41"]),
        ("DT41, 45 ans", ["DT41"]),
        ("DT41 à 45 ans", ["DT41"]),
        ("DT41 à 45 €", ["DT41"]),
        ("DT41 et 42 €", ["DT41"]),
        ("DT41, 40,50 € de la CNS", ["DT41"]),
        ("DT41 et 45,50 €", ["DT41"]),
        ("DT41 DT41", ["DT41"]),
        ("DT43 puis 44", ["DT43", "DT44"]),
        ("DT4", []),
        ("DT410", []),
        ("les codes 41 et 43", []),
    ],
)
def test_act_codes_are_read(text: str, codes: list[str]) -> None:
    assert values(text, "acte") == codes


@pytest.mark.parametrize(
    ("text", "cover"),
    [
        ("régime commun", "regime_commun"),
        ("REGIME COMMUN", "regime_commun"),
        ("RC", "regime_commun"),
        ("prestaplus", "prestaplus"),
        ("PRESTAPLUS", "prestaplus"),
        ("presta plus", "prestaplus"),
        ("Presta+", "prestaplus"),
        ("Denta & Optiplus", "denta_optiplus"),
        ("denta et optiplus", "denta_optiplus"),
        ("DENTA&OPTIPLUS", "denta_optiplus"),
        ("denta optiplus", "denta_optiplus"),
        ("denta-optiplus", "denta_optiplus"),
        ("D&O", "denta_optiplus"),
        ("optiplus", "denta_optiplus"),
        ("prestaplsu", "prestaplus"),
    ],
)
def test_a_cover_is_read_however_it_is_written(text: str, cover: str) -> None:
    assert set(values(f"j'ai {text}", "couverture")) == {cover}


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("RC+PP+D&O", ["prestaplus", "denta_optiplus"]),
        ("rc+pp+d&o", ["prestaplus", "denta_optiplus"]),
        ("RC + PP", ["prestaplus"]),
        ("RC/PP", ["regime_commun", "prestaplus"]),
        ("RC+D&O", ["regime_commun", "denta_optiplus"]),
        ("PP+D&O", ["prestaplus", "denta_optiplus"]),
        ("prestaplus+optiplus", ["prestaplus", "denta_optiplus"]),
        ("presta+ et D&O", ["prestaplus", "denta_optiplus"]),
    ],
)
def test_covers_that_are_joined_are_each_read(text: str, covers: list[str]) -> None:
    # « RC+PP » as a whole is a word for Prestaplus, which nobody has without the régime commun.
    assert values(f"j'ai {text}", "couverture") == covers


@pytest.mark.parametrize(
    ("text", "mutual"),
    [
        ("CMCM", "cmcm"),
        ("à la cmcm", "cmcm"),
        ("Mutualité Socialiste", "msl"),
        ("solidaris", "msl"),
        ("mutuelle belge", "msl"),
        ("province de Luxembourg", "msl"),
        ("grand-duché de Luxembourg", "cmcm"),
    ],
)
def test_a_mutual_is_read_by_its_names(text: str, mutual: str) -> None:
    assert set(values(text, "mutuelle")) == {mutual}


@pytest.mark.parametrize(
    ("text", "specialite"),
    [
        ("cardiologue", "cardiologie"),
        ("dermatoloque", "dermatologie"),
        ("gynéco", "gynecologie"),
        ("oto-rhino", "orl"),
        ("ophtalmo", "ophtalmologie"),
        ("chirurgien", "autre_specialite"),
        ("neuro-psychiatre", "neuropsychiatrie"),
        ("gastro-entérologue", "gastroenterologie"),
        ("rhumatologe", "rhumatologie"),
        ("pneumologue", "pneumologie"),
        ("neurochirurgien", "autre_specialite"),
        ("psychologue", "autre_specialite"),
        ("urologue", "urologie"),
        ("neurologue", "neurologie"),
        ("néphrologue", "autre_specialite"),
    ],
)
def test_a_speciality_is_read_and_not_taken_for_its_neighbour(text: str, specialite: str) -> None:
    assert values(f"chez le {text}", "specialite") == [specialite]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("angéiologue", "urologie"),
        ("pédiatre", "psychiatrie"),
        ("podologue", "pneumologie"),
        ("néonatologue", "dermatologie"),
        ("hépatologue", "dermatologie"),
    ],
)
def test_an_unlisted_speciality_is_not_mended_into_a_listed_one(text: str, mended: str) -> None:
    assert mended not in values(f"chez le {text}", "specialite")


@pytest.mark.parametrize(
    "word",
    ["montre", "dentition", "lumiere", "lumieres", "generale", "psychologie", "journaliste", "medicament", "operateur", "chirurgien"],
)
def test_a_french_word_is_not_mended_into_one_of_the_vocabulary(word: str) -> None:
    assert VOCABULARY.mend(f"une {word} ici") == f"une {word} ici"


@pytest.mark.parametrize(("typed", "meant"), [("dermatoloque", "dermatologue"), ("prestaplsu", "prestaplus")])
def test_a_word_that_nearly_is_one_of_the_vocabulary_is_mended(typed: str, meant: str) -> None:
    assert VOCABULARY.mend(f"chez {typed} demain") == f"chez {meant} demain"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mille trois cent quarante euros", "1340 euros"),
        ("DT-41", "dt 41"),
        ("8ans", "8 ans"),
        ("L’été à l'œil", "l ete a l oeil"),
        ("deux enfants", "2 enfants"),
        ("un enfant à charge", "1 enfant a charge"),
        ("une seule à charge", "1 seule a charge"),
        ("un seul à charge", "1 seul a charge"),
        ("une seule séance", "1 seule seance"),
        ("une seule fois", "1 seule fois"),
        ("un seul enfant", "1 seul enfant"),
        ("une seule facture", "une seule facture"),
        ("une seule question", "une seule question"),
        ("RC+PP+D&O", "rc + pp + d&o"),
        ("rc/pp", "rc / pp"),
        ("presta+", "presta+"),
        ("12/2023", "12/2023"),
        ("50 €/mois", "50 €/mois"),
        ("  J'ai   12 ans ", "j ai 12 ans"),
    ],
)
def test_texts_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["", "   ", "😀😀", "???", "\n\n", "€", "-", "a" * 5000, "1" * 5000, "(((((", "\u0000", "né le", "dt"])
def test_nonsense_is_read_without_an_error_and_gives_no_amount(text: str) -> None:
    assert values(text, "age", "acte", "couverture", "date_naissance", "montant") == []
