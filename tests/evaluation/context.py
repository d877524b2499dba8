"""What the sections share: the settings of this run, and what was found out once for several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from knowledge.loader import load
from knowledge.model import Knowledge
from tests.evaluation import material
from tests.evaluation.crossvalidation import CrossValidated, cross_validated
from tests.evaluation.material import Question
from tests.evaluation.verdicts import Replied, replied, verdict
from tests.evaluation.workers import Conversation, Exchange, Workers

_QUICK_QUESTIONS = 160
_QUICK_INTENTS = 20


@dataclass(frozen=True)
class Answer:
    """A question, what was made of it, and whether that is right."""

    question: Question
    exchange: Exchange = field(repr=False)
    reply: Replied
    verdict: str

    @property
    def got(self) -> str:
        """What was answered or offered, in a word."""
        return self.reply.answered[0] if self.reply.answered else " / ".join(self.reply.offered) or "—"


@dataclass
class Context:
    """The run. ``quick``: a sample of everything, drawn from the seed."""

    workers: Workers
    day: date
    seed: int = 42
    quick: bool = False

    def sampled(self, items: Sequence[material.T], quick: int, whole: int | None = None) -> list[material.T]:
        """``quick`` of the items in a quick run, else ``whole`` of them (None: all)."""
        return material.sampled(items, quick if self.quick else whole, self.seed)

    @cached_property
    def knowledge(self) -> Knowledge:
        """The facts."""
        return load()

    @cached_property
    def questions(self) -> list[Question]:
        """The questions that are asked."""
        return self.sampled(material.questions(), _QUICK_QUESTIONS)

    @cached_property
    def answers(self) -> list[Answer]:
        """What is answered to them."""
        return self.asked(self.questions)

    @cached_property
    def cross_validated(self) -> CrossValidated:
        """The training examples, predicted by classifiers that had not seen their like."""
        examples = material.examples()
        intents = set(self.sampled(sorted({example.intent for example in examples}), _QUICK_INTENTS))
        return cross_validated([example for example in examples if example.intent in intents], self.seed, self.workers)

    def asked(self, questions: Sequence[Question]) -> list[Answer]:
        """The answers to questions, each asked in a conversation of its own."""
        held = self.workers.hold([Conversation((question.text,), question.mutuelle) for question in questions])
        answers = []
        for question, (exchange,) in zip(questions, held, strict=True):
            reply = replied(exchange.messages, self.knowledge)
            answers.append(Answer(question, exchange, reply, verdict(question, reply)))
        return answers

    def theme(self, subject: str) -> str:
        """The theme of a subject; of what is none, its own name."""
        return self.knowledge.subjects[subject].theme if subject in self.knowledge.subjects else subject
