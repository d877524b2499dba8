"""Whole dialogues on the conversation itself, with the classifier's ranking given. Expected amounts by hand from the sources."""

import pytest

from tests.turns import Dialogue

ORTHO = ("orthodontie", 0.95)
NONE = ("orthodontie", 0.2)


def test_the_mutual_is_asked_once_and_the_answer_comes_at_once() -> None:
    talk = Dialogue()
    assert "De quelle mutualité" in talk.say("l'orthodontie, c'est remboursé ?", ORTHO)
    assert set(talk.buttons) == {"CMCM", "Mutualité Socialiste"}
    answer = talk.say("la CMCM", ("changer_mutuelle", 0.4))
    assert "DT41 à DT45" in answer
    assert "De quelle mutualité" not in talk.say("et pour DT43, 12 ans, régime commun ?", ORTHO)


def test_the_mutual_asked_keeps_all_that_the_question_said() -> None:
    talk = Dialogue()
    talk.say("combien pour mon fils de 8 ans ?", ORTHO)
    assert "CMCM" in talk.buttons
    assert "9e anniversaire" in talk.say("belgique", ("hors_sujet", 0.5))


def test_the_mutual_of_the_channel_is_not_asked() -> None:
    assert "De quelle mutualité" not in Dialogue("cmcm").say("l'orthodontie, c'est remboursé ?", ORTHO)


def test_a_subject_of_one_mutual_alone_needs_no_question() -> None:
    assert "De quelle mutualité" not in Dialogue().say("combien coûte un dmg ?", ("dmg_cout", 0.95))


def test_a_second_answer_without_the_mutual_is_asked_again_in_other_words() -> None:
    talk = Dialogue()
    first = talk.say("l'orthodontie ?", ORTHO)
    second = talk.say("je ne sais pas", ("ne_sait_pas", 0.9))
    assert "carte de membre" in second
    assert second != first


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("DT43, 12 ans, denta & optiplus", ["640,46", "167,24"]),  # 140,46 + 500; 1.510 - 702,30 - 640,46
        ("DT43 12 ans régime commun", ["140,46", "667,24"]),  # 20 % of 702,30
        ("DT41 avec Denta & Optiplus pour ma fille de 10 ans", ["611,78", "169,32"]),
        ("DT41 et DT43, 12 ans, régime commun seul", ["252,24"]),  # 111,78 + 140,46
        ("facture 1.000 €, la CNS paie 600 €, 12 ans, denta & optiplus", ["400,00", "0,00"]),  # 120 + 280 left
        ("DT43, facture de 1.150 €, 12 ans, denta & optiplus", ["447,70", "0,00"]),
        ("j'ai 30 ans, denta & optiplus, facture 3.500 €", ["2.000,00", "1.500,00"]),
        ("j'ai 30 ans, denta & optiplus, facture 3.500 €, déjà reçu 800 € de la CMCM", ["1.200,00", "2.300,00"]),
        ("DT41 à 1400 € et DT43 à 1600 €, 12 ans, régime commun", ["252,24", "1.486,56"]),  # 3.000 - 558,90 - 702,30 - 252,24
    ],
)
def test_everything_in_one_sentence_gives_the_amount_at_once(text: str, amounts: list[str]) -> None:
    talk = Dialogue("cmcm")
    answer = talk.say(text, ORTHO)
    assert talk.asked is None
    for amount in amounts:
        assert amount in answer


def test_what_is_missing_is_asked_one_by_one_in_the_rule_s_order() -> None:
    talk = Dialogue("cmcm")
    talk.say("combien me rembourse-t-on pour le DT43 ?", ORTHO)
    assert talk.asked == "age"
    talk.say("12 ans")
    assert talk.asked == "couverture"
    assert "640,46" in talk.say("denta & optiplus")
    assert talk.asked is None


def test_two_missing_inputs_given_together_are_not_asked_again() -> None:
    talk = Dialogue("cmcm")
    talk.say("combien pour le DT43 ?", ORTHO)
    assert "140,46" in talk.say("12 ans, régime commun")


def test_a_bim_household_is_asked_for_situation_then_dependants() -> None:
    talk = Dialogue("msl")
    talk.say("j'ai droit au bim avec 25.000 € par an ?", ("bim_plafond", 0.95))
    assert talk.asked == "categorie_bim"
    talk.say("je suis veuve")
    assert talk.asked == "personnes_a_charge"
    answer = talk.say("2")
    assert "28 451,80" in answer  # 20.763,88 + 2 × 3.843,96
    assert answer.startswith("Oui")


def test_a_monthly_income_is_multiplied_only_when_it_is_stable() -> None:
    talk = Dialogue("msl")
    talk.say("pensionné, aucune personne à charge, 1.700 € brut par mois, bim ?", ("bim_plafond", 0.95))
    assert talk.asked == "revenu_stable"
    answer = talk.say("oui")
    assert "20 400,00" in answer
    assert "20 763,88" in answer


def test_an_income_without_period_is_asked_back_and_the_short_answer_completes_it() -> None:
    talk = Dialogue("msl")
    assert "par mois ou par an" in talk.say("pensionné, revenu de 1.700 €, aucune personne à charge, bim ?", ("bim_plafond", 0.95))
    talk.say("par mois")
    assert talk.state.inputs["revenu_mensuel"] == 170_000


@pytest.mark.parametrize(
    ("first", "correction", "expected", "gone"),
    [
        ("DT43, facture de 1.150 €, 12 ans, denta & optiplus", "non, 1.510 €", ["640,46", "167,24"], "447,70"),
        ("DT43, facture de 1.150 €, 12 ans, denta & optiplus", "1.510 au lieu de 1.150", ["640,46", "167,24"], "447,70"),
        ("DT43, facture de 1.150 €, 12 ans, denta & optiplus", "non, 1510", ["640,46", "167,24"], "447,70"),
        ("DT43, facture de 1.150 €, 12 ans, denta & optiplus", "c'est 1510 et non 1150", ["640,46", "167,24"], "447,70"),
        ("DT43, facture de 1.150 €, 12 ans, denta & optiplus", "pardon, 2000", ["640,46", "657,24"], "447,70"),
        ("DT43, 16 ans, denta & optiplus", "pas 16 ans, 17", ["à 17 ans exactement"], "640,46"),
        ("DT43, 16 ans, denta & optiplus", "non, 17 ans", ["à 17 ans exactement"], "640,46"),
        ("DT43, 12 ans, denta & optiplus", "non, régime commun", ["140,46"], "640,46"),
        ("DT41, 12 ans, régime commun", "non, DT43", ["140,46"], "111,78"),
        ("DT41, 12 ans, régime commun", "oups c'était le dt45", ["126,52"], "111,78"),
        ("DT41, 12 ans, régime commun", "non, c'est DT43 et avec denta & optiplus", ["640,46"], "111,78"),
    ],
)
def test_a_correction_changes_the_result(first: str, correction: str, expected: list[str], gone: str) -> None:
    talk = Dialogue("cmcm")
    talk.say(first, ORTHO)
    answer = talk.say(correction, NONE)
    for words in expected:
        assert words in answer
    assert gone not in answer


@pytest.mark.parametrize(
    ("first", "follow", "expected"),
    [
        ("DT43, 12 ans, denta & optiplus", "et avec seulement le régime commun ?", "140,46"),
        ("DT43, 12 ans, régime commun", "et avec denta & optiplus ?", "640,46"),
        ("DT43, 12 ans, denta & optiplus", "et sans denta ?", "140,46"),
        ("DT43, 12 ans, denta & optiplus", "et sans la Denta & Optiplus ?", "140,46"),
        ("DT43, 12 ans, denta & optiplus", "et si je n'avais pas pris Denta & Optiplus ?", "140,46"),
        ("DT41, 12 ans, régime commun", "et pour le DT42 ?", "111,72"),
        ("DT43, 12 ans, régime commun", "et à 17 ans ?", "à 17 ans exactement"),
        ("DT43, 12 ans, régime commun", "et pour ma femme de 40 ans ?", "DENTA & OPTIPLUS"),
    ],
)
def test_a_follow_up_keeps_the_rest(first: str, follow: str, expected: str) -> None:
    talk = Dialogue("cmcm")
    talk.say(first, ORTHO)
    assert expected in talk.say(follow, NONE)


def test_a_follow_up_by_count_and_by_month() -> None:
    talk = Dialogue("msl")
    assert "24 607,84" in talk.say("veuve, 1 personne à charge, plafond bim ?", ("bim_plafond", 0.95))
    assert "28 451,80" in talk.say("et avec 2 personnes à charge ?", ("bim_plafond", 0.4))
    assert "32 295,76" in talk.say("et avec 3 ?", ("bim_plafond", 0.3))
    talk = Dialogue("msl")
    assert "24 février 2023" in talk.say("paiement de février en invalidité", ("indemnites_date", 0.95))
    assert "29 mars 2023" in talk.say("et en mars ?", ("indemnites_date", 0.4))
    assert "3 avril 2023" in talk.say("et en incapacité primaire ?", ("indemnites_date", 0.4))


def test_after_a_child_an_adult_has_another_rule_and_none_of_the_child_s_amounts() -> None:
    talk = Dialogue("cmcm")
    talk.say("DT44 avec denta & optiplus pour mon fils de 10 ans", ORTHO)
    answer = talk.say("et pour ma femme de 40 ans ?", NONE)
    assert "2.000" in answer
    assert "626,60" not in answer
    assert talk.asked == "montant_facture"
    assert "2.000,00" in talk.say("3500")


def test_an_ambiguous_amount_is_asked_and_never_guessed() -> None:
    talk = Dialogue("cmcm")
    talk.say("j'ai 30 ans, denta & optiplus, facture de 1,340 €", ORTHO)
    assert talk.asked == "montant_facture"
    talk.say("1,340")
    assert talk.asked == "montant_facture"
    assert "montant_facture" not in talk.state.inputs
    assert "1.340,00" in talk.say("1.340")


def test_a_round_amount_that_looks_like_a_year_is_taken_when_an_amount_was_asked() -> None:
    talk = Dialogue("cmcm")
    talk.say("j'ai 30 ans et denta & optiplus", ORTHO)
    assert talk.asked == "montant_facture"
    talk.say("2000")
    assert talk.state.inputs.get("montant_facture") == 200_000


def test_a_birth_year_that_decides_nothing_is_enough() -> None:
    assert "140,46" in Dialogue("cmcm").say("DT43, né en 2014, régime commun", ORTHO)


def test_a_birth_year_on_the_edge_is_asked() -> None:
    talk = Dialogue("cmcm")
    answer = talk.say("DT43, né en 2009, régime commun", ORTHO)  # 16 or 17 on 21 November 2026
    assert "140,46" not in answer
    assert talk.asked == "age"
