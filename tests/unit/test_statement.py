"""The statement as text and as data: complete, exact strings, sources. Expected amounts by hand from the sources."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.turns import Dialogue


def custom(mutual: str, text: str, intent: str) -> dict[str, Any]:
    """The data of the one reply to a complete sentence, as it comes out of JSON."""
    talk = Dialogue(mutual)
    talk.say(text, (intent, 0.95))
    assert talk.asked is None
    data = talk.replies[-1].custom
    assert data is not None
    return json.loads(json.dumps(data))


CHILD = "DT43, facture de 1.150 €, 12 ans, denta & optiplus"


def test_a_child_s_statement_holds_every_line_to_the_cent() -> None:
    data = custom("cmcm", CHILD, "orthodontie")
    assert (data["type"], data["rule"], data["mutual"], data["result"]) == ("statement", "cmcm.orthodontie", "cmcm", "calculated")
    assert data["day"] == "2026-11-21"
    # 1.150 - 702,30 = 447,70; 20 % of 702,30 = 140,46; what is left: 307,24
    assert [(line["payer"], line["amount"]) for line in data["lines"]] == [
        (None, "1150.00"),
        ("CNS", "702.30"),
        ("Régime commun", "140.46"),
        ("PRESTAPLUS et DENTA & OPTIPLUS", "307.24"),
    ]
    assert (data["paid"], data["refund"], data["remaining"]) == ("1150.00", "447.70", "0.00")


def test_the_totals_add_up_to_what_was_paid() -> None:
    data = custom("cmcm", "DT41, DT42, DT43, DT44 et DT45, 12 ans, denta & optiplus", "orthodontie")
    paid = {entry["payer"]: Decimal(entry["amount"]) for entry in data["totals"]}
    assert paid == {"CNS": Decimal("3085.40"), "Régime commun": Decimal("617.08"), "PRESTAPLUS et DENTA & OPTIPLUS": Decimal("2500.00")}
    assert (data["paid"], data["refund"], data["remaining"]) == ("7050.00", "3117.08", "847.52")  # 7.050 - 3.085,40 - 3.117,08


def test_each_act_of_a_long_statement_is_told_on_one_line_with_its_payers() -> None:
    talk = Dialogue("cmcm")
    answer = talk.say("DT41, DT42, DT43, DT44 et DT45, 12 ans, denta & optiplus", ("orthodontie", 0.95))
    lines = [line for line in answer.splitlines() if line.startswith("•")]
    assert len(lines) == 5
    assert "Acte DT43" in lines[2]
    assert "140,46" in lines[2]
    assert "500,00" in lines[2]
    for words in ("Total CNS : 3.085,40", "Total Régime commun : 617,08", "Total PRESTAPLUS et DENTA & OPTIPLUS : 2.500,00", "3.117,08"):
        assert words in answer


def test_a_short_statement_tells_formula_and_limit() -> None:
    answer = Dialogue("cmcm").say("DT43, 12 ans, denta & optiplus", ("orthodontie", 0.95))
    assert "20 %" in answer
    assert "702,30" in answer
    assert "500,00" in answer
    assert "plafond de 500 € par acte" in answer
    assert "Source : " in answer


def test_the_limit_is_given_only_where_it_decided() -> None:
    limited = custom("cmcm", "DT43, 12 ans, denta & optiplus", "orthodontie")["lines"][-1]
    _, _, free, last = custom("cmcm", CHILD, "orthodontie")["lines"]
    assert "500" in limited["limit"]
    assert free["limit"] is None  # 20 % of the CNS share, whole
    assert "307,24" in last["limit"]  # what was left decided, not the 500 €


def test_what_was_said_stands_in_the_data_as_people_read_it() -> None:
    data = custom("cmcm", CHILD, "orthodontie")
    said = {entry["id"]: entry["value"].replace("\u00a0", " ").replace("\u202f", " ") for entry in data["inputs"]}
    assert said == {"age": "12 ans", "couverture": "DENTA & OPTIPLUS", "actes": "DT43", "montant_facture": "1.150,00 €"}


def test_every_source_names_document_lines_and_day() -> None:
    data = custom("cmcm", CHILD, "orthodontie")
    sources = data["sources"] + [line["source"] for line in data["lines"] if line["source"]]
    assert sources
    for source in sources:
        assert source["document"] == "cmcm-2026-07"
        assert source["lines"][0] <= source["lines"][1]
        assert source["checked"] == "2026-11-21"


def test_what_the_member_indicated_has_no_source_of_ours() -> None:
    data = custom("cmcm", CHILD, "orthodontie")
    assert data["lines"][0]["source"] is None  # the invoice, given by the member
    assert data["lines"][1]["source"]["lines"][0] >= 458  # the CNS share, from the brochure's table


def test_a_refusal_and_what_is_not_covered_are_data_too() -> None:
    refused = custom("cmcm", "j'ai 30 ans, régime commun, orthodontie", "orthodontie")
    assert refused["result"] == "refused"
    assert "refund" not in refused
    open_case = custom("cmcm", "17 ans, denta & optiplus, DT43", "orthodontie")
    assert open_case["result"] == "not_covered"
    assert open_case["contact"] == "cmcm.dentaire"


def test_cases_side_by_side_are_one_statement_each() -> None:
    talk = Dialogue("cmcm")
    talk.say("DT43, 12 ans", ("orthodontie", 0.95))
    talk.say("je ne sais pas", ("ne_sait_pas", 0.9))
    data = talk.replies[-1].custom
    assert data is not None
    assert [(entry["option"]["value"], entry["refund"]) for entry in data["statements"]] == [
        ("regime_commun", "140.46"),
        ("prestaplus", "140.46"),
        ("denta_optiplus", "640.46"),
    ]
    assert all("couverture" not in [given["id"] for given in entry["inputs"]] for entry in data["statements"])


def test_an_adult_s_cap_is_lowered_by_what_was_received() -> None:
    data = custom("cmcm", "j'ai 30 ans, denta & optiplus, facture 3.500 €, déjà reçu 800 € de la CMCM", "orthodontie")
    assert (data["refund"], data["remaining"]) == ("1200.00", "2300.00")  # 2.000 - 800; 3.500 - 1.200
    assert "800" in next(entry["value"] for entry in data["inputs"] if entry["id"] == "deja_recu")


def test_a_ceiling_shows_its_two_terms_and_no_refund() -> None:
    data = custom("msl", "veuve, 2 personnes à charge, 25.000 € par an", "bim_plafond")
    assert [line["amount"] for line in data["lines"]] == ["20763.88", "7687.92", "25000.00"]  # 2 × 3.843,96
    assert (data["refund"], data["paid"], data["remaining"], data["totals"]) == (None, None, None, [])


@pytest.mark.parametrize(
    ("mutual", "text", "intent"),
    [
        ("cmcm", CHILD, "orthodontie"),
        ("msl", "veuve, 2 personnes à charge, 25.000 € par an", "bim_plafond"),
        ("msl", "paiement de mars en invalidité", "indemnites_date"),
        ("msl", "ma part chez le généraliste est de 6 €, consultation", "dmg_generaliste"),
        ("msl", "mon fils a 8 ans, appareil ?", "orthodontie"),
    ],
)
def test_no_number_of_a_statement_is_a_float(mutual: str, text: str, intent: str) -> None:
    def floats(value: Any) -> bool:
        if isinstance(value, dict):
            return any(floats(entry) for entry in value.values())
        return any(floats(entry) for entry in value) if isinstance(value, list) else isinstance(value, float)

    assert not floats(custom(mutual, text, intent))
