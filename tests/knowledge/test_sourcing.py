"""Every fact stands where it says it stands, and is used."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

import pytest

from knowledge import mutual_schema, schema, value_schema
from tests.knowledge.base import BUNDLE, KNOWLEDGE, dated_in, inside, source_lines, templates, with_sources

NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:, ?\d{2})?(?!\d)")
MONTHS = {"janvier": 1, "septembre": 9}
# These hold no fact of a document, or only point to entries that do.
WITHOUT_SOURCE = ("documents", "inputs", "phrases", "themes", "subjects", "joint_limits", "coverage")
ENTRIES = [entry for entry in BUNDLE.entries if entry.section not in WITHOUT_SOURCE]
SINGLE = [(entry.model, version) for entry in BUNDLE.of("values") for version in entry.model.versions]
ROWS = [(entry.model, version, row) for entry in BUNDLE.of("tables") for version in entry.model.versions for row in version.rows]


def cents_in(text: str) -> set[int]:
    """Every number of a line as cents: « 20.763,88 », « 3.682, 55 », « 500 »."""
    found = set()
    for token in NUMBER.findall(text):
        whole, _, decimals = token.replace(" ", "").partition(",")
        found.add(int(whole.replace(".", "")) * 100 + int(decimals or 0))
    return found


def test_numbers_of_a_line_are_read_as_printed() -> None:
    assert cents_in("20.763,88 € bruts, majoré de 3.682, 55 € ; 32€, 66 %") == {2076388, 368255, 3200, 6600}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.section}:{entry.model.id}")
def test_every_source_lies_within_its_document(entry: object) -> None:
    refs = [part for part in inside(entry.model) if isinstance(part, schema.SourceRef)]  # type: ignore[attr-defined]
    if entry.section != "mutuals":  # type: ignore[attr-defined]
        assert refs, "no source at all"
    for ref in refs:
        assert 1 <= ref.lines[0] <= ref.lines[1] <= KNOWLEDGE.documents[ref.document].lines
        assert ref.section.strip()


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.mutual], ids=lambda entry: f"{entry.section}:{entry.model.id}")
def test_every_source_is_a_document_of_the_same_mutual(entry: object) -> None:
    for part in inside(entry.model):  # type: ignore[attr-defined]
        if isinstance(part, schema.SourceRef):
            assert KNOWLEDGE.documents[part.document].mutual == entry.mutual  # type: ignore[attr-defined]


@with_sources
@pytest.mark.parametrize("document", KNOWLEDGE.documents)
def test_the_register_knows_the_length_of_each_document(document: str) -> None:
    assert len(source_lines(document, 1, 10**6)) == KNOWLEDGE.documents[document].lines


@with_sources
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.section}:{entry.model.id}")
def test_every_cited_span_of_the_source_holds_words(entry: object) -> None:
    for part in inside(entry.model):  # type: ignore[attr-defined]
        if isinstance(part, schema.SourceRef):
            lines = source_lines(part.document, *part.lines)
            assert lines[0].strip(), f"line {part.lines[0]} is blank"
            assert lines[-1].strip(), f"line {part.lines[1]} is blank"


def test_every_value_is_used_by_an_article_a_rule_or_a_phrase() -> None:
    used = {name for article in KNOWLEDGE.articles.values() for name in dated_in(article)}
    used |= {name for rule in KNOWLEDGE.rules.values() for name in dated_in(rule)}
    used |= {name for phrase in KNOWLEDGE.phrases.values() for name in phrase.references}
    assert set(KNOWLEDGE.values) - used == set()


# Values that the source shows by an example or a table instead of printing the number itself; each is worked out below.
DERIVED = {"cmcm.ortho.rc_taux", "cmcm.dent.implant_rc", "msl.dmg.validite_annees", "msl.dmg.contact_de", "msl.dmg.contact_a"}


@with_sources
@pytest.mark.parametrize(
    ("model", "version"), [pair for pair in SINGLE if pair[0].id not in DERIVED], ids=lambda part: getattr(part, "id", None)
)
def test_every_value_really_stands_on_its_cited_lines(model: value_schema.Value, version: value_schema.ValueVersion) -> None:
    text = " ".join(source_lines(version.source.document, *version.source.lines))
    value = version.value
    if model.unit == "EUR":
        assert int(str(value).replace(".", "")) in cents_in(text)
    elif model.unit == "percent":
        assert re.search(rf"(?<!\d){str(value).replace(' %', '').replace('.', ',')} ?%", text)
    elif model.unit == "dioptres":
        assert re.search(rf"(?<![\d,]){str(value).replace('.', ',')}(?![\d,]\d)", text)
    elif isinstance(value, int):
        words = r"\bune?\b|(?<!\d)1(?!\d)" if value == 1 else rf"(?<![\d.]){value}(?![\d])"
        assert re.search(words, text)
    else:
        day = re.fullmatch(r"1er (\w+)(?: (\d{4}))?", value)
        numeric = f"01/{MONTHS[day[1]]:02d}/{day[2]}" if day and day[2] else value
        assert value in text or numeric in text


@with_sources
def test_the_share_of_the_basic_cover_is_a_fifth_of_the_cns_on_every_row_of_the_brochure() -> None:
    for line in source_lines("cmcm-2026-07", 460, 464):
        code, _, cns, basic, optional = line.split("\t")[:5]
        (statutory,), (share,), (most,) = cents_in(cns), cents_in(basic), cents_in(optional)
        assert Fraction(share, statutory) == Fraction(1, 5), code  # 111,78 / 558,90 and so on
        assert most == 50000
    assert KNOWLEDGE.values["cmcm.ortho.rc_taux"].versions[0].value == Fraction(1, 5)


@with_sources
def test_the_share_of_the_basic_cover_of_an_implant_is_that_of_the_example() -> None:
    (example,) = source_lines("cmcm-2026-07", 500, 500)
    _, number, _, _, basic, optional = example.split("\t")
    (share,), (extra,) = cents_in(basic), cents_in(optional)
    value = {name: KNOWLEDGE.values[f"cmcm.dent.{name}"].versions[0].value.cents for name in ("implant_rc", "implant_forfait")}
    assert (
        value
        == {"implant_rc": share // int(number), "implant_forfait": extra // int(number)}
        == {"implant_rc": 15000, "implant_forfait": 50000}
    )


@with_sources
def test_the_durations_of_the_dmg_are_those_of_the_example() -> None:
    opened, valid, prolonged = ([int(year) for year in re.findall(r"20\d\d", line)] for line in source_lines("msl-2023", 578, 580))
    assert (opened, valid, prolonged) == ([2021], [2021, 2022, 2023], [2023, 2022, 2021, 2024])
    value = {name: KNOWLEDGE.values[f"msl.dmg.{name}"].versions[0].value for name in ("validite_annees", "contact_de", "contact_a")}
    assert value == {"validite_annees": 2023 - 2021, "contact_de": 2024 - 2022, "contact_a": 2024 - 2021}


def folded(text: str) -> str:
    """Without accents and capitals."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(letter))


def printed(amount: str) -> str:
    """« 11120.01 » as the page prints it: « 11.120,01 »."""
    whole, cents = amount.split(".")
    return f"{int(whole):,}".replace(",", ".") + f",{cents}"


@with_sources
@pytest.mark.parametrize(("table", "version", "row"), ROWS, ids=lambda part: str(getattr(part, "line", getattr(part, "id", ""))))
def test_every_row_of_a_table_stands_on_its_line(table: value_schema.Table, version: value_schema.TableVersion, row: object) -> None:
    assert version.source.lines[0] <= row.line <= version.source.lines[1]  # type: ignore[attr-defined]
    (text,) = source_lines(version.source.document, row.line, row.line)  # type: ignore[attr-defined]
    if isinstance(row, value_schema.ActRow):
        code, invoiced, cns = text.split("\t")[:3]
        assert code == row.code
        assert (cents_in(invoiced), cents_in(cns)) == ({int(row.invoiced.replace(".", ""))}, {int(row.statutory.replace(".", ""))})
    elif isinstance(row, value_schema.PriceRow):
        names, price = text.split("\t")
        assert {word for word in folded(row.label).split() if len(word) > 2} <= set(re.findall(r"[\w-]+", folded(names)))
        assert cents_in(price) == {int(row.amount.replace(".", ""))}
    elif isinstance(row, value_schema.BracketRow):
        bounds = f"de{printed(row.since)}à{printed(row.to)}" if row.to else f"dès{printed(row.since)}"
        assert re.sub(r"\s", "", text) == f"{bounds}{printed(row.value)}€"
    elif isinstance(row, value_schema.PayoutRow):
        found = re.fullmatch(r"(?:\+ de 6 mois|(\d+) ans?)(\d+) €([\d.,]+) ?%(\d+,\d\d) €", text.strip())
        assert found
        years, capital, rate, payout = found.groups()
        assert ("." in rate) == (row.line == 156)  # the dot of « 41.25 % », an open point
        assert (int(years or 0), f"{capital}.00", payout.replace(",", ".")) == (row.years, row.capital, row.payout)
        assert Fraction(rate.replace(",", ".")) == Fraction(row.rate.removesuffix(" %"))
    else:
        assert isinstance(row, value_schema.CalendarRow)
        months = ["Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août", "Septembre", "Octobre", "Novembre", "Décembre"]
        day = f"{row.day:%d/%m/%Y}" if row.line != 187 else "03/04/2022"  # the misprint of March, an open point
        assert text.strip() == f"{months[row.month - 1]}{day}"


@with_sources
@pytest.mark.parametrize(
    ("table", "version"), [(entry.model, version) for entry in BUNDLE.of("tables") for version in entry.model.versions]
)
def test_no_printed_row_of_a_table_is_left_out(table: value_schema.Table, version: value_schema.TableVersion) -> None:
    first, last = version.source.lines
    with_figures = {
        number
        for number, text in enumerate(source_lines(version.source.document, first, last), first)
        if re.search(r"\d", text) and not text.startswith(("Code acte", "Revenus annuels", "\t"))  # headings, and the row of the sums
    }
    assert {row.line for row in version.rows} == with_figures


@pytest.mark.parametrize("name", ["msl.epargne.union", "msl.epargne.trente_ans"])
def test_what_is_paid_out_is_the_capital_with_its_interest(name: str) -> None:
    rows = KNOWLEDGE.values[name].versions[0].value
    assert list(rows) == list(range(17))
    for years, row in rows.items():
        assert row.capital.cents == 4800 * (years + 1)  # the page counts one payment more than years, an open point
        assert row.payout == row.capital + row.capital.times(row.rate)


@pytest.mark.parametrize("name", ["msl.indemnites.primaire", "msl.indemnites.invalidite"])
def test_a_calendar_has_twelve_months_in_order_of_their_dates(name: str) -> None:
    rows = KNOWLEDGE.values[name].versions[0].value
    assert sorted(rows) == list(range(1, 13))
    days = [rows[month].day for month in range(1, 13)]
    assert days == sorted(days)
    assert all(day.isoweekday() <= 5 for day in days)  # banks work from Monday to Friday


@with_sources
@pytest.mark.parametrize("contact", KNOWLEDGE.contacts.values(), ids=lambda contact: contact.id)
def test_every_telephone_and_mail_of_a_contact_stands_on_its_lines(contact: mutual_schema.Contact) -> None:
    text = " ".join(source_lines(contact.source.document, *contact.source.lines))
    digits = re.sub(r"\D", "", text)
    if contact.phone:
        assert re.sub(r"\D", "", contact.phone).removeprefix("352") in digits
    if contact.mail:
        assert contact.mail in text.lower()


LITERAL = re.compile(r"\d[\d.,]* ?(?:€|%|euros?\b|ans?\b|mois\b|heures?\b|jours?\b)|(?<!\d)(?:19|20)\d\d(?!\d)")


def written_sentences() -> list[tuple[str, str]]:
    found = [
        (article.id, template.text) for article in KNOWLEDGE.articles.values() for template in (article.text, article.lead) if template
    ]
    found += [(rule.id, template.text) for rule in KNOWLEDGE.rules.values() for template in templates(rule)]
    found += [(name, template.text) for name, template in KNOWLEDGE.phrases.items()]
    # A caveat may quote the words of its source lines: with other words there is another open point.
    found += [(name, re.sub(r"« [^»]* »", "", point.caveat)) for name, point in KNOWLEDGE.open_points.items() if point.caveat]
    return found


def test_no_sentence_holds_a_literal_amount_rate_duration_or_year() -> None:
    literal = [(name, hit[0]) for name, text in written_sentences() for hit in LITERAL.finditer(re.sub(r"\{[^}]*\}", "", text))]
    assert literal == []
