"""The arithmetic of the evaluation, on examples worked out by hand."""

import pytest

from tests.evaluation.measures import Bin, calibration_error, interval, overconfidence, percentile, reliability, share

# Three at 0.9 of which two are right, one at 0.3 that is right.
PREDICTIONS = [(0.9, True), (0.9, True), (0.9, False), (0.3, True)]


def test_predictions_are_gathered_by_confidence() -> None:
    first, second = reliability(PREDICTIONS)
    assert (first.count, first.confidence, first.accuracy) == (1, 0.3, 1.0)
    assert (second.count, second.accuracy) == (3, pytest.approx(2 / 3))
    assert second.confidence == pytest.approx(0.9)


def test_certainty_belongs_to_the_last_interval() -> None:
    assert reliability([(1.0, True), (0.95, False)]) == [Bin(2, 0.975, 0.5)]


def test_an_interval_s_border_belongs_to_the_one_above() -> None:
    assert [entry.count for entry in reliability([(0.5, True), (0.49, True)], bins=2)] == [1, 1]


def test_expected_calibration_error() -> None:
    # 1/4 × |1 - 0.3| + 3/4 × |2/3 - 0.9| = 0.175 + 0.175
    assert calibration_error(reliability(PREDICTIONS)) == pytest.approx(0.35)


def test_overconfidence_has_a_sign() -> None:
    # 3/4 × (0.9 - 2/3) + 1/4 × (0.3 - 1) = 0.175 - 0.175
    assert overconfidence(reliability(PREDICTIONS)) == pytest.approx(0)
    assert overconfidence([Bin(2, 0.8, 0.5)]) == pytest.approx(0.3)


def test_nothing_predicted_is_no_error() -> None:
    assert calibration_error([]) == 0
    assert share(0, 0) == 0


def test_a_share_s_interval() -> None:
    # Wilson for 8 of 10 at z = 2: (0.8 + 0.2 ± 2 × √(0.016 + 0.01)) / 1.4
    low, high = interval(8, 10, z=2)
    assert (low, high) == (pytest.approx(0.4839, abs=1e-4), pytest.approx(0.9446, abs=1e-4))
    assert interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("part", "expected"), [(0.5, 30), (0.95, 50), (0.2, 10), (0.21, 20), (1, 50)])
def test_percentiles_are_values_that_were_measured(part: float, expected: int) -> None:
    assert percentile([50, 10, 40, 20, 30], part) == expected
