"""Every open point of the sources has its note, and its caveat reaches the member."""

import re

import pytest

from knowledge import schema
from tests.knowledge.base import BUNDLE, KNOWLEDGE, SOURCES, inside, with_sources

# Rows of ../shared/sources/open-points.md, by their first cell, the lines, and the
# notes that keep them.
ROWS = {
    "c456 ↔ 460–472": ["cmcm.ortho.par_acte"],
    "c275–280 ↔ 460–464": ["cmcm.ortho.rc_part"],
    "c453, 455": ["cmcm.ortho.dix_sept"],
    "c500": ["cmcm.dent.implant_rc"],
    "c284–289": ["cmcm.dent.forfaits_rc"],
    "c437 ↔ 481, 592": ["cmcm.dent.inlay_deux_fois"],
    "c441–447 ↔ 437": ["cmcm.dent.sous_plafonds"],
    "c476 ↔ 490–492": ["cmcm.dent.implants_protheses"],
    "c271, 393": ["cmcm.alternative.cumul"],
    "c211": ["cmcm.chirurgie.consultations_periode"],
    "c195–199, 241, 413": ["cmcm.materiel.periode", "cmcm.protea.periode"],
    "c323": ["cmcm.assistance.accompagnants"],
    "c152 ↔ 201–205": ["cmcm.chirurgie.kine"],
    "c277–279 ↔ 586–589": ["cmcm.dent.soins_courants", "cmcm.mutuelle.dentaire_couvertures"],
    "c251": ["cmcm.analyses.ifobt"],
    "c697": ["cmcm.mutuelle.site"],
    "c441–525": ["cmcm.dent.sans_taux", "cmcm.ortho.sans_taux", "cmcm.optique.sans_taux"],
    "c24": ["cmcm.mutuelle.cotisation"],
    "c10, 143": ["cmcm.general.statuts"],
    "m187": ["msl.indemnites.mars_2022"],
    "m185–226": ["msl.indemnites.annee", "msl.bim.annees", "msl.maf.annees"],
    "m195–196": ["msl.indemnites.meme_mois"],
    "m90 ↔ 131–167": ["msl.epargne.lignes"],
    "m112–113": ["msl.epargne.demission"],
    "m111": ["msl.epargne.deces"],
    "m97, 101 ↔ 107": ["msl.epargne.quand"],
    "m265 ↔ 282": ["msl.bim.liste_mois"],
    "m271–272 ↔ 276": ["msl.bim.reference_mois"],
    "m283": ["msl.bim.supplement_espace"],
    "m291 ↔ 351–355": ["msl.bim.allocations_familiales"],
    "m441–446 ↔ 450": ["msl.maf.plafond_bas"],
    "m476 ↔ 479": ["msl.maf.chronique_annee"],
    "m476": ["msl.maf.chronique_seuil"],
    "m529 ↔ 537": ["msl.soins.franchise_annuelle"],
    "m537 ↔ 596": ["msl.dmg.visites_deux_regles"],
    "m576–582": ["msl.dmg.contact"],
    "m562 ↔ 576, 570 ↔ 551": ["msl.dmg.renouvellement", "msl.dmg.gratuite"],
    "m600 ↔ 601": ["msl.dmg.permanence"],
    "m681 ↔ 690": ["msl.ortho.deux_traitements"],
    "m739–743": ["msl.optique.age_limite", "msl.optique.minimum_renouvellement"],
    "m645, 707, 768": ["msl.dmg.plus_montants", "msl.ortho.complement_montant", "msl.optique.montants", "msl.logopedie.montants"],
}
# Lines of a row that no note gives as its source.
EXCEPTIONS = {
    ("cmcm-2026-07", 10): "the date of the brochure, which the period of every value says",
    (
        "msl-2023",
        768,
    ): "holds the word « loader » only; the register means the optics' « Le plus », lines 759-761, a source of msl.optique.montants",
}
DOCUMENTS = {"c": "cmcm-2026-07", "m": "msl-2023"}
# Rows whose treatment promises a caveat, or an answer that says the point is open.
WITH_CAVEAT = [
    "cmcm.ortho.par_acte",
    "cmcm.ortho.rc_part",
    "cmcm.ortho.dix_sept",
    "cmcm.dent.implant_rc",
    "cmcm.dent.forfaits_rc",
    "cmcm.dent.inlay_deux_fois",
    "cmcm.dent.sous_plafonds",
    "cmcm.dent.implants_protheses",
    "cmcm.alternative.cumul",
    "cmcm.chirurgie.consultations_periode",
    "cmcm.materiel.periode",
    "cmcm.protea.periode",
    "cmcm.assistance.accompagnants",
    "msl.epargne.lignes",
    "msl.epargne.demission",
    "msl.epargne.deces",
    "msl.bim.liste_mois",
    "msl.bim.reference_mois",
    "msl.bim.allocations_familiales",
    "msl.maf.plafond_bas",
    "msl.maf.chronique_annee",
    "msl.maf.chronique_seuil",
    "msl.soins.franchise_annuelle",
    "msl.dmg.contact",
    "msl.dmg.renouvellement",
    "msl.dmg.gratuite",
    "msl.dmg.permanence",
    "msl.ortho.deux_traitements",
    "msl.optique.age_limite",
    "msl.optique.minimum_renouvellement",
    "msl.dmg.plus_montants",
    "msl.ortho.complement_montant",
    "msl.optique.montants",
    "msl.logopedie.montants",
]


def rows_of_the_register() -> list[str]:
    """The first cells of its rows: « c456 ↔ 460–472 »."""
    text = (SOURCES / "open-points.md").read_text(encoding="utf-8")
    return [found[1] for line in text.split("\n") if (found := re.match(r"\| ([cm]\d[^|]*?) \|", line))]


def spans(row: str) -> list[tuple[int, int]]:
    """The lines that a row names: « c456 ↔ 460–472 » are 456 and 460 to 472."""
    return [(int(first), int(last or first)) for first, last in re.findall(r"(\d+)(?:–(\d+))?", row)]


def test_the_lines_of_a_row_are_read_as_written() -> None:
    assert spans("c456 ↔ 460–472") == [(456, 456), (460, 472)]
    assert spans("m562 ↔ 576, 570 ↔ 551") == [(562, 562), (576, 576), (570, 570), (551, 551)]


@with_sources
def test_the_rows_are_those_of_the_register_of_open_points() -> None:
    assert rows_of_the_register() == list(ROWS)


@pytest.mark.parametrize(("row", "names"), ROWS.items())
def test_every_row_has_its_note(row: str, names: list) -> None:
    for name in names:
        assert name in KNOWLEDGE.open_points
        assert len(KNOWLEDGE.open_points[name].note) > 20


@pytest.mark.parametrize("row", ROWS)
def test_every_line_of_a_row_is_met_by_the_source_of_one_of_its_notes(row: str) -> None:
    document = DOCUMENTS[row[0]]
    sources = [KNOWLEDGE.open_points[name].source for name in ROWS[row]]
    for first, last in spans(row):
        met = any(source.document == document and source.lines[0] <= last and first <= source.lines[1] for source in sources)
        excepted = first == last and (document, first) in EXCEPTIONS
        assert met != excepted, f"{document}, lines {first}-{last}"


def test_every_exception_is_a_line_of_a_row() -> None:
    assert set(EXCEPTIONS) <= {(DOCUMENTS[row[0]], first) for row in ROWS for first, _ in spans(row)}


@pytest.mark.parametrize("name", WITH_CAVEAT)
def test_a_point_that_the_member_must_know_of_has_a_caveat_that_says_whom_to_ask(name: str) -> None:
    caveat = KNOWLEDGE.open_points[name].caveat
    assert caveat
    assert any(whom in caveat for whom in ("service", "mutualité"))


def referring() -> dict[str, list[str]]:
    """By open point: the entries that carry it, at any depth; the coverage only points to them."""
    found: dict[str, list[str]] = {}
    for entry in BUNDLE.entries:
        for part in inside(entry.model) if entry.section != "coverage" else ():
            if isinstance(part, schema.Strict):
                single = [getattr(part, key, None) for key in ("open_point", "same_unit_point")]
                for name in [*getattr(part, "open_points", []), *filter(None, single)]:
                    found.setdefault(name, []).append(f"{entry.section}:{entry.model.id}")
    return found


@pytest.mark.parametrize("name", [name for name, point in KNOWLEDGE.open_points.items() if point.caveat])
def test_every_caveat_is_carried_by_an_article_or_a_rule(name: str) -> None:
    carriers = [where for where in referring().get(name, []) if where.split(":")[0] in ("articles", "rules", "tables", "joint_limits")]
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
        ("cmcm.implants", "cmcm.dent.implant_rc"),
        ("cmcm.protheses_dentaires", "cmcm.dent.forfaits_rc"),
        ("cmcm.gouttieres_inlays", "cmcm.dent.inlay_deux_fois"),
        ("cmcm.consultations_chirurgie", "cmcm.chirurgie.consultations_periode"),
        ("cmcm.protheses", "cmcm.materiel.periode"),
        ("cmcm.protea", "cmcm.protea.periode"),
        ("cmcm.annulation_voyage", "cmcm.assistance.accompagnants"),
        ("msl.epargne_gain", "msl.epargne.lignes"),
        ("msl.epargne_demission", "msl.epargne.demission"),
        ("msl.epargne_deces", "msl.epargne.deces"),
        ("msl.maf_social", "msl.maf.plafond_bas"),
        ("msl.maf_chronique", "msl.maf.chronique_annee"),
        ("msl.maf_chronique", "msl.maf.chronique_seuil"),
        ("msl.soins_100_adultes", "msl.soins.franchise_annuelle"),
        ("msl.lunettes_adulte", "msl.optique.age_limite"),
        ("msl.lunettes_renouvellement", "msl.optique.minimum_renouvellement"),
        ("msl.lunettes", "msl.optique.montants"),
        ("msl.logopedie", "msl.logopedie.montants"),
    ],
)
def test_the_article_on_an_open_point_carries_it(subject: str, point: str) -> None:
    assert point in KNOWLEDGE.articles[subject].open_points


def test_the_reservation_of_the_cmcm_stands_in_for_its_statutes() -> None:
    assert "statuts" in (KNOWLEDGE.mutuals["cmcm"].reservation or "")  # brochure, line 143
