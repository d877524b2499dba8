"""Whether every line of every document is accounted for: held by an article, a value, a rule…, or needing none for a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set

from knowledge.coverage_schema import Coverage, DocumentEntry, Holdings, Passage

KINDS = tuple(Holdings.__fields__)


def problems(coverage: Coverage, documents: Mapping[str, DocumentEntry], known: Mapping[str, Set[str]]) -> Iterator[str]:
    """What is wrong with the coverage of a document; ``known`` are the ids of each kind."""
    document = documents.get(coverage.id)
    if document is None:
        yield f"{coverage.id!r} is no document of sources.yml: add it there, or correct the name"
        return
    if coverage.lines != document.lines:
        yield f"the document has {document.lines} lines in sources.yml and {coverage.lines} here: correct one of the two"
    yield from _holes_and_overlaps(coverage, document.lines)
    for passage in coverage.passages:
        for kind, names in passage.holds.by_kind().items() if passage.holds else ():
            for name in names:
                if name not in known.get(kind, ()):
                    yield f"lines {span(*passage.lines)}: {name!r} is not among the {kind.replace('_', ' ')}: add it, or correct the name"


def _holes_and_overlaps(coverage: Coverage, length: int) -> Iterator[str]:
    following = 1
    for passage in coverage.passages:
        first, last = passage.lines
        if first > following:
            yield f"lines {span(following, first - 1)} stand in no passage: add one for them, or widen its neighbour"
        elif first < following:
            twice = span(first, min(last, following - 1))
            yield f"lines {twice} stand in two passages, or out of order: give each line to one passage, from the first line to the last"
        following = max(following, last + 1)
    if following <= length:
        yield f"lines {span(following, length)} stand in no passage: add one for them, or widen its neighbour"
    elif following > length + 1:
        yield f"lines {span(length + 1, following - 1)} are not in the document, which has {length}: correct the lines"


def span(first: int, last: int) -> str:
    """« 12 » or « 12-14 »."""
    return str(first) if first == last else f"{first}-{last}"


def report(coverage: Coverage) -> Iterator[str]:
    """How many lines and passages are mapped, to what kinds of entries, and what share needs none."""
    held = [passage for passage in coverage.passages if passage.holds]
    bare = [passage for passage in coverage.passages if not passage.holds]
    lines = sum(passage.length for passage in coverage.passages)
    kinds: Counter[str] = Counter()
    for passage in held:
        assert passage.holds
        for kind in passage.holds.by_kind():
            kinds[kind] += passage.length
    yield f"Coverage of {coverage.id}: {lines} of {coverage.lines} lines mapped, in {len(coverage.passages)} passages."
    by_kind = ", ".join(f"{kind.replace('_', ' ')} {kinds[kind]}" for kind in KINDS if kinds[kind])
    yield f"  held by facts: {_share(held, lines)}; lines by kind: {by_kind or 'none'}"
    yield f"  needing none: {_share(bare, lines)}"


def _share(passages: list[Passage], lines: int) -> str:
    count = sum(passage.length for passage in passages)
    return f"{count} lines ({round(100 * count / lines)} %) in {len(passages)} passages"
