"""JSON as it comes in, within bounds, and as it goes out."""

import json
import math
import re
from typing import Any

from problem import invalid

_MAX_DEPTH = 100
"""Lists and objects in each other; whatever walks through a value may recurse."""

_MAX_WHOLE = 2**53
"""Beyond this JavaScript has no whole numbers of its own."""

_HALVES = re.compile("[\ud800-\udfff]")


def parse_body(data: bytes) -> Any:
    value = _parse(data)
    _check_depth(value)
    return value


def _parse(data: bytes) -> Any:
    try:
        text = data.decode("utf-8")
        return json.loads(
            text, parse_float=_fraction, parse_int=_whole, parse_constant=_refuse_constant
        )
    except RecursionError:
        raise invalid(f"The body is nested more than {_MAX_DEPTH} deep.") from None
    except ValueError:
        raise invalid("The body is not JSON.") from None


def _fraction(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise invalid("The body has a number that is too large.")
    return number


def _whole(text: str) -> int | float:
    number = _fraction(text)
    return int(number) if abs(number) <= _MAX_WHOLE else number


def _refuse_constant(_name: str) -> Any:
    raise ValueError


def _check_depth(value: Any) -> None:
    level = [value] if isinstance(value, list | dict) else []
    depth = 1
    while level:
        if depth > _MAX_DEPTH:
            raise invalid(f"The body is nested more than {_MAX_DEPTH} deep.")
        level = [
            child
            for one in level
            for child in (one if isinstance(one, list) else one.values())
            if isinstance(child, list | dict)
        ]
        depth += 1


def dumps(value: Any) -> str:
    """As short as possible; halves of surrogate pairs, which UTF-8 has not, are escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def equal(a: Any, b: Any) -> bool:
    """As JSON: `True` is not 1. The order of an object's members does not matter."""
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(equal, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(equal(a[name], b[name]) for name in a)
    return isinstance(a, bool) == isinstance(b, bool) and bool(a == b)
