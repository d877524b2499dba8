"""What is asked in passing is about the subject under discussion, whatever the few words resemble."""

import pytest

from actions.conversation.understanding import asks_in_passing, decide, only_asks
from tests.turns import KNOWLEDGE, Dialogue, turn


@pytest.mark.parametrize("folded", ["combien de temps ?", "et jusqu a quel age ?", "faut il une autorisation ?", "c est combien"])
def test_only_asks(folded: str) -> None:
    assert only_asks(folded)


@pytest.mark.parametrize("folded", ["combien coute une couronne ?", "jusqu a quel age pour l orthodontie ?", "oui", "et pour mon mari ?"])
def test_names_something(folded: str) -> None:
    assert not only_asks(folded)


def test_a_long_question_is_not_asked_in_passing() -> None:
    assert not asks_in_passing("combien la mutuelle rembourse pour une prothese de hanche posee a metz l an dernier")


def test_how_long_stays_with_the_subject_and_names_the_service() -> None:
    talk = Dialogue("cmcm")
    talk.say("ma fille étudie à Liège, elle reste couverte ?", ("famille_coaffilies", 0.95))
    reply = talk.say("jusqu'à quel âge ?", ("orthodontie_adulte", 0.6))
    assert "Affiliation" in reply
    assert "Coaffilier" in reply


def test_how_much_begins_the_calculation_of_the_subject() -> None:
    talk = Dialogue("cmcm")
    talk.say("l'orthodontie est remboursée ?", ("orthodontie", 0.95))
    talk.say("c'est combien", ("affirmer", 0.7))
    assert talk.state.rule == "cmcm.orthodontie"
    assert talk.asked is not None


def test_after_an_amount_the_article_answers() -> None:
    talk = Dialogue("cmcm")
    talk.say("le programme protea coûte 3200 €, on a prestaplus", ("protea", 0.95))
    assert "GesondheetsZentrum" in talk.say("et il faut une autorisation ?", ("affiliation", 0.4), ("famille_coaffilies", 0.35))


def test_another_insurer_is_not_ours() -> None:
    asked = turn("est-ce que la aok rembourse l'acupuncture", [("medecine_alternative", 0.97)]).segments[0]
    assert decide(asked, KNOWLEDGE).name == "autre_prestation"
    assert decide(asked, KNOWLEDGE, mutual="cmcm").name == "medecine_alternative"


def test_thanks_do_not_swallow_a_question() -> None:
    asked = turn("merci beaucoup pour tout et faut-il des papiers ?", [("remercier", 0.7), ("bim_documents", 0.2)]).segments[0]
    assert decide(asked, KNOWLEDGE, "bim", "msl").name == "bim_documents"


def test_the_prices_of_one_person_are_not_the_next_ones() -> None:
    talk = Dialogue("cmcm")
    talk.say("une couronne à 800 €, la cns donne 90 €, denta & optiplus", ("protheses_dentaires", 0.95))
    # 700 − 450, and nothing of the CNS for him
    assert "250,00" in talk.say("et mon mari 700 €", ("protheses_dentaires", 0.9))
    # 450 + 450; 1.500 − 900 − 90
    reply = talk.say("et en tout ?", ("nier", 0.4))
    assert "900,00" in reply
    assert "510,00" in reply


def test_a_count_before_a_price_for_each_is_kept() -> None:
    talk = Dialogue("cmcm")
    talk.say("2 séances chez la diététicienne à 84 € chacune", ("dietetique", 0.95))
    # 2 × 70 = 140, at most 100 a year
    assert "40,00" in talk.say("et à 70 € chacune ?", ("dietetique", 0.9))
