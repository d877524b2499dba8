"""The two forms of the report: complete, compared, and in need of nothing from outside."""

import re

from tests.evaluation import plots
from tests.evaluation.figures import MILLISECONDS, Figure, Note, Plot, Section, Table, shown
from tests.evaluation.measures import Bin
from tests.evaluation.page import page
from tests.evaluation.plain import plain

GOOD = Figure("one.good", 0.951)
BAD = Figure("one.bad", 0.042, better=-1)
TABLE = Table("By <theme>", ("theme", "answered", "times"), (("dmg & co", GOOD, 3), ("bim", BAD, 12)), short=True)
SECTION = Section(
    "one",
    "Questions <asked>",
    "About it.",
    (("Answered", GOOD), ("Wrong", BAD)),
    (
        Note("Skipped: no file."),
        Plot("Bars", plots.stacked([("dmg (3)", [2, 0, 1])], ("answered", "offered", "wrong")), "A caption.", TABLE),
        Plot("Diagram", plots.reliability([Bin(3, 0.5, 0.6), Bin(1, 0.9, 1.0)]), "Another.", None),
        Table("Misses", ("question",), (("<b>combien</b> ?",),), folded=True),
    ),
)
KEPT = {"one.good": 0.94, "one.bad": 0.03}


def test_the_page_shows_figures_and_what_changed() -> None:
    html = page("Evaluation", "Today.", [SECTION], KEPT)
    assert '95.1 %<span class="by better">+1.1</span>' in html
    assert '4.2 %<span class="by worse">+1.2</span>' in html
    assert "Beside the figures kept: 1 worse, 1 better, 0 otherwise changed." in html


def test_the_page_escapes_what_members_say() -> None:
    html = page("Evaluation", "Today.", [SECTION], None)
    assert "&lt;b&gt;combien&lt;/b&gt; ?" in html
    assert "<b>" not in html
    assert "dmg &amp; co" in html


def test_the_page_asks_nothing_from_outside() -> None:
    html = page("Evaluation", "Today.", [SECTION], KEPT)
    assert html.count("<svg") == 2
    assert "<?xml" not in html
    assert html.lower().count("<!doctype") == 1
    assert not re.search(r"<(script|link|img|iframe|object)\b|@import|url\((?!#)|\bsrc=", html)
    assert not re.search(r'href="(?!#)', html)


def test_names_in_the_page_are_unique_and_links_lead_somewhere() -> None:
    html = page("Evaluation", "Today.", [SECTION, Section("two", "Two", "")], KEPT)
    names = re.findall(r'\bid="([^"]*)"', html)
    assert len(names) == len(set(names))
    assert set(re.findall(r'(?:href="|url\()#([^")]+)', html)) <= set(names)
    assert {"summary", "changes", "one", "two"} <= set(names)


def test_misses_are_folded() -> None:
    assert re.search(r"<details><summary>Misses</summary>.*combien", page("Evaluation", "", [SECTION], None), re.DOTALL)


def test_the_text_shows_figures_and_what_changed() -> None:
    lines = plain("Evaluation", "Today.", [SECTION], KEPT).splitlines()
    assert re.search(r"^Answered +95\.1 % +\+1\.1$", "\n".join(lines), re.MULTILINE)
    assert re.search(r"^Wrong +4\.2 % +\+1\.2  worse$", "\n".join(lines), re.MULTILINE)
    assert "Skipped: no file." in lines
    assert [line.split()[0] for line in lines[lines.index("== Changes (2 figures; the worse first, then the greater)") + 1 :]] == [
        "one.bad",
        "one.good",
    ]
    assert "combien" not in "\n".join(lines)


def test_without_a_report_kept_both_say_so() -> None:
    assert "Not compared" in plain("Evaluation", "", [SECTION], None)
    assert "No report is kept to compare with" in page("Evaluation", "", [SECTION], None)


def test_the_same_figures_are_drawn_the_same_way() -> None:
    def drawn() -> str:
        return re.sub(r"d\d+-", "", plots.pairs([("dmg", 0.8, 0.9)], ("first", "three")))

    assert drawn() == drawn()


def test_figures_are_found_wherever_they_stand() -> None:
    assert [figure.id for figure in SECTION.figures()] == ["one.good", "one.bad", "one.good", "one.bad"]


def test_how_figures_are_printed() -> None:
    assert [shown(0.9512, "%"), shown(42.4, MILLISECONDS), shown(1.25, MILLISECONDS), shown(7.0, "")] == ["95.1 %", "42 ms", "1.2 ms", "7"]
