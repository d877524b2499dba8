"""The specialist's conditions said in one breath, with and without punctuation. Expected values by hand, amounts in cents."""

import pytest

from tests.turns import given

RULE = "msl.dmg_specialiste"
FULL = {
    "specialite": "cardiologie",
    "dmg_valide": True,
    "envoi_generaliste": True,
    "premiere_fois": True,
    "statut": "ordinaire",
    "part_personnelle": 1_200,
}


@pytest.mark.parametrize(
    "text",
    [
        "cardiologue, j'ai un DMG, envoyé par mon généraliste, première fois cette année, assuré ordinaire, je paie 12 €",
        "je vais chez le cardiologue pour la première fois, avec un dmg et un document d'envoi, je ne suis pas BIM, ma part est de 12 €",
        "part 12€ cardio dmg ok 1ere fois pas bim envoyé par mon généraliste",
        "je suis pas bim envoyé par mon généraliste chez le cardiologue j'ai un dmg c'est la première fois je paie 12 euros",
        "mon généraliste m'envoie chez un cardiologue, mon DMG est en ordre, première visite, statut ordinaire, ticket modérateur de 12 €",
        "j'ai bien un DMG et une lettre du généraliste pour le cardiologue, jamais eu cette réduction, assurée ordinaire, 12 € à payer",
        "cardiologue 12 € assuré ordinaire dmg en cours document d'envoi première consultation",
        "Je n'ai pas le BIM. J'ai un DMG. Envoyée par mon médecin traitant chez le cardiologue. 1ère fois. Je paie 12 €.",
        "12 € chez le cardiologue sans bim avec dmg avec document d'envoi première fois",
        "je suis adressé par mon généraliste au cardiologue, on a un DMG, pas encore eu cette année, non bim, ma part : 12,00 €",
    ],
)
def test_all_conditions_are_read_in_one_sentence(text: str) -> None:
    assert given(RULE, text) == FULL


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("je suis bim pas envoyé par mon généraliste", "statut", "bim"),
        ("je suis bim pas envoyé par mon généraliste", "envoi_generaliste", False),
        ("je suis pas bim mais envoyé par mon généraliste", "envoi_generaliste", True),
        ("je suis pas bim mais envoyé par mon généraliste", "statut", "ordinaire"),
        ("j'ai pas de dmg mais je suis envoyé par mon généraliste", "dmg_valide", False),
        ("j'ai pas de dmg mais je suis envoyé par mon généraliste", "envoi_generaliste", True),
        ("sans dmg envoyé par mon généraliste", "envoi_generaliste", True),
        ("sans dmg envoyé par mon généraliste", "dmg_valide", False),
        ("j'ai un dmg mais sans document d'envoi", "envoi_generaliste", False),
        ("j'ai un dmg mais sans document d'envoi", "dmg_valide", True),
        ("je n'ai pas reçu de document d'envoi", "envoi_generaliste", False),
        ("j'ai pas été envoyé par mon généraliste", "envoi_generaliste", False),
        ("je ne suis pas envoyée par le généraliste", "envoi_generaliste", False),
        ("j'y vais de ma propre initiative", "envoi_generaliste", False),
        ("ce n'est pas la première fois", "premiere_fois", False),
        ("ce n'est pas ma première fois", "premiere_fois", False),
        ("c'est la deuxième fois cette année", "premiere_fois", False),
        ("c'est la 2e fois", "premiere_fois", False),
        ("j'ai déjà eu la réduction", "premiere_fois", False),
        ("j'y suis déjà allée cette année", "premiere_fois", False),
        ("je n'y suis jamais allé", "premiere_fois", True),
        ("je n'ai pas encore eu cette réduction", "premiere_fois", True),
        ("je n'ai plus de dmg", "dmg_valide", False),
        ("aucun dmg", "dmg_valide", False),
        ("je ne suis pas BIM", "statut", "ordinaire"),
        ("je suis BIM", "statut", "bim"),
        ("bénéficiaire de l'intervention majorée", "statut", "bim"),
    ],
)
def test_each_condition_is_read_with_its_negation(text: str, name: str, value: object) -> None:
    assert given(RULE, f"cardiologue, {text}").get(name) == value


@pytest.mark.parametrize(
    "text",
    [
        "je n'ai pas de statut BIM",
        "je n'ai pas droit au bim",
        "je n'ai pas encore le bim",
        "je n'ai jamais eu le bim",
        "on m'a refusé le bim",
        "je ne suis plus bim",
        "je n'ai plus le bim",
        "je suis pas un bim",
        "je ne bénéficie pas du bim",
        "j'attends le bim",
    ],
)
def test_a_denied_bim_is_not_taken(text: str) -> None:
    read = given(RULE, f"cardiologue, {text}")
    assert read.get("statut") in (None, "ordinaire")
    # What is said of the BIM says nothing of the visits.
    assert "premiere_fois" not in read


@pytest.mark.parametrize(
    "text",
    [
        "mon dmg est périmé",
        "mon dmg est expiré",
        "mon dmg est pas en ordre",
        "mon dmg n'est plus valable",
        "mon dmg n'est plus en cours de validité",
        "je n'ai pas encore ouvert de dmg",
        "je n'ai jamais eu de dmg",
        "mon dmg n'est pas valide",
        "j'avais un dmg mais il est échu",
    ],
)
def test_a_lapsed_dmg_is_not_taken_for_a_valid_one(text: str) -> None:
    assert given(RULE, f"cardiologue, {text}").get("dmg_valide") in (None, False)


@pytest.mark.parametrize("text", ["avec ou sans dmg, combien ?", "faut-il un dmg ?", "comment ouvrir un dmg ?"])
def test_a_question_about_the_dmg_says_nothing_of_having_one(text: str) -> None:
    assert "dmg_valide" not in given(RULE, f"cardiologue, {text}")


@pytest.mark.parametrize(
    "text",
    [
        "la consultation coûte 40 € et ma part est de 12 €",
        "consultation à 50 €, la mutuelle me rembourse 38 €, je paie 12 €",
        "le cardiologue demande 50 € et il me reste 12 € à payer",
        "ma part est de 12 €, la consultation de 50 €",
        "50 € dont 12 € à ma charge",
    ],
)
def test_the_price_is_not_taken_for_the_member_s_share(text: str) -> None:
    assert given(RULE, text).get("part_personnelle") in (None, 1_200)


@pytest.mark.parametrize(
    ("text", "cents"), [("12", 1_200), ("12 €", 1_200), ("12,50", 1_250), ("12 € 50", 1_250), ("douze euros", 1_200), ("6", 600)]
)
def test_a_bare_number_answers_the_question_for_the_share(text: str, cents: int) -> None:
    assert given(RULE, text, "part_personnelle").get("part_personnelle") == cents


@pytest.mark.parametrize(
    "text", ["pas le cardiologue, le dermatologue", "dermatologue et non cardiologue", "plutôt le dermatologue que le cardiologue"]
)
def test_a_corrected_speciality_is_the_new_one(text: str) -> None:
    assert given(RULE, text).get("specialite") in (None, "dermatologie")
    assert given(RULE, "pas le cardiologue, le dermatologue").get("specialite") == "dermatologie"
