"""Splitting a message into its questions: expected values written by hand."""

import pytest

from components.segments import Themes, split


def texts(message: str) -> list[str]:
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
def test_two_questions_are_two_segments(message: str, expected: list[str]) -> None:
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
        assert message[segment.start : segment.end] == segment.text


def test_segments_are_in_order_and_do_not_overlap() -> None:
    segments = split("C'est quoi le bim ? J'ai 40 ans. Puis-je l'avoir et comment le demander ?")
    assert len(segments) >= 2
    for before, after in zip(segments, segments[1:]):
        assert before.end <= after.start


THEMES = Themes(
    {
        "dmg": ["dmg", "dossier medical"],
        "bim": ["bim", "intervention majoree"],
        "indemnites": ["indemnit", "incapacite", "certificat"],
        "orthodontie": ["ortho", "bague", "appareil"],
    },
    {"indemnites": ["paiement", "primaire", "prim", "inval"]},
)


def by_theme(message: str) -> list[str]:
    return [segment.text for segment in split(message, THEMES)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("combien coûte le DMG et jusqu'à quel âge l'orthodontie", ["combien coûte le DMG", "et jusqu'à quel âge l'orthodontie"]),
        ("plafond du BIM et juin primaire", ["plafond du BIM", "juin primaire"]),
        ("1) documents BIM 2) documents orthodontie", ["documents BIM", "documents orthodontie"]),
        ("J'ai deux questions : a) plafond BIM b) prix du DMG", ["plafond BIM", "prix du DMG"]),
        ("- plafond BIM 2 enfants\n- appareil 8 ans", ["plafond BIM 2 enfants", "appareil 8 ans"]),
        ("BIM ? DMG ? paiement juin ? appareil 8 ans ?", ["BIM ?", "DMG ?", "paiement juin ?", "appareil 8 ans ?"]),
        ("plafond BIM ; documents appareil", ["plafond BIM ;", "documents appareil"]),
        ("plafond BIM\ndocuments orthodontie", ["plafond BIM", "documents orthodontie"]),
        ("validité DMG 2021 ainsi que paiement de mars", ["validité DMG 2021", "paiement de mars"]),
        ("plafond BIM, juin primaire et appareil 8 ans", ["plafond BIM", "juin primaire", "appareil 8 ans"]),
        ("c'est quoi le BIM et le DMG ?", ["c'est quoi le BIM", "le DMG ?"]),
        ("Combien coûte le DMG ? et l'orthodontie", ["Combien coûte le DMG ?", "et l'orthodontie"]),
        ("prix du DMG, l'appareil de ma fille et le BIM", ["prix du DMG", "l'appareil de ma fille", "le BIM"]),
    ],
)
def test_parts_that_name_different_themes_are_questions(message: str, expected: list[str]) -> None:
    assert by_theme(message) == expected


@pytest.mark.parametrize(
    "message",
    [
        "avec le BIM, le DMG est-il gratuit ?",
        "j'ai un DMG et le BIM, combien je paie chez le cardiologue ?",
        "combien je paie avec le DMG et le BIM chez le cardiologue ?",
        "quelle différence entre le BIM et le DMG ?",
        "est-ce que le dmg et l'orthodontie sont remboursés ?",
        "BIM et DMG combien chez le cardio ?",
        "BIM ; DMG chez le cardio 12 €",
        "dmg ophtalmo et orthopédiste ?",
        "mars invalidité et mars incapacité primaire",
        "Le DMG ? Combien ça coûte ?",
        "ma mère est BIM, l'appareil de mon frère est remboursé ?",
        "incapacité depuis 8 mois et bim possible ?",
        "je suis en incapacité et je voudrais le BIM",
        "j'ai payé 1.340 €, mon dmg date de 2020",
        "plafond BIM isolé, juin",
    ],
)
def test_a_story_that_names_two_themes_stays_whole(message: str) -> None:
    assert by_theme(message) == [message]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "plafond BIM 2 enfants et 1.500 € par mois et appareil 8 ans",
            ["plafond BIM 2 enfants et 1.500 € par mois", "appareil 8 ans"],
        ),
        (
            "je voudrais le prix du DMG et mon fils a 8 ans, appareil remboursé ?",
            ["je voudrais le prix du DMG", "mon fils a 8 ans, appareil remboursé ?"],
        ),
        ("je gagne 1400 €, plafond BIM et inval juin", ["je gagne 1400 €, plafond BIM", "inval juin"]),
    ],
)
def test_what_is_told_stays_with_its_question(message: str, expected: list[str]) -> None:
    assert by_theme(message) == expected


def test_offsets_of_listed_questions_point_into_the_original() -> None:
    for message in ("1) documents BIM 2) documents orthodontie", "Œuvre : plafond BIM\n\njuin primaire", " - BIM\n - DMG"):
        for segment in split(message, THEMES):
            assert message[segment.start : segment.end] == segment.text


def test_without_stems_no_theme_is_read() -> None:
    assert texts("plafond du BIM et juin primaire") == ["plafond du BIM et juin primaire"]
