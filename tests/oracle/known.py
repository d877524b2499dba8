"""What is known to be wrong, or unanswered too often, by rule: such a test must fail until it is mended, then its line goes.

The causes stand, each with its shortest conversation, in `findings.py`.
"""

from __future__ import annotations

KNOWN_WRONG: dict[str, str] = {}

KNOWN_UNANSWERED: dict[str, str] = {}
