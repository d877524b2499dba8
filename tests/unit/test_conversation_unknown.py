"""« Je ne sais pas », in its many forms, to each kind of question: never an answer that was not given. Expected values by hand."""

import pytest

from tests.turns import Dialogue

DONT_KNOW = ("ne_sait_pas", 0.9)
WAYS = [
    "je ne sais pas",
    "aucune idée",
    "pas la moindre idée",
    "je sais pas",
    "pas sûr",
    "bonne question",
    "j'en sais rien",
    "non je ne sais pas",
]


def asked_for(name: str) -> Dialogue:
    """A dialogue in which an input has just been asked."""
    mutual, *says = {
        "age": ("cmcm", ("combien pour le DT43 ?", "orthodontie")),
        "couverture": ("cmcm", ("DT43, 12 ans", "orthodontie")),
        "actes": ("cmcm", ("12 ans, régime commun", "orthodontie")),
        "montant_facture": ("cmcm", ("30 ans, denta & optiplus", "orthodontie")),
        "categorie_bim": ("msl", ("2 personnes à charge, bim ?", "bim_plafond")),
        "personnes_a_charge": ("msl", ("veuve, 25.000 € par an, bim ?", "bim_plafond")),
        "regime_indemnites": ("msl", ("paiement de mars", "indemnites_date")),
        "mois": ("msl", ("paiement en invalidité", "indemnites_date")),
        "specialite": ("msl", ("ma part est de 12 €, combien chez le spécialiste avec un dmg ?", "dmg_specialiste")),
        "dmg_valide": ("msl", ("ma part chez le cardiologue est de 12 €", "dmg_specialiste")),
        "statut": ("msl", ("j'ai un dmg, envoyé par mon généraliste, première fois, cardiologue, je paie 12 €", "dmg_specialiste")),
        "condition_visite": ("msl", ("visite à domicile en journée, ma part est de 15 €", "dmg_visite_domicile")),
    }[name]
    talk = Dialogue(mutual)
    for text, intent in says:
        talk.say(text, (intent, 0.95))
    assert talk.asked == name
    return talk


@pytest.mark.parametrize("words", WAYS)
@pytest.mark.parametrize(
    "name",
    [
        "age",
        "couverture",
        "actes",
        "montant_facture",
        "categorie_bim",
        "personnes_a_charge",
        "regime_indemnites",
        "mois",
        "specialite",
        "dmg_valide",
        "statut",
        "condition_visite",
    ],
)
def test_not_knowing_is_no_answer(name: str, words: str) -> None:
    talk = asked_for(name)
    talk.say(words, DONT_KNOW)
    assert talk.state.inputs.get(name, "?") == "?"


def test_without_the_age_there_is_no_amount_but_a_reason_and_a_contact() -> None:
    answer = asked_for("age").say("je ne sais pas", DONT_KNOW)
    assert "sans l’âge" in answer
    assert "Contactez" in answer


def test_without_the_cover_each_is_shown() -> None:
    answer = asked_for("couverture").say("je ne sais pas", DONT_KNOW)
    assert "140,46" in answer
    assert "640,46" in answer


def test_without_the_code_the_invoice_is_asked_then_the_share_of_the_cns() -> None:
    talk = asked_for("actes")
    talk.say("je ne sais pas", DONT_KNOW)
    assert talk.asked == "montant_facture"
    talk.say("1.000 €")
    assert talk.asked == "montant_cns"
    assert "120,00" in talk.say("600")  # 20 % of 600


def test_without_the_invoice_of_an_adult_the_maximum_is_told() -> None:
    assert "2.000" in asked_for("montant_facture").say("je ne sais pas", DONT_KNOW)


def test_without_the_situation_both_ceilings_are_shown() -> None:
    answer = asked_for("categorie_bim").say("je ne sais pas", DONT_KNOW)
    assert "28 451,80" in answer  # 20.763,88 + 2 × 3.843,96
    assert "27 257,11" in answer  # 19.892,01 + 2 × 3.682,55


def test_without_the_dependants_the_two_terms_are_told() -> None:
    answer = asked_for("personnes_a_charge").say("je ne sais pas", DONT_KNOW)
    assert "20 763,88" in answer
    assert "3 843,96" in answer


def test_without_the_regime_both_dates_are_shown() -> None:
    answer = asked_for("regime_indemnites").say("je ne sais pas", DONT_KNOW)
    assert "3 avril 2023" in answer
    assert "29 mars 2023" in answer


def test_without_the_month_the_whole_year_is_shown() -> None:
    answer = asked_for("mois").say("je ne sais pas", DONT_KNOW)
    assert "27/01/2023" in answer
    assert "19/12/2023" in answer


def test_without_the_status_both_shares_are_shown() -> None:
    answer = asked_for("statut").say("je ne sais pas", DONT_KNOW)
    assert "7,00" in answer  # 12 - 5
    assert "10,00" in answer  # 12 - 2


def test_a_condition_not_known_is_assumed_and_said() -> None:
    talk = asked_for("dmg_valide")
    talk.say("je ne sais pas", DONT_KNOW)
    assert talk.asked == "envoi_generaliste"
    talk.say("oui")
    talk.say("oui")
    answer = talk.say("ordinaire")
    assert "7,00" in answer
    assert "À condition que votre DMG" in answer


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("oui", True),
        ("Oui bien sûr", True),
        ("non", False),
        ("pas encore", False),
        ("non, pas du tout", False),
        ("ouais", True),
        ("j'en ai un", True),
        ("je n'en ai pas", False),
    ],
)
def test_a_yes_or_a_no_answers_a_yes_no_question(words: str, value: bool) -> None:
    talk = asked_for("dmg_valide")
    talk.say(words, ("affirmer" if value else "nier", 0.8))
    assert talk.state.inputs.get("dmg_valide") is value


@pytest.mark.parametrize("words", ["rien", "rien du tout", "zéro", "0"])
def test_nothing_from_the_cns_is_zero(words: str) -> None:
    talk = asked_for("actes")
    talk.say("je ne sais pas", DONT_KNOW)
    talk.say("1.000 €")
    assert talk.asked == "montant_cns"
    talk.say(words, ("nier", 0.3))
    assert talk.state.inputs.get("montant_cns") == 0
