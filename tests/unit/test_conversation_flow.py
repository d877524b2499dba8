"""Digressions, misses, cancelling, several questions, danger, other languages, bad input: how a conversation holds."""

import pytest

from actions.conversation.state import State
from tests.turns import KNOWLEDGE, Dialogue, turn, turn_of_parts

ORTHO = ("orthodontie", 0.95)
COST = ("dmg_cout", 0.95)


def asked_for_the_cover() -> Dialogue:
    talk = Dialogue("cmcm")
    talk.say("DT43, 12 ans", ORTHO)
    assert talk.asked == "couverture"
    return talk


def test_another_question_in_between_is_answered_and_the_calculation_resumes() -> None:
    talk = asked_for_the_cover()
    answer = talk.say("quels documents faut-il envoyer ?", ("orthodontie_documents", 0.95))
    assert "myCMCM" in answer
    assert "Revenons à votre question" in answer
    assert talk.asked == "couverture"
    assert "140,46" in talk.say("régime commun")


def test_thanks_in_between_do_not_lose_the_calculation() -> None:
    talk = asked_for_the_cover()
    talk.say("merci", ("remercier", 0.95))
    assert "640,46" in talk.say("denta & optiplus")


def test_the_first_miss_helps_and_the_second_offers_to_leave() -> None:
    talk = asked_for_the_cover()
    first = talk.say("la verte", ("hors_sujet", 0.2))
    assert "Je n’ai pas compris cette réponse" in first
    assert "Annuler" not in talk.buttons
    second = talk.say("celle du dessus", ("hors_sujet", 0.2))
    assert "annuler" in second
    assert "Annuler" in talk.buttons
    assert "140,46" in talk.say("régime commun")


@pytest.mark.parametrize("text", ["Annuler", "annuler", "laisse tomber", "stop"])
def test_cancelling_leaves_the_calculation_and_forgets_it(text: str) -> None:
    talk = asked_for_the_cover()
    assert "on laisse ce calcul" in talk.say(text, ("annuler", 0.9))
    assert talk.state.pending is None
    assert talk.state.inputs == {}
    assert "140,46" not in talk.say("régime commun", ("hors_sujet", 0.2))


def test_nothing_to_cancel_is_said() -> None:
    assert "on laisse ce calcul" not in Dialogue("cmcm").say("annuler", ("annuler", 0.9))


def test_two_questions_get_two_answers() -> None:
    answer = Dialogue("msl").ask(("c'est quoi le dmg", "dmg_definition"), ("et combien ça coûte ?", "dmg_cout"))
    assert "dossier médical global" in answer.lower()
    assert "32,00" in answer or "32 €" in answer


def test_an_answer_and_a_calculation_in_one_message() -> None:
    talk = Dialogue("cmcm")
    answer = talk.ask(
        ("quels documents faut-il ?", "orthodontie_documents"), ("et combien pour DT43, 12 ans, régime commun ?", "orthodontie")
    )
    assert "myCMCM" in answer
    assert "140,46" in answer


def test_two_calculations_in_one_message_come_one_after_the_other() -> None:
    talk = Dialogue("msl")
    talk.ask(
        ("quel est le plafond bim avec 2 personnes à charge", "bim_plafond"), ("et quand est payé mars en invalidité ?", "indemnites_date")
    )
    assert talk.asked == "categorie_bim"
    answer = talk.say("veuve")
    assert "28 451,80" in answer
    assert "29 mars 2023" in answer


def test_a_message_between_two_subjects_offers_them_as_buttons() -> None:
    talk = Dialogue("msl")
    talk.say("le dmg et les sous", ("dmg_cout", 0.4), ("dmg_generaliste", 0.38))
    assert talk.buttons[:2] == ["Le coût du DMG", "DMG : chez le généraliste"]
    assert talk.buttons[-1] == "Autre chose"
    assert "32" in talk.say("le coût du dmg", ("hors_sujet", 0.3))


def test_an_unknown_question_makes_nothing_up() -> None:
    answer = Dialogue("cmcm").say("xyz abc", ("orthodontie", 0.1), ("dmg_cout", 0.09))
    assert "pas compris" in answer
    assert "€" not in answer


def test_an_unlike_question_is_unknown_unless_the_classifier_is_very_sure() -> None:
    from dataclasses import replace

    message = turn("le prix du kilo de pommes", [("orthodontie", 0.8)], "cmcm")
    message = replace(message, segments=(replace(message.segments[0], similarity=0.1),))
    assert "pas compris" in Dialogue("cmcm").hear(message)


def test_a_subject_of_the_other_mutual_is_not_answered() -> None:
    answer = Dialogue("cmcm").say("combien coûte un dmg ?", COST)
    assert "32" not in answer
    assert "je n’ai rien pour la CMCM" in answer


@pytest.mark.parametrize(
    "text",
    [
        "mon père fait un infarctus",
        "ma femme ne respire plus",
        "il est inconscient !",
        "je vais me suicider",
        "mon fils a une hémorragie",
        "douleur à la poitrine et sueurs",
        "j'ai mal à la poitrine",
    ],
)
def test_danger_goes_before_everything(text: str) -> None:
    talk = asked_for_the_cover()
    assert "112" in talk.say(text, ORTHO)
    assert "112" in Dialogue().say(text, ("avis_medical", 0.9))
    assert "112" in Dialogue("msl").hear(turn(text + " a" * 1000, [ORTHO], "msl", too_long=True))


@pytest.mark.parametrize(
    "text", ["ma mère est suicidée de fatigue par les papiers", "mon mari a eu un infarctus en 2019, quel certificat ?"]
)
def test_a_question_is_still_welcome_after_danger(text: str) -> None:
    talk = Dialogue("msl")
    talk.say(text, ("indemnites_certificat", 0.9))
    assert "29 mars 2023" in talk.say("paiement de mars en invalidité", ("indemnites_date", 0.95))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("wie viel bezahlt die Krankenkasse und wann ist das", "Französisch"),
        ("how much is the refund for my braces please", "French"),
        ("hoeveel krijg ik terug voor mijn kind en wanneer is het", "Frans"),
        ("quanto recebo para o meu filho e quando posso", "francês"),
        ("wat kascht dat fir mech an wei kann ech dat maachen", "Franséisch"),
    ],
)
def test_another_language_is_told_so_in_that_language(text: str, words: str) -> None:
    assert words in Dialogue("cmcm").say(text, ("hors_sujet", 0.3))


def test_french_is_never_taken_for_another_language() -> None:
    assert "Französisch" not in Dialogue("cmcm").say("c'est quoi une Krankenkasse", ("hors_sujet", 0.1))


def test_a_message_too_long_is_told_so_and_nothing_is_calculated() -> None:
    talk = Dialogue("cmcm")
    assert "trop long" in talk.hear(turn("DT43, 12 ans, régime commun " * 100, [ORTHO], "cmcm", too_long=True))
    assert talk.state.rule is None


@pytest.mark.parametrize("text", ["", "   ", "🦷🦷🦷", "???", "…", "!!!"])
def test_an_empty_message_gets_a_kind_word(text: str) -> None:
    assert "rien pu lire" in Dialogue("cmcm").say(text, ("saluer", 0.3))
    talk = asked_for_the_cover()
    assert "couverture" in talk.say(text)
    assert talk.asked == "couverture"


@pytest.mark.parametrize(("text", "words"), [("-50 €", "négatif"), ("999999999999 €", "trop grand"), ("9" * 400, "")])
def test_absurd_amounts_are_refused_kindly(text: str, words: str) -> None:
    talk = Dialogue("cmcm")
    talk.say("30 ans, denta & optiplus", ORTHO)
    assert words in talk.say(text)
    assert talk.asked == "montant_facture"
    assert "montant_facture" not in talk.state.inputs


def test_absurd_ages_and_births_are_refused_kindly() -> None:
    talk = Dialogue("cmcm")
    talk.say("combien pour le DT43 ?", ORTHO)
    assert "trop grand" in talk.say("250 ans")
    assert "futur" in talk.say("né le 12/03/2031")
    assert "calendrier" in talk.say("né le 31/02/2014")
    assert talk.asked == "age"
    talk.say("12 ans")
    assert talk.asked == "couverture"


def test_an_unknown_act_code_is_refused() -> None:
    talk = Dialogue("cmcm")
    talk.say("DT49, 12 ans, régime commun", ORTHO)
    assert talk.asked == "actes"


def test_naming_the_other_mutual_changes_it_and_drops_the_calculation() -> None:
    talk = Dialogue("cmcm")
    talk.say("DT43, 12 ans, régime commun", ORTHO)
    talk.say("je suis à la Mutualité Socialiste", ("changer_mutuelle", 0.9))
    assert talk.state.mutual == "msl"
    assert talk.state.inputs == {}


def test_a_button_means_the_same_as_its_title_typed() -> None:
    talk = asked_for_the_cover()
    assert "DENTA & OPTIPLUS" in talk.buttons
    assert "640,46" in talk.say("denta & optiplus")
    assert "140,46" in talk.say("Et avec « Régime commun seul » ?")


def test_changing_an_input_by_button_asks_for_it() -> None:
    talk = Dialogue("cmcm")
    talk.say("DT43, 12 ans, régime commun", ORTHO)
    talk.say("Changer une donnée")
    talk.say("Âge")
    assert talk.asked == "age"
    assert "exactement" in talk.say("17")


def test_a_state_of_an_older_version_is_read_without_what_is_unknown() -> None:
    assert State.of({"mutual": "cmcm", "old_key": 1}).mutual == "cmcm"
    assert State.of(None) == State()


def test_a_message_without_a_segment_is_answered() -> None:
    assert Dialogue("cmcm").hear(turn_of_parts([], "cmcm"))


def test_every_phrase_used_for_a_problem_exists() -> None:
    for phrase in (
        "montant_negatif",
        "trop_petit",
        "trop_grand",
        "date_future",
        "date_impossible",
        "pas_option",
        "pas_lu",
        "naissance_ambigue",
    ):
        assert phrase in KNOWLEDGE.phrases


@pytest.mark.parametrize("mutual", ["axa", 7, ["cmcm"], {"id": "cmcm"}])
def test_an_unknown_mutual_of_the_channel_is_asked_for(mutual: object) -> None:
    talk = Dialogue()
    answer = talk.hear(turn("l'orthodontie, c'est remboursé ?", [ORTHO], mutual))  # type: ignore[arg-type]
    assert "De quelle mutualité" in answer
