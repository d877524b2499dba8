"""What is known to be wrong, or unanswered too often, by rule: such a test must fail until it is mended, then its line goes.

The causes stand, each with its shortest conversation, in `findings.py`.
"""

from __future__ import annotations

KNOWN_WRONG: dict[str, str] = {}

KNOWN_UNANSWERED: dict[str, str] = {
    "cmcm.inlay": "without the cover for it, inlay, onlay and overlay are refused as a splint",
    "msl.dmg_generaliste": "a share with a DMG is taken for the care at 100 %, which asks the age",
    "msl.dmg_specialiste": "a share with a DMG is taken for the care at 100 %, which asks the age",
}
