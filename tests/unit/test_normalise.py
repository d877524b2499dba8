"""A typed text as plain French, and the classifier's view of it: expected values written by hand."""

import re

import pytest
import yaml

from components.normalise import WORDS, fold, foreign_words, has_letters, normalise, plain_french, short_forms

SPELLING = {"rembourcé": "remboursé", "factur": "facture", "dantiste": "dentiste", "mann": "main"}

WRITTEN_OUT = {**short_forms(), **foreign_words()}


def mend(word: str) -> str:
    """A speller of a few words."""
    return SPELLING.get(word, word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slt c koi le bim pr ma fille 8ans", "salut c'est quoi le bim pour ma fille 8 ans"),
        ("slt c koi le bim", "salut c'est quoi le bim"),
        ("ki peut avoir un dmg", "qui peut avoir un dmg"),
        ("cmt ouvrir un dmg", "comment ouvrir un dmg"),
        ("jai 2 gosses", "j'ai 2 enfants"),
        ("kel docteur pr mon dmg", "quel docteur pour mon dmg"),
        ("bcp de frais", "beaucoup de frais"),
        ("la mutu", "la mutuelle"),
        ("jdois envoyer koi", "je dois envoyer quoi"),
        ("c cb", "c'est combien"),
        ("svp", "s'il vous plaît"),
        ("rdv chez le toubib", "rendez-vous chez le docteur"),
        ("ya un délai ?", "il y a un délai ?"),
    ],
)
def test_short_forms_are_written_out(text: str, expected: str) -> None:
    assert plain_french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bonjouuuur", "bonjour"),
        ("BONJOUUUR", "BONJOUR"),
        ("ma fille a 8ans", "ma fille a 8 ans"),
        ("12mois et 50€", "12 mois et 50 €"),
        ("75% de 30euros", "75 % de 30 euros"),
        ("le D.M.G. ça veut dire quoi", "le dmg ça veut dire quoi"),
        ("que signifie B I M", "que signifie bim"),
        ("le m.a.f", "le maf"),
        ("code DT 41 et dt-43", "code DT41 et dt43"),
        ("C’est d’accord ???", "C'est d'accord ?"),
        ("l`hôpital !!!", "l'hôpital !"),
    ],
)
def test_repeated_letters_and_glued_numbers_are_mended(text: str, expected: str) -> None:
    assert plain_french(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la krankenkasse paye la zahnspange ?", "la caisse de maladie paye la appareil dentaire ?"),
        ("wéivill", "combien"),
        ("le tandarts de ma dochter", "le dentiste de ma fille"),
        ("mes glasses", "mes lunettes"),
        ("os óculos", "os lunettes"),
    ],
)
def test_words_of_the_neighbours_languages_are_put_in_french(text: str, expected: str) -> None:
    assert plain_french(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Élève à l'hôpital, cœur : c'est ça !",
        "Combien rembourse la CMCM ?",
        "première ligne\nseconde ligne",
        "J'ai payé 1.340,50 € le 3.5.2023 (DT41).",
        "une créée, un opossum, une allée",
        "2023",
    ],
)
def test_plain_french_stays_as_it_is(text: str) -> None:
    assert plain_french(text) == text


def test_blanks_are_one_space_and_lines_stay_lines() -> None:
    assert plain_french("  deux\t mots \u00a0ici\net  là  ") == "deux mots ici\net là"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Slt, ça va ?", "Salut, ça va ?"),
        ("Jdois envoyer koi", "Je dois envoyer quoi"),
        ("Merci. Kel est le prix ?", "Merci. Quel est le prix ?"),
        ("Dantiste ou orthodontiste ?", "Dentiste ou orthodontiste ?"),
    ],
)
def test_the_capital_that_begins_a_sentence_is_kept(text: str, expected: str) -> None:
    assert plain_french(text, mend) == expected


def test_without_mend_the_spelling_is_left() -> None:
    assert plain_french("slt, c rembourcé ?") == "salut, c rembourcé ?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("est-ce rembourcé ?", "est-ce remboursé ?"),
        ("ma factur de dantiste", "ma facture de dentiste"),
        ("l'Élève, le dantiste", "l'Élève, le dentiste"),
        ("dantiste/factur", "dentiste/facture"),
        ("Combien coûte le dantiste ?", "Combien coûte le dentiste ?"),
    ],
)
def test_mend_puts_right_the_spelling_of_each_word(text: str, expected: str) -> None:
    assert plain_french(text, mend) == expected


def test_mend_is_asked_single_words_in_lower_case() -> None:
    asked: list[str] = []

    def note(word: str) -> str:
        asked.append(word)
        return word

    text = "Combien coûte l'opération ? Merci"
    assert plain_french(text, note) == text
    assert asked == ["combien", "coûte", "l", "opération", "merci"]


@pytest.mark.parametrize("text", ["je vais chez Dantiste", "mon médecin, Factur, est absent", "il s'appelle Rembourcé"])
def test_a_capital_within_a_sentence_is_a_name_and_left_to_itself(text: str) -> None:
    assert plain_french(text, mend) == text


@pytest.mark.parametrize(
    "text", ["mon fils Max a 8 ans", "le docteur Mann m'a vu", "le docteur G. Weber m'a vu", "le docteur Jlassi m'a vu"]
)
def test_a_name_is_no_short_form_either(text: str) -> None:
    assert plain_french(text, mend) == text


@pytest.mark.parametrize("text", ["MA FACTUR DE DANTISTE", "BONJOUR, MA FACTUR DE DANTISTE"])
def test_in_a_message_all_in_capitals_no_word_is_a_name(text: str) -> None:
    assert plain_french(text, mend).lower().endswith("ma facture de dentiste")


@pytest.mark.parametrize("mark", [".", "?", "!", ":"])
def test_a_word_that_begins_a_sentence_is_mended(mark: str) -> None:
    assert plain_french(f"oui{mark} Dantiste", mend).lower() == f"oui{mark} dentiste"


@pytest.mark.parametrize(
    "text", ["slt c koi le bim", "j'ai payé 1.340 € en 2023", "8ans", "d.m.g.", "jdois", "l’été\n\n où ???", "wéivill"]
)
def test_plain_french_twice_changes_nothing_more(text: str) -> None:
    assert plain_french(plain_french(text)) == plain_french(text)


def test_what_words_are_written_out_to_is_plain_french() -> None:
    assert {french: plain_french(french) for french in WRITTEN_OUT.values() if plain_french(french) != french} == {}


def test_each_entry_of_the_word_list_is_found_when_it_is_typed() -> None:
    assert {word: plain_french(word) for word, french in WRITTEN_OUT.items() if plain_french(word) != french} == {}


def test_no_word_is_listed_twice() -> None:
    listed = re.findall(r'^ {2}"([^"]+)":', WORDS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(listed) == sum(len(section) for section in yaml.safe_load(WORDS.read_text(encoding="utf-8")).values())
    assert sorted(word for word in set(listed) if listed.count(word) > 1) == []


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
        ("mon fils de 16 ans", "mon fils de age9a16"),
        ("ma fille de 17ans", "ma fille de age17a22"),
        ("ma fille de 22 ans", "ma fille de age17a22"),
        ("j'ai 23 ans", "j'ai age23a74"),
        ("j'ai 74 ans", "j'ai age23a74"),
        ("j'ai 75 ans", "j'ai age75"),
        ("36 séances", "36 seances"),
        ("30 % de quoi ?", "30 % de quoi ?"),
        ("deux\nlignes", "deux lignes"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_normalise_folds_accents_and_abstracts_numbers(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_what_was_typed_reaches_the_classifier_through_plain_french() -> None:
    assert normalise(plain_french("Slt c koi le BIM pr ma fille 8ans ???")) == "salut c'est quoi le bim pour ma fille age0a8 ?"


def test_fold_keeps_case_and_opens_ligatures() -> None:
    assert fold("Œuvre Élevée ça") == "OEuvre Elevee ca"


@pytest.mark.parametrize("text", ["", "   ", "???", "12 / 34", "€ %"])
def test_text_without_letters(text: str) -> None:
    assert not has_letters(text)


def test_text_with_letters() -> None:
    assert has_letters("é")


def test_elided_words_are_no_mistakes() -> None:
    assert plain_french("lorsqu'on va chez quelqu'un", lambda word: word + "e") == "lorsqu'one vae cheze quelqu'une"
