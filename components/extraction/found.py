"""What the readers give back."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Found:
    """Something read in a folded text: its kind, its value, where it stands, and what else was said of it.

    Kinds: montant (cents; ``per`` month or year, ``net``), nombre (``unit``: the words behind it), age, annee,
    annee_naissance, date, date_naissance (ISO), mois (1–12, 0 the whole year, or ``courant``/``suivant``/``precedent``), duree
    (months), il_y_a (years), acte (code), mutuelle, and every choice or yes/no input by its id.
    """

    kind: str
    value: Any
    start: int
    end: int
    more: dict[str, Any] = field(default_factory=dict)

    def overlaps(self, other: "Found") -> bool:
        """Whether both stand on the same characters."""
        return self.start < other.end and other.start < self.end
