"""Decimal inputs: strengths in dioptres and their differences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from actions.conversation.heard import Reading
from actions.conversation.turn import Segment
from knowledge.vocabulary_schema import Input

_NUMBER = r"(?<![\d.,])[-−+]?(\d{1,2}(?:[.,]\d{1,2})?)"


def read_decimals(reading: Reading, wanted: Mapping[str, Input], segment: Segment, pending: str | None) -> None:
    """A number with one of the units, or the answer just asked for; a cue beside it tells a difference from a strength. The sign of a
    strength is left out: the source gives none."""
    entries = {name: entry for name, entry in wanted.items() if entry.type == "decimal"}
    if not entries:
        return
    units = [unit for entry in entries.values() for unit in entry.units]
    for match in re.finditer(rf"{_NUMBER}(?: ?(?:{'|'.join(units)})\w*| ?(?:dpt|dp|d)\b)", segment.folded):
        near = re.split(r"[,;.?!] | et ", segment.folded[: match.start()])[-1] + " | " + segment.folded[match.end() : match.end() + 24]
        cued = [name for name, entry in entries.items() if entry.cues and any(re.search(rf"\b{cue}", near) for cue in entry.cues)]
        name = cued[0] if cued else next(name for name, entry in entries.items() if not entry.cues)
        reading.inputs.setdefault(name, _decimal(match[1]))
    strength = next((name for name, entry in entries.items() if not entry.cues), None)
    signed = re.search(r"(?<![\d.,\w])[-−+] ?(\d{1,2}(?:[.,]\d{1,2})?)(?![\d.,])", segment.folded) or re.search(
        r"\b(?:myop\w*|hypermetrop\w*|correction|puissance)(?: (?:a|de|est|forte|d))* (\d{1,2}[.,]\d{1,2})\b", segment.folded
    )
    if strength and signed and strength not in reading.inputs:
        reading.inputs[strength] = _decimal(signed[1])
    bare = re.fullmatch(rf"(?:environ |c est |de )*{_NUMBER}(?: ?[a-z]+)?[.!]?", segment.folded.strip())
    if pending in entries and pending not in reading.inputs and bare:
        reading.inputs[pending] = _decimal(bare[1])


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
