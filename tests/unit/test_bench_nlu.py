"""`make bench-nlu` without its measurements: what it reads, how it chooses settings, which goals it says are met."""

import sys
from pathlib import Path

import pytest
import yaml

from benchmarks import goals, nlu, processes, side_by_side, wikit
from benchmarks.choice import OWN, Candidate, Scored, candidates, chosen, scored
from benchmarks.goals import Goal
from benchmarks.measuring import predicting, resident_in
from benchmarks.side_by_side import Wikit
from benchmarks.stock import CONFIG
from benchmarks.wikit import Sentence
from tests.evaluation import __main__ as evaluation
from tests.evaluation.figures import Figure
from tests.evaluation.noise import KINDS

NLU = """version: "3.1"
nlu:
- intent: repas
  examples: |
    - où manger - à midi ?
    - le resto

- intent: wifi
  examples: |
    - mot de passe du wifi
"""


def test_sentences_of_a_file_in_rasa_s_format(tmp_path: Path) -> None:
    (tmp_path / "nlu.yml").write_text(NLU, encoding="utf-8")
    assert wikit.sentences(tmp_path / "nlu.yml") == [
        Sentence("où manger - à midi ?", "repas"),
        Sentence("le resto", "repas"),
        Sentence("mot de passe du wifi", "wifi"),
    ]


def test_the_benchmark_is_at_hand_with_both_sides(tmp_path: Path) -> None:
    assert not wikit.at_hand(tmp_path / "nowhere")
    (tmp_path / wikit.TRAIN).write_text(NLU)
    assert not wikit.at_hand(tmp_path)
    (tmp_path / wikit.TEST).write_text(NLU)
    assert wikit.at_hand(tmp_path)


def test_what_is_not_at_hand_is_skipped_in_kind_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wikit, "at_hand", lambda: False)
    text, measured = nlu._public()
    assert "Skipped" in text
    assert measured == {}


def test_the_stock_pipeline_is_rasa_s_without_what_refuses_or_answers() -> None:
    pipeline = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["pipeline"]
    assert [entry["name"] for entry in pipeline] == [
        "WhitespaceTokenizer",
        "RegexFeaturizer",
        "LexicalSyntacticFeaturizer",
        "CountVectorsFeaturizer",
        "CountVectorsFeaturizer",
        "DIETClassifier",
    ]
    assert pipeline[-2] == {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4}
    assert pipeline[-1] == {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "random_seed": 42}


def test_an_accuracy_and_its_standard_error() -> None:
    # mean 3.5 / 5; squared distances .09 + .09 + .04 + .09 + .49 = .8, / 4 = .2; root of .2 / 5 = .2
    found = scored(OWN, [1, 1, 0.5, 1, 0])
    assert found.accuracy == pytest.approx(0.7)
    assert found.error == pytest.approx(0.2)


def result(name: float, accuracy: float, error: float = 0.01) -> Scored:
    return Scored(Candidate({"C": name}), accuracy, error)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], None),
        ([(1, 0.905)], None),  # better, but by half an error
        ([(1, 0.85)], None),
        ([(1, 0.912)], 1),  # by 1.2 errors
        ([(1, 0.912), (2, 0.93)], 2),  # the best of those
        ([(1, 0.93), (2, 0.93)], 1),  # the first of equals
        ([(1, 0.912, 0.005), (2, 0.92, 0.03)], None),  # the error is the best one's own
    ],
)
def test_the_own_settings_stay_unless_others_are_better_by_more_than_one_error(others: list, expected: float | None) -> None:
    own = Scored(OWN, 0.9, 0.01)
    found = chosen(own, [result(*other) for other in others])
    assert found == own if expected is None else found.candidate.changed == {"C": expected}


def test_candidates_are_the_own_settings_the_spelling_and_the_rest_of_the_grid() -> None:
    own = {"C": 0.3, "weight_use": 0.7, "random_seed": 42}
    assert candidates(own, {"C": (0.3, 1.0), "weight_use": (0.4, 0.7)}) == [
        Candidate(),
        Candidate(spelt=True),
        Candidate({"weight_use": 0.4}),
        Candidate({"C": 1.0, "weight_use": 0.4}),
        Candidate({"C": 1.0}),
    ]


def test_a_candidate_by_what_differs() -> None:
    assert Candidate({"C": 1.0, "weight_use": 0.4}, spelt=True).name == "C 1, weight_use 0.4, spelling mended"
    assert OWN.name == "the assistant's own"


def test_a_process_counts_what_it_predicts_rightly() -> None:
    asked = [Sentence("a", "x"), Sentence("b", "y"), Sentence("c", "x")]
    told = predicting(lambda text: "x", asked)
    assert (told["right"], told["asked"]) == (2, 3)


def test_resident_memory_in_megabytes() -> None:
    assert resident_in("Name:\tpython\nVmHWM:\t  999999 kB\nVmRSS:\t  262144 kB\nThreads:\t2\n") == 256


AT_LEAST = Goal("", ("a",), least=0.86, aim=0.88)
AT_MOST = Goal("", ("a",), most=0.05)


@pytest.mark.parametrize(
    ("goal", "value", "verdict"),
    [
        (AT_LEAST, 0.8599, goals.MISSED),
        (AT_LEAST, 0.86, "met, not the aim"),
        (AT_LEAST, 0.88, "met, the aim too"),
        (AT_MOST, 0.0501, goals.MISSED),
        (AT_MOST, 0.05, goals.MET),
        (AT_MOST, 0.0, goals.MET),
        (Goal("", ("a",), most=0.05, aim=0.02), 0.03, "met, not the aim"),
        (Goal("", ("a",), most=0.05, aim=0.02), 0.01, "met, the aim too"),
        (Goal("", ("a",)), 0.5, goals.NO_GOAL),
        (Goal("", ("a", "b"), most=0.05), 0.01, goals.NOT_MEASURED),  # one of two figures is missing
    ],
)
def test_met_or_missed(goal: Goal, value: float, verdict: str) -> None:
    assert goal.verdict({"a": value}) == verdict


def test_a_sample_neither_meets_nor_misses_a_goal() -> None:
    assert AT_MOST.verdict({"a": 0.01}, sampled={"a"}) == goals.SAMPLE
    assert AT_MOST.verdict({"a": 0.01}, sampled={"b"}) == goals.MET
    assert "1.0 %  not judged: a sample" in goals.table({"a": 0.01}, {"a"}, [AT_MOST])


def test_the_bounds_that_were_asked_for() -> None:
    assert [(goal.figures, goal.asked) for goal in goals.GOALS] == [
        (("wikit.ours",), "≥ 86 %, aim 88 %"),
        (("examples.top1",), "≥ 95 %"),
        (
            ("noise.missing accents.lost", "noise.neighbouring keys.lost", "noise.swapped letters.lost", "noise.short forms.lost"),
            "≤ 3 points",
        ),
        (("outside.public.answered",), "≤ 5 %"),
        (("outside.refused",), "≤ 3 %"),
        (("calibration.questions",), "—"),
        (("calibration.examples",), "—"),
    ]
    assert set(goals.NAMED_NOISE) <= set(KINDS)


def test_the_goals_name_figures_of_the_sections_that_are_run() -> None:
    parts = {name.split(".")[0] for goal in goals.GOALS for name in (*goal.figures, *(figure for _, figure in goal.beside))}
    assert parts - {"wikit"} == set(nlu.SECTIONS)
    assert set(nlu.SECTIONS) <= set(evaluation.SECTIONS)


MEASURED = {
    "wikit.ours": 0.8616,
    "wikit.stock": 0.7908,
    "noise.missing accents.lost": 0.0041,
    "noise.neighbouring keys.lost": 0.0626,
    "noise.swapped letters.lost": 0.06,
    "noise.short forms.lost": 0.0054,
    "noise.lost": 0.04,
    "outside.refused": 0.0049,
}


def test_the_table_of_goals() -> None:
    lines = [" ".join(line.split()) for line in goals.table(MEASURED).splitlines()]
    assert lines == [
        "goal reached",
        "wikit-nlu-french, test side: right ≥ 86 %, aim 88 % 86.2 % met, not the aim (stock Rasa 79.1 %)",
        "Subjects, grouped cross-validation: the first is right ≥ 95 % — not measured",
        # (.41 + 6.26 + 6 + .54) / 4 = 3.3
        "Answers lost under typing noise, mean of four kinds ≤ 3 points 3.3 points MISSED (all kinds 4.0 points)",
        "Public out-of-scope questions answered with a subject ≤ 5 % — not measured",
        "Questions of ours refused ≤ 3 % 0.5 % met",
        "Calibration error, questions of tests/questions — — not measured",
        "Calibration error, cross-validated examples — — not measured",
    ]


def test_noise_by_kind_the_worst_first() -> None:
    text = goals.noise_by_kind({**MEASURED, "noise.capitals.lost": 0.061})
    assert [" ".join(line.split()) for line in text.splitlines()] == [
        "neighbouring keys 6.3 points *",
        "capitals 6.1 points",
        "swapped letters 6.0 points *",
        "short forms 0.5 points *",
        "missing accents 0.4 points *",
    ]
    assert goals.noise_by_kind({}) == ""


STOCK = {"right": 50, "asked": 100, "seconds": 61.04, "milliseconds": 12.5, "megabytes": 800.2, "imported": 523.6}
OURS = {"right": 80, "asked": 100, "seconds": 0.21, "encoding": 6.0, "milliseconds": 24.96, "megabytes": 239.1}
CHOICE = {
    "chosen": {"name": "the assistant's own", "accuracy": 0.93, "error": 0.012},
    "own": {"name": "the assistant's own", "accuracy": 0.93, "error": 0.012},
    "best": {"name": "C 1", "accuracy": 0.935, "error": 0.013},
    "candidates": [{}] * 55,
    "folds": 5,
    "repeats": 3,
}


def test_the_two_side_by_side() -> None:
    lines = [" ".join(line.split()) for line in side_by_side.table(Wikit((330, 100), 22, STOCK, OURS, CHOICE)).splitlines()]
    assert lines == [
        "22 intents, 330 sentences to train, 100 to test.",
        "stock Rasa ours",
        "right on the test side 50.0 % 80.0 %",
        "between (95 %) 40.4–59.6 % 71.1–86.7 %",  # Wilson's interval of 50 and of 80 in a hundred
        "seconds to train 61.0 0.2",
        "and to turn the sentences into vectors — 6.0",
        "milliseconds a message, median 12.5 25.0",
        "megabytes resident when predicting 800 239",
        "of them Rasa before it loads a model 524 —",
        "Ours is the classifier with its encoders alone: within the assistant, Rasa's own memory comes on top.",
        "Settings of ours, by 3 × 5-fold cross-validation on the training side: the assistant's own. The assistant's own: 93.0 %; the best "
        "of 55 (C 1): 93.5 %, standard error 1.3.",
    ]


def test_what_could_not_be_measured_is_a_dash() -> None:
    lines = side_by_side.table(Wikit((330, 100), 22, None, OURS, None)).splitlines()
    assert lines[2].split() == ["right", "on", "the", "test", "side", "—", "80.0", "%"]


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ([], ["wikit", "own"]),
        (["--quick"], ["wikit"]),
        (["--only=wikit"], ["wikit"]),
        (["--only=own", "--quick"], ["own"]),
        (["--only", "own,wikit"], ["own", "wikit"]),
    ],
)
def test_the_parts_that_are_run(arguments: list[str], parts: list[str]) -> None:
    assert nlu._options(arguments).only == parts


def test_a_part_that_there_is_not() -> None:
    with pytest.raises(SystemExit):
        nlu._options(["--only=weather"])


def test_a_process_that_fails_says_why_and_gives_no_earlier_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The module is never started: an interpreter that ends at once, with 1 and then with 0, stands in its place.
    (tmp_path / "stock-train.json").write_text('{"seconds": 1}')
    monkeypatch.setattr(sys, "executable", "false")
    with pytest.raises(processes.Failed, match="training: failed"):
        processes.measured("training", tmp_path, "benchmarks.stock", "train")
    assert not (tmp_path / "stock-train.json").exists()
    monkeypatch.setattr(sys, "executable", "true")
    with pytest.raises(processes.Failed, match="gave no answer"):
        processes.measured("training", tmp_path, "benchmarks.stock", "train")


def test_where_one_fails_the_other_is_still_measured(capsys: pytest.CaptureFixture[str]) -> None:
    def fails() -> dict[str, float]:
        raise processes.Failed("Stock pipeline: failed")

    assert side_by_side._tried(fails) is None
    assert "Stock pipeline: failed" in capsys.readouterr().out
    assert side_by_side._tried(lambda: {"right": 1}) == {"right": 1}


def test_the_evaluation_writes_its_report_where_it_is_told_to(tmp_path: Path) -> None:
    assert evaluation._options([]).folder == evaluation.FOLDER
    folder = evaluation._options(["--folder", str(tmp_path / "report")]).folder
    evaluation._write(folder, "about", [], [Figure("outside.refused", 0.00491)], None)
    assert nlu.figures(tmp_path / "report" / "report.json") == {"outside.refused": 0.0049}
    assert (tmp_path / "report" / "report.html").exists()
