"""Where records stand in their lists."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Placed(NamedTuple):
    """A record's id and where it stands in its list."""

    id: str
    position: float


def moves(wanted: Sequence[Placed]) -> list[Placed] | None:
    """The new positions that bring records into another order. As many as possible keep theirs, so
    that moving one record changes one. None when there is no room between two of them: then all
    need new ones."""
    kept = _longest_rising([position for _, position in wanted])
    moved: list[Placed] = []
    # Between two neighbours that stay, what stands there is spread evenly.
    for left, right in zip([-1, *kept], [*kept, len(wanted)], strict=True):
        low = wanted[left].position if left >= 0 else None
        high = wanted[right].position if right < len(wanted) else None
        inner = wanted[left + 1 : right]
        room = between(low, high, len(inner)) if inner else []
        if room is None:
            return None
        moved += [Placed(one.id, position) for one, position in zip(inner, room, strict=True)]
    return moved


def between(low: float | None, high: float | None, count: int) -> list[float] | None:
    """Evenly spread positions between two others, either of which may be missing; None when they do
    not fit."""
    start = low if low is not None else 0 if high is None else high - count - 1
    stop = high if high is not None else start + count + 1
    step = (stop - start) / (count + 1)
    inner = [start + step * index for index in range(1, count + 1)]
    bounded = [start, *inner, stop]
    rises = all(a < b for a, b in pairwise(bounded))
    return inner if rises else None


def _longest_rising(numbers: Sequence[float]) -> list[int]:
    """Indexes of a longest strictly rising part of the numbers (patience sorting)."""
    ends: list[int] = []  # of a rising part of each length the index of its smallest last number
    lasts: list[float] = []  # these numbers
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(lasts, number)
        before.append(ends[length - 1] if length > 0 else -1)
        ends[length : length + 1] = [index]
        lasts[length : length + 1] = [number]
    rising: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        rising.append(index)
        index = before[index]
    return rising[::-1]
