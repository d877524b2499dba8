"""Figures beside those kept: +, -, and what is better."""

import json
from pathlib import Path

import pytest

from tests.evaluation.comparison import Difference, as_kept, changed, difference, keep, read
from tests.evaluation.figures import COUNT, MILLISECONDS, SHARE, Figure


@pytest.mark.parametrize(
    ("figure", "kept", "expected"),
    [
        (Figure("a", 0.951), 0.943, Difference("+0.8", 1)),
        (Figure("a", 0.943), 0.951, Difference("-0.8", -1)),
        (Figure("a", 0.02, SHARE, -1), 0.05, Difference("-3.0", 1)),
        (Figure("a", 0.05, SHARE, -1), 0.02, Difference("+3.0", -1)),
        (Figure("a", 0.05, SHARE, 0), 0.02, Difference("+3.0", 0)),
        (Figure("a", 0.95), 0.95, Difference("=")),
        (Figure("a", 0.9496), 0.9504, Difference("=")),  # both print as 95.0 %
        (Figure("a", 43.2, MILLISECONDS, -1), 40, Difference("+3", -1)),
        (Figure("a", 1.2, MILLISECONDS, -1), 1.5, Difference("-0.3", 1)),
        (Figure("a", 40.3, MILLISECONDS, -1), 40, Difference("=")),
        (Figure("a", 12, COUNT), 10, Difference("+2", 1)),
    ],
)
def test_a_difference(figure: Figure, kept: float, expected: Difference) -> None:
    assert difference(figure, {"a": kept}) == expected


def test_a_figure_that_was_not_kept_is_new() -> None:
    assert difference(Figure("b", 0.5), {"a": 0.5}) == Difference("new")


def test_without_a_report_kept_nothing_differs() -> None:
    assert difference(Figure("a", 0.5), None) is None
    assert changed([Figure("a", 0.5)], None) == []


def test_changes_come_worse_first_then_the_greater() -> None:
    figures = [Figure("same", 0.5), Figure("new", 0.5), Figure("up", 0.9), Figure("down", 0.4), Figure("further", 0.1), Figure("down", 0.4)]
    kept = {"same": 0.5, "up": 0.5, "down": 0.5, "further": 0.5}
    assert [(figure.id, by.text) for figure, by in changed(figures, kept)] == [("further", "-40.0"), ("down", "-10.0"), ("up", "+40.0")]


def test_times_come_after_shares() -> None:
    figures = [Figure("slower", 90, MILLISECONDS, -1), Figure("down", 0.4)]
    assert [figure.id for figure, _ in changed(figures, {"slower": 40, "down": 0.5})] == ["down", "slower"]


def test_figures_are_kept_sorted_and_rounded() -> None:
    kept = as_kept([Figure("b", 0.123456), Figure("a", 12.3456, MILLISECONDS)])
    assert list(kept.items()) == [("a", 12.3), ("b", 0.1235)]


def test_what_is_kept_differs_in_nothing_from_itself(tmp_path: Path) -> None:
    figures = [Figure("questions.all", 2 / 3), Figure("latency.rest", 12.34567, MILLISECONDS)]
    keep(figures, ["questions", "latency"], tmp_path / "kept.json")
    kept = read(tmp_path / "kept.json")
    assert [difference(figure, kept) for figure in figures] == [Difference("="), Difference("=")]


def test_sections_that_were_not_measured_stay_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    keep([Figure("noise.lost", 0.1), Figure("questions.old", 0.2), Figure("questions.all", 0.3)], ["noise", "questions"], file)
    keep([Figure("questions.all", 0.4)], ["questions"], file)
    assert json.loads(file.read_text(encoding="utf-8")) == {"noise.lost": 0.1, "questions.all": 0.4}
    assert list(json.loads(file.read_text(encoding="utf-8"))) == ["noise.lost", "questions.all"]


def test_no_report_kept(tmp_path: Path) -> None:
    assert read(tmp_path / "kept.json") is None
