"""The classifier's view of a text: expected values written by hand."""

import pytest

from components.normalise import expand, fold, has_letters, normalise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slt c koi le bim", "salut c'est quoi le bim"),
        ("ki peut avoir un dmg", "qui peut avoir un dmg"),
        ("cmt ouvrir un dmg", "comment ouvrir un dmg"),
        ("jai 2 gosses", "j'ai 2 enfants"),
        ("kel docteur pr mon dmg", "quel docteur pour mon dmg"),
        ("bcp de frais", "beaucoup de frais"),
        ("la mutu", "la mutuelle"),
        ("Jdois envoyer koi", "je dois envoyer quoi"),
        ("bonjouuuur", "bonjour"),
        ("ma fille a 8ans", "ma fille a 8 ans"),
        ("le D.M.G. ça veut dire quoi", "le dmg ça veut dire quoi"),
        ("que signifie B I M", "que signifie bim"),
        ("code DT 41 et dt-43", "code dt41 et dt43"),
        ("C’est d’accord ???", "c'est d'accord ?"),
        ("  deux\nlignes  ", "deux lignes"),
        ("", ""),
    ],
)
def test_expand_writes_out_what_people_shorten(text: str, expected: str) -> None:
    assert expand(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Élève à l'hôpital, cœur", "eleve a l'hopital coeur"),
        ("une facture de 1.340 €", "une facture de montant"),
        ("12,50€ par mois", "montant par mois"),
        ("3 200 euros", "montant"),
        ("je gagne 21000 brut", "je gagne montant brut"),
        ("ouvert en 2021", "ouvert en annee"),
        ("mon fils de 8 ans", "mon fils de age0a8"),
        ("mon fils de 9 ans", "mon fils de age9a16"),
        ("ma fille de 17ans", "ma fille de age17a22"),
        ("j'ai 23 ans", "j'ai age23a74"),
        ("j'ai 75 ans", "j'ai age75"),
        ("36 séances", "36 seances"),
        ("30 % de quoi ?", "30 % de quoi ?"),
        ("???", "?"),
    ],
)
def test_normalise_folds_accents_and_abstracts_numbers(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_fold_keeps_case_and_opens_ligatures() -> None:
    assert fold("Œuvre Élevée ça") == "OEuvre Elevee ca"


@pytest.mark.parametrize("text", ["", "   ", "???", "12 / 34", "€ %"])
def test_text_without_letters(text: str) -> None:
    assert not has_letters(text)


def test_text_with_letters() -> None:
    assert has_letters("é")


@pytest.mark.parametrize("text", ["slt c koi le bim", "j'ai payé 1.340 € en 2023", "8ans", "d.m.g."])
def test_expand_twice_changes_nothing_more(text: str) -> None:
    assert expand(expand(text)) == expand(text)
