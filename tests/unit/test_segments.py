"""Splitting a message into its questions: expected values written by hand."""

from typing import List

import pytest

from components.segments import split


def texts(message: str) -> List[str]:
    return [segment.text for segment in split(message)]


@pytest.mark.parametrize(
    "message",
    [
        "c'est quoi le bim ?",
        "bonjour",
        "Ma mère a 80 ans. Elle vit seule. A-t-elle droit au bim ?",
        "Combien coûte un dmg ? Merci d'avance.",
        "Mon médecin dit que c'est gratuit, c'est vrai ?",
        "Je change de médecin et de mutualité, que devient mon dossier ?",
        "j'ai payé 1.340 € chez le dr. dupont le 3.5.2023",
        "quand je suis malade, dois-je envoyer un certificat ?",
        "Bonjour ! C'est quoi le bim ?",
        "le médecin qui tient mon dmg et qui part à la pension",
        "C'est quoi le bim ? Vous pouvez m'expliquer ?",
        "???",
        "",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert texts(message) == [message]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("c'est quoi le bim et comment le demander ?", ["c'est quoi le bim", "et comment le demander ?"]),
        ("C'est quoi le bim ? Combien coûte un dmg ?", ["C'est quoi le bim ?", "Combien coûte un dmg ?"]),
        ("c'est quoi le bim?combien coûte un dmg?", ["c'est quoi le bim?", "combien coûte un dmg?"]),
        ("c koi le dmg et cb sa coute", ["c koi le dmg", "et cb sa coute"]),
        ("bim c koi, ki peut l'avoir", ["bim c koi", "ki peut l'avoir"]),
        ("comment ouvrir un dmg\nquand suis-je payé", ["comment ouvrir un dmg", "quand suis-je payé"]),
        (
            "c quand le paiement de mars par contre faut-il renvoyer le certificat",
            ["c quand le paiement de mars", "par contre faut-il renvoyer le certificat"],
        ),
        (
            "est-ce que le bim est automatique ? sinon où trouver le formulaire ?",
            ["est-ce que le bim est automatique ?", "sinon où trouver le formulaire ?"],
        ),
    ],
)
def test_two_questions_are_two_segments(message: str, expected: List[str]) -> None:
    assert texts(message) == expected


def test_a_story_goes_with_the_question_that_it_leads_to() -> None:
    message = "C'est quoi le dmg ? Mon fils a 12 ans. Il porte des bagues. Combien remboursez-vous ? Merci."
    assert texts(message) == [
        "C'est quoi le dmg ?",
        "Mon fils a 12 ans. Il porte des bagues. Combien remboursez-vous ? Merci.",
    ]


def test_three_questions() -> None:
    assert len(split("C'est quoi le bim ? Qui peut l'avoir ? Et comment le demander ?")) == 3


@pytest.mark.parametrize(
    "message",
    ["  c'est quoi le bim ?  et quand est payé mars ?\n", "C'est quoi le bim ? Combien coûte un dmg ?", " bonjour "],
)
def test_offsets_point_into_the_original(message: str) -> None:
    for segment in split(message):
        assert message[segment.start:segment.end] == segment.text


def test_segments_are_in_order_and_do_not_overlap() -> None:
    segments = split("C'est quoi le bim ? J'ai 40 ans. Puis-je l'avoir et comment le demander ?")
    assert len(segments) >= 2
    for before, after in zip(segments, segments[1:]):
        assert before.end <= after.start
