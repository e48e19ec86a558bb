"""What a request is answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from log import log_error
from parsing import dumps
from problem import Problem, busy, disk_full
from store.database import is_busy, is_disk_full


@dataclass(frozen=True)
class OpenFile:
    content: BinaryIO
    size: int


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    data: bytes | None = None
    """JSON."""
    file: OpenFile | None = None


def json_answer(status: int, value: Any, headers: Mapping[str, str] | None = None) -> Answer:
    return json_text(status, dumps(value), headers)


def json_text(status: int, text: str, headers: Mapping[str, str] | None = None) -> Answer:
    data = text.encode()
    every = {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Length": str(len(data)),
        "Cache-Control": "no-store",
        **(headers or {}),
    }
    return Answer(status, every, data)


no_content = Answer(204)


def answer_of(error: Exception) -> Answer:
    """What nobody expected is logged, and only that it happened is told."""
    known = _problem_of(error)
    if known is None or known.status >= 500:
        log_error(error)
    problem = known or Problem(500, "INTERNAL", "Something went wrong.")
    told = {"error": {"code": problem.code, "message": problem.message}}
    return json_answer(problem.status, told, problem.headers)


def _problem_of(error: Exception) -> Problem | None:
    if isinstance(error, Problem):
        return error
    if is_disk_full(error):
        return disk_full()
    return busy() if is_busy(error) else None
