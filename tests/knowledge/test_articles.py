"""Every answer reads well: filled, tidy, short, leading on; and every sentence of the assistant is said somewhere."""

import ast
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from knowledge.wording import Wording
from tests.knowledge.base import KNOWLEDGE, ROOT, dated_in

DAY = date(2026, 11, 21)
ARTICLES = list(KNOWLEDGE.articles.values())
EACH = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)


def rendered(article: object) -> list[str]:
    wording = Wording(KNOWLEDGE.mutuals[article.mutual].locale)  # type: ignore[attr-defined]
    return [wording.filled(template, DAY) for template in (article.text, article.lead) if template]  # type: ignore[attr-defined]


def caveats() -> list[str]:
    return [point.caveat for point in KNOWLEDGE.open_points.values() if point.caveat]


def untidy(text: str) -> list[str]:
    """What a French proof-reader would mark."""
    rules = {
        "brace": r"[{}]",
        "double space": r" {2}",
        "space before comma or full stop": r"\s[,.](?!\.)",
        "no space before « : ; ? ! »": r"[^\s  ][;?!]|[^\s  \d]:(?!//)",
        "no space after punctuation": r"[,;!?](?=[^\s\d»)])",
        "no space inside guillemets": r"«(?![  ])|(?<![  ])»",
        "straight double quotes": r"\"",
        "three dots instead of …": r"\.\.\.",
        "elision with a space": r"\b[ldnsjc]['’] ",
        "a line that ends with a space": r" $",
        "a blank line": r"\n\s*\n",
    }
    return [name for name, pattern in rules.items() if re.search(pattern, text, re.MULTILINE)]


@pytest.mark.parametrize("text", ["deux  espaces", "un mot , puis", "quoi?", "{reste}", "a\n\nb", "« mal»", "l' eau", "fin ", "un,deux"])
def test_the_proof_reader_finds_what_is_wrong(text: str) -> None:
    assert untidy(text)


def test_the_proof_reader_lets_good_french_pass() -> None:
    assert untidy("Il faut : l’accord, 3.117,08 € et « l’annexe » ; vraiment ?\n• Oui, c’est tout !") == []


@EACH
def test_an_article_is_filled_and_tidy(article: object) -> None:
    for text in rendered(article):
        assert untidy(text) == []


@EACH
def test_an_article_ends_with_punctuation(article: object) -> None:
    for text in rendered(article):
        assert text.rstrip() == text
        assert text[-1] in ".!?…)"
        for before, line in pairwise(text.split("\n")):
            if line.startswith("•") and not before.startswith("•"):
                assert before.endswith((":", ".", ";")), f"the list after « {before[-30:]} » is not led in"


@EACH
def test_an_article_starts_with_a_capital_and_fits_a_phone(article: object) -> None:
    text, *lead = rendered(article)
    for part in (text, *lead):
        assert part[0].isupper()
    assert len(text) <= 1100
    assert all("\n" not in part for part in lead)


@EACH
def test_an_article_leads_on_to_subjects_of_its_own_mutual(article: object) -> None:
    assert article.next  # type: ignore[attr-defined]
    assert article.subject not in article.next  # type: ignore[attr-defined]
    assert len(set(article.next)) == len(article.next)  # type: ignore[attr-defined]
    for subject in article.next:  # type: ignore[attr-defined]
        assert KNOWLEDGE.article(subject, article.mutual), f"{subject} would be left out silently"  # type: ignore[attr-defined]


@EACH
def test_an_article_names_a_contact_of_its_mutual(article: object) -> None:
    assert article.contact is None or article.contact.startswith(f"{article.mutual}.")  # type: ignore[attr-defined]


@EACH
def test_an_article_uses_no_figure_of_the_other_mutual(article: object) -> None:
    for name in dated_in(article):
        assert name.removeprefix("contact.").startswith(f"{article.mutual}.")  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", caveats())
def test_a_caveat_is_one_tidy_sentence(text: str) -> None:
    assert untidy(text) == []
    assert text.endswith(".")
    assert "\n" not in text


@pytest.mark.parametrize("subject", KNOWLEDGE.subjects)
def test_every_subject_is_answered_by_at_least_one_mutual(subject: str) -> None:
    assert KNOWLEDGE.mutuals_of(subject)


@pytest.mark.parametrize("rule", KNOWLEDGE.rules.values(), ids=lambda rule: rule.id)
def test_every_subject_of_a_rule_exists_and_has_an_article_of_its_mutual(rule: object) -> None:
    for subject in rule.subjects:  # type: ignore[attr-defined]
        assert KNOWLEDGE.article(subject, rule.mutual)  # type: ignore[attr-defined]


def test_a_mutual_answers_a_subject_with_one_article() -> None:
    pairs = [(article.subject, article.mutual) for article in ARTICLES]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("rule", "input_id", "covered"),
    [
        ("msl.bim_plafond", "categorie_bim", lambda body: [option for group in body.groups for option in group.categories]),
        ("msl.dmg_specialiste", "statut", lambda body: list(body.by.amounts)),
        ("msl.indemnites_date", "regime_indemnites", lambda body: list(body.regimes)),
        ("cmcm.orthodontie", "couverture", lambda body: list(body.covers)),
    ],
)
def test_every_option_of_a_choice_is_known_to_the_rule_exactly_once(rule: str, input_id: str, covered: object) -> None:
    assert sorted(covered(KNOWLEDGE.rules[rule].body)) == sorted(KNOWLEDGE.specs[input_id].options)  # type: ignore[operator]


# --- the assistant's own sentences --------------------------------------------------------------------------------------------


def words_of_the_code() -> tuple[set[str], set[str]]:
    """Every string of actions/, and the beginnings of those that are completed at run time."""
    whole, begun = set(), set()
    for file in sorted((ROOT / "actions").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                begun.add(node.values[0].value)
    return whole, begun


def intents() -> set[str]:
    domain = yaml.safe_load(Path(ROOT / "domain.yml").read_text(encoding="utf-8"))
    return {next(iter(intent)) if isinstance(intent, dict) else intent for intent in domain["intents"]}


@pytest.mark.parametrize("name", KNOWLEDGE.phrases)
def test_every_phrase_is_said_by_the_code_or_answers_an_intent(name: str) -> None:
    whole, begun = words_of_the_code()
    assert name in whole or name in intents() or any(name.startswith(start) for start in begun if len(start) > 4)


def test_every_phrase_that_the_code_says_exists() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "actions").rglob("*.py"))
    said = set(re.findall(r"(?:\.phrase|_say)\(\s*\"(\w+)\"", code))
    assert len(said) > 5
    assert said - set(KNOWLEDGE.phrases) == set()


def test_every_intent_outside_the_subjects_has_a_phrase_or_a_way_in_the_code() -> None:
    whole, _ = words_of_the_code()
    others = intents() - set(KNOWLEDGE.subjects) - {"nlu_fallback"}  # Rasa's own name for « no intent »
    assert {name for name in others if name not in KNOWLEDGE.phrases and name not in whole} == set()


@pytest.mark.parametrize("name", KNOWLEDGE.phrases)
def test_a_phrase_is_tidy(name: str) -> None:
    if not name.startswith("langue_"):
        assert [mark for mark in untidy(KNOWLEDGE.phrases[name].text) if mark != "brace"] == []
