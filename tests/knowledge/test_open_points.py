"""Every open point of the sources that concerns the four subjects has its note, and its caveat reaches the member."""

import pytest

from knowledge import schema
from tests.knowledge.base import BUNDLE, KNOWLEDGE, SOURCES, inside, with_sources

# Rows of ../shared/sources/open-points.md (beginning of the row: its lines) and the notes that keep them.
ROWS = {
    "c456 ↔ 460–472": ["cmcm.ortho.par_acte"],
    "c275–280 ↔ 460–464": ["cmcm.ortho.rc_part"],
    "c453, 455": ["cmcm.ortho.dix_sept"],
    "c441–525": ["cmcm.ortho.sans_taux"],
    "c10, 143": ["cmcm.general.statuts"],
    "m187": ["msl.indemnites.mars_2022"],
    "m185–226": ["msl.indemnites.annee", "msl.bim.annees"],
    "m195–196": ["msl.indemnites.meme_mois"],
    "m265 ↔ 282": ["msl.bim.liste_mois"],
    "m271–272 ↔ 276": ["msl.bim.reference_mois"],
    "m283": ["msl.bim.supplement_espace"],
    "m291 ↔ 351–355": ["msl.bim.allocations_familiales"],
    "m537 ↔ 596": ["msl.dmg.visites_deux_regles"],
    "m576–582": ["msl.dmg.contact"],
    "m562 ↔ 576, 570 ↔ 551": ["msl.dmg.renouvellement", "msl.dmg.gratuite"],
    "m600 ↔ 601": ["msl.dmg.permanence"],
    "m681 ↔ 690": ["msl.ortho.deux_traitements"],
    "m645, 707, 768": ["msl.dmg.plus_montants", "msl.ortho.complement_montant"],
}
# Rows whose treatment promises a caveat, or an answer that says the point is open.
WITH_CAVEAT = [
    "cmcm.ortho.par_acte",
    "cmcm.ortho.rc_part",
    "cmcm.ortho.dix_sept",
    "msl.bim.liste_mois",
    "msl.bim.reference_mois",
    "msl.bim.allocations_familiales",
    "msl.dmg.contact",
    "msl.ortho.deux_traitements",
    "msl.dmg.plus_montants",
    "msl.ortho.complement_montant",
]


@with_sources
@pytest.mark.parametrize("row", ROWS)
def test_the_row_still_stands_in_the_register_of_open_points(row: str) -> None:
    text = (SOURCES / "open-points.md").read_text(encoding="utf-8")
    assert any(line.startswith(f"| {row} |") for line in text.split("\n"))


@pytest.mark.parametrize(("row", "names"), ROWS.items())
def test_every_row_about_the_four_subjects_has_its_note(row: str, names: list) -> None:
    for name in names:
        assert name in KNOWLEDGE.open_points
        assert len(KNOWLEDGE.open_points[name].note) > 20


@pytest.mark.parametrize("name", WITH_CAVEAT)
def test_a_point_that_the_member_must_know_of_has_a_caveat_that_says_whom_to_ask(name: str) -> None:
    caveat = KNOWLEDGE.open_points[name].caveat
    assert caveat
    assert any(whom in caveat for whom in ("service", "mutualité"))


def referring() -> dict[str, list[str]]:
    """By open point: the entries that carry it, at any depth."""
    found: dict[str, list[str]] = {}
    for entry in BUNDLE.entries:
        for part in inside(entry.model):
            if isinstance(part, schema.Strict):
                for name in getattr(part, "open_points", []):
                    found.setdefault(name, []).append(f"{entry.section}:{entry.model.id}")
    return found


@pytest.mark.parametrize("name", [name for name, point in KNOWLEDGE.open_points.items() if point.caveat])
def test_every_caveat_is_carried_by_an_article_or_a_rule(name: str) -> None:
    carriers = [where for where in referring().get(name, []) if where.split(":")[0] in ("articles", "rules", "tables")]
    assert carriers


def test_no_entry_carries_an_open_point_that_does_not_exist() -> None:
    assert set(referring()) - set(KNOWLEDGE.open_points) == set()


@pytest.mark.parametrize(
    ("subject", "point"),
    [
        ("cmcm.orthodontie", "cmcm.ortho.par_acte"),
        ("cmcm.orthodontie", "cmcm.ortho.rc_part"),
        ("cmcm.orthodontie_adulte", "cmcm.ortho.dix_sept"),
        ("msl.bim_periode", "msl.bim.liste_mois"),
        ("msl.bim_plafond", "msl.bim.reference_mois"),
        ("msl.bim_revenus_comptes", "msl.bim.allocations_familiales"),
        ("msl.dmg_renouvellement", "msl.dmg.contact"),
        ("msl.dmg_renouvellement", "msl.dmg.renouvellement"),
        ("msl.dmg_cout", "msl.dmg.gratuite"),
        ("msl.dmg_visite_domicile", "msl.dmg.permanence"),
        ("msl.dmg_plus", "msl.dmg.plus_montants"),
        ("msl.orthodontie_classique", "msl.ortho.deux_traitements"),
        ("msl.orthodontie_complementaire", "msl.ortho.complement_montant"),
    ],
)
def test_the_article_on_an_open_point_carries_it(subject: str, point: str) -> None:
    assert point in KNOWLEDGE.articles[subject].open_points


def test_the_reservation_of_the_cmcm_stands_in_for_its_statutes() -> None:
    assert "statuts" in (KNOWLEDGE.mutuals["cmcm"].reservation or "")  # brochure, line 143
