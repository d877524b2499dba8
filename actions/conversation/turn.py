"""One message of the member, as the NLU read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Thing:
    """Something read in a segment (see `components.extraction.found` for the kinds), with its place in the folded text."""

    kind: str
    value: Any
    start: int
    end: int
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Segment:
    """A question of the message: its folded text, the subjects ranked by likelihood, the things read in it, its
    likeness to the nearest known question (cosine)."""

    folded: str
    ranking: tuple[tuple[str, float], ...] = ()
    things: tuple[Thing, ...] = ()
    similarity: float = 1.0

    @property
    def top(self) -> tuple[str, float]:
        """The likeliest intent and its probability; an empty name when nothing was understood."""
        return self.ranking[0] if self.ranking else ("", 0.0)


@dataclass(frozen=True)
class Turn:
    """A message: its segments (one, unless several questions were asked), the mutual of the channel, and its length."""

    text: str
    segments: tuple[Segment, ...]
    channel_mutual: str | None = None
    too_long: bool = False

    @property
    def things(self) -> tuple[Thing, ...]:
        """All that was read in the message."""
        return tuple(thing for segment in self.segments for thing in segment.things)

    @property
    def folded(self) -> str:
        """The whole message, folded."""
        return " ".join(segment.folded for segment in self.segments)


def turn_of(latest_message: Mapping[str, Any], metadata: Mapping[str, Any]) -> Turn:
    """The turn that Rasa's latest message and its metadata describe."""
    segments = tuple(_segment(entry) for entry in latest_message.get("segments") or [])
    return Turn(latest_message.get("text") or "", segments or (Segment(""),), metadata.get("mutuelle"), bool(metadata.get("trop_long")))


def _segment(entry: Mapping[str, Any]) -> Segment:
    ranking = tuple((intent["name"], float(intent["confidence"])) for intent in entry.get("ranking") or [])
    known = {"kind", "value", "start", "end"}
    things = tuple(
        Thing(thing["kind"], thing["value"], thing["start"], thing["end"], {key: value for key, value in thing.items() if key not in known})
        for thing in entry.get("found") or []
    )
    return Segment(entry.get("folded") or "", ranking, things, float(entry.get("similarity") or 0.0))


def waiting(subject: str, segment: Segment) -> dict[str, Any]:
    """A question kept for later, as plain data."""
    return {
        "subject": subject,
        "folded": segment.folded,
        "things": [[thing.kind, thing.value, thing.start, thing.end, dict(thing.more)] for thing in segment.things],
    }


def segment_of(waiting: Mapping[str, Any]) -> Segment:
    """The segment of a question kept for later."""
    return Segment(waiting["folded"], (), tuple(Thing(*thing) for thing in waiting["things"]))


def joined(first: Segment, second: Segment) -> Segment:
    """Two segments as one, so that what was said in both is read together."""
    text = f"{first.folded} . "
    moved = tuple(replace(thing, start=thing.start + len(text), end=thing.end + len(text)) for thing in second.things)
    return replace(first, folded=text + second.folded, things=first.things + moved)
