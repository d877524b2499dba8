"""Mending single words, with a small trade of its own: expected values are French, written by hand."""

from pathlib import Path

import pytest

from components.spelling import Speller, french, french_plain, trade_words, typed_words

TRADE = {
    "accident": 2,
    "affilié": 2,
    "appareil": 4,
    "assurance": 4,
    "bandagiste": 1,
    "certificat": 5,
    "dentiste": 9,
    "facture": 8,
    "gouttière": 2,
    "hospitalisation": 3,
    "hôpital": 6,
    "incapacité": 5,
    "kinésithérapeute": 2,
    "logopède": 2,
    "logopédie": 3,
    "lunettes": 7,
    "médecin": 8,
    "mutuelle": 12,
    "opération": 4,
    "orthodontie": 5,
    "orthodontiste": 3,
    "pharmacie": 2,
    "prothèse": 3,
    "remboursement": 15,
    "remboursé": 9,
    "semelles": 2,
    "vaccin": 3,
}


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(TRADE)


@pytest.mark.parametrize(
    "word",
    [
        "mutuelle",  # of both
        "logopédie",  # of the trade only
        "bandagiste",
        "kinésithérapeute",
        "rembourse",  # of French only
        "demain",
        "dommage",
        "licence",
        "lendemain",
        "quelle",
        "dentelle",
        "mention",
        "gestion",
        "factrice",
    ],
)
def test_a_known_word_stays(speller: Speller, word: str) -> None:
    assert speller.mend(word) == word


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("hopital", "hôpital"),
        ("medecin", "médecin"),
        ("medecins", "médecins"),
        ("numero", "numéro"),
        ("prothese", "prothèse"),
        ("logopedie", "logopédie"),
        ("kinesitherapeute", "kinésithérapeute"),
        ("incapacite", "incapacité"),
        ("tres", "très"),
        ("ecole", "école"),
        ("etranger", "étranger"),
        ("francais", "français"),
    ],
)
def test_missing_accents_are_put_back(speller: Speller, written: str, meant: str) -> None:
    assert speller.mend(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("lopital", "l'hôpital"),
        ("lhopital", "l'hôpital"),
        ("lhôpital", "l'hôpital"),
        ("durgence", "d'urgence"),
        ("lurgence", "l'urgence"),
        ("lassurance", "l'assurance"),
        ("lassurence", "l'assurance"),
        ("laccident", "l'accident"),
        ("lorthodontie", "l'orthodontie"),
        ("dorthodontie", "d'orthodontie"),
        ("lecole", "l'école"),
        ("jattends", "j'attends"),
        ("sappelle", "s'appelle"),
        ("nexiste", "n'existe"),
        ("mappelle", "m'appelle"),
        ("quensuite", "qu'ensuite"),
    ],
)
def test_a_glued_article_is_taken_off(speller: Speller, written: str, meant: str) -> None:
    assert speller.mend(written) == meant


@pytest.mark.parametrize("word", ["lentilles", "dette", "joindre", "suite", "niveau", "maladie", "quitter", "lundi", "lunettes"])
def test_a_word_that_begins_like_an_article_is_none(speller: Speller, word: str) -> None:
    assert speller.mend(word) == word


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rembourcé", "remboursé"),
        ("axidan", "accident"),
        ("opital", "hôpital"),
        ("farmacie", "pharmacie"),
        ("dantiste", "dentiste"),
        ("sertificat", "certificat"),
        ("vacsin", "vaccin"),
        ("opérassion", "opération"),
        ("apareil", "appareil"),
        ("factur", "facture"),
        ("asurence", "assurance"),
        ("lunètes", "lunettes"),
        ("goutière", "gouttière"),
        ("ortodontie", "orthodontie"),
        ("ospitalisation", "hospitalisation"),
        ("rembourcement", "remboursement"),
    ],
)
def test_a_word_of_the_trade_written_by_ear(speller: Speller, written: str, meant: str) -> None:
    assert speller.mend(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kestion", "question"),
        ("biento", "bientôt"),
        ("otobus", "autobus"),
        ("komment", "comment"),
        ("toujour", "toujours"),
        ("abitude", "habitude"),
        ("semène", "semaine"),
    ],
)
def test_a_frequent_french_word_written_by_ear(speller: Speller, written: str, meant: str) -> None:
    assert speller.mend(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mutulle", "mutuelle"),
        ("mutuele", "mutuelle"),
        ("dentitse", "dentiste"),
        ("remboursemnet", "remboursement"),
        ("rembuorsement", "remboursement"),
        ("hospitalsation", "hospitalisation"),
        ("orthodontsite", "orthodontiste"),
        ("cetificat", "certificat"),
        ("bonjuor", "bonjour"),
        ("pourqoui", "pourquoi"),
        ("malheureusment", "malheureusement"),
    ],
)
def test_a_near_miss_is_mended(speller: Speller, written: str, meant: str) -> None:
    assert speller.mend(written) == meant


@pytest.mark.parametrize(
    "word",
    [
        "weber",
        "schmitz",
        "kowalski",
        "dupont",
        "vandenberghe",
        "differdange",
        "ettelbruck",
        "wiltz",
        "mersch",
        "arlon",
        "bastogne",
        "zahnspange",
        "schwangerschaft",
        "bekomme",
        "terugbetaling",
        "appointment",
        "obrigado",
        "xyzzyx",
    ],
)
def test_names_places_and_other_languages_stay(speller: Speller, word: str) -> None:
    assert speller.mend(word) == word


@pytest.mark.parametrize(
    "word", ["bandagistes", "logopèdes", "orthodontistes", "kinésithérapeutes", "affiliée", "affiliées", "affiliés", "semelle", "prothèses"]
)
def test_a_plural_a_feminine_or_a_singular_of_a_known_word_stays(speller: Speller, word: str) -> None:
    assert speller.mend(word) == word


@pytest.mark.parametrize("word", ["", "a", "bcp", "dm", "brq", "été"])
def test_a_short_word_stays(speller: Speller, word: str) -> None:
    assert speller.mend(word) == word


@pytest.mark.parametrize(
    ("written", "meant"),
    [("HOPITAL", "hôpital"), ("Rembourcé", "remboursé"), ("Mutuelle", "mutuelle"), ("Xyzzyx", "xyzzyx"), ("ÉTÉ", "été")],
)
def test_what_is_mended_is_in_lower_case(speller: Speller, written: str, meant: str) -> None:
    assert speller.mend(written) == meant


def test_the_trade_goes_before_frequent_french() -> None:
    # Invented words, one letter from a frequent one or sounding like it.
    assert Speller({}).mend("bonjoux") == "bonjour"
    assert Speller({"bonjoul": 1}).mend("bonjoux") == "bonjoul"
    assert Speller({}).mend("kestion") == "question"
    assert Speller({"kestyon": 1}).mend("kestion") == "kestyon"


def test_of_words_equally_near_the_most_used_then_the_first_of_the_alphabet() -> None:
    assert Speller({"kinolat": 2, "kinorat": 5}).mend("kinobat") == "kinorat"
    assert Speller({"kinorat": 2, "kinolat": 2}).mend("kinobat") == "kinolat"
    assert Speller({"kinolat": 2, "kinorat": 2}).mend("kinobat") == "kinolat"


def test_the_most_used_is_found_among_many_that_are_equally_near() -> None:
    trade = {f"kino{letter}at": 1 for letter in "cdfglmnp"} | {"kinozat": 9}
    assert Speller(trade).mend("kinobat") == "kinozat"


def test_fewest_changes_go_before_most_used() -> None:
    assert Speller({"kinorapie": 1, "kinoraxze": 50}).mend("kinorapxe") == "kinorapie"


@pytest.mark.parametrize("word", ["mutulle", "dentitse", "bonjuor"])
def test_a_word_that_is_often_typed_is_not_mended_by_distance(speller: Speller, word: str) -> None:
    assert speller.mend(word) != word
    assert Speller(TRADE, seen=[word]).mend(word) == word


@pytest.mark.parametrize(
    ("written", "meant"), [("rembourcé", "remboursé"), ("kestion", "question"), ("opital", "hôpital"), ("hopital", "hôpital")]
)
def test_a_word_that_is_often_typed_is_mended_towards_what_sounds_the_same(written: str, meant: str) -> None:
    assert Speller(TRADE, seen=[written]).mend(written) == meant


def test_chiro_is_left_to_itself() -> None:
    assert Speller(TRADE, seen=["chiro"]).mend("chiro") == "chiro"


def test_the_order_of_the_words_changes_nothing() -> None:
    typed = ["mutulle", "lopital", "kestion", "rembourcé", "weber", "apareil", "hopital", "dentitse", "bonjuor", "orthodontsite"]
    one, other = Speller(TRADE, ["a", "b"]), Speller(dict(reversed(TRADE.items())), ["b", "a"])
    first = [one.mend(word) for word in typed]
    assert [other.mend(word) for word in reversed(typed)] == first[::-1]
    assert [one.mend(word) for word in typed] == first


def test_mending_twice_changes_nothing_more(speller: Speller) -> None:
    for word in ("rembourcé", "hopital", "mutulle", "kestion", "weber", "ortodontie"):
        assert speller.mend(speller.mend(word)) == speller.mend(word)


def test_the_words_of_french_with_how_often_they_are_used() -> None:
    assert french()["bonjour"] > french()["orthographe"] > 0
    assert "hôpital" in french()
    assert "kestion" not in french()


def test_the_words_of_french_without_accents() -> None:
    assert {"hopital", "bonjour", "coeur", "etranger"} <= french_plain()
    assert not {"hôpital", "kestion", "zahnspange"} & french_plain()


KNOWLEDGE = """
articles:
- {id: bandages, title: Le bandagiste agréé, text: "Apportez l'ordonnance."}
inputs:
- {id: soin, label: Le soin donné, options: [{id: kine, words: [kinesie, brikinette]}]}
phrases:
- {id: adieu, text: "À bientôt !"}
rules:
- {id: autre, text: zorglubois}
"""


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "some.yml").write_text(KNOWLEDGE, encoding="utf-8")
    (tmp_path / "themes.yml").write_text("themes:\n- {id: dent, label: Prothèses et implantologie}\n", encoding="utf-8")
    return tmp_path


def test_the_words_of_the_knowledge_s_sentences_are_of_the_trade(knowledge: Path) -> None:
    found = trade_words(["le bandagiste est un bandagiste"], knowledge)
    assert found["bandagiste"] == 2
    assert {"agréé", "ordonnance", "soin", "donné", "bientôt", "prothèses", "implantologie"} <= set(found)
    assert found["implantologie"] == 0


def test_the_words_by_which_members_spellings_are_found_are_not(knowledge: Path) -> None:
    assert not {"kinesie", "brikinette", "kine", "zorglubois"} & set(trade_words([], knowledge))


def test_the_examples_words_that_french_knows_are_of_the_trade(knowledge: Path) -> None:
    found = trade_words(["Mes Lunettes sont cassées", "des lunettes"], knowledge)
    assert (found["lunettes"], found["cassées"]) == (2, 1)


@pytest.mark.parametrize(
    ("word", "times", "known"),
    [("balnéothux", 3, True), ("balnéothux", 2, False), ("rembourcé", 3, False), ("rembourcé", 1, False), ("bandajiste", 5, False)],
)
def test_an_unknown_word_is_of_the_trade_when_it_is_frequent_and_sounds_like_nothing_else(
    knowledge: Path, word: str, times: int, known: bool
) -> None:
    assert (word in trade_words([f"un {word} ?"] * times, knowledge)) is known


def test_typed_words_are_those_of_the_lists_and_the_frequent_ones(knowledge: Path) -> None:
    typed = typed_words(["chez le Chiro", "un chiro", "chiro ou ostéo", "ostéo", "lunettes"], knowledge)
    assert {"chiro", "kinesie", "brikinette", "bandagiste", "zorglubois"} <= typed
    assert not {"ostéo", "lunettes"} & typed


def test_a_speller_of_examples_and_knowledge(knowledge: Path) -> None:
    examples = ["le bandajiste"] * 3 + ["un bandagiste"]
    speller = Speller(trade_words(examples, knowledge), typed_words(examples, knowledge))
    assert speller.mend("bandajiste") == "bandagiste"
    assert speller.mend("brikinette") == "brikinette"
