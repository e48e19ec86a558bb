"""Texts as the page sees them: a character is a UTF-16 unit, as in JavaScript."""

import re
import unicodedata
from typing import TypeGuard

_NOT_PLAIN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_HALVES = re.compile("[\ud800-\udfff]")
_BLANKS = "\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)


def chars(text: str) -> int:
    """How long JavaScript takes it to be."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def trim(text: str) -> str:
    return text.strip(_BLANKS)


def fold(text: str) -> str:
    """How texts are compared: without blanks around them and in any case."""
    return trim(text).lower()


def fold_name(name: str) -> str:
    """How names of people are told apart: whichever way their letters are written, too."""
    return unicodedata.normalize("NFC", fold(name))


def is_plain(text: str) -> bool:
    """Whether it can be a name or an id: no control characters, no halves of surrogate pairs."""
    return _NOT_PLAIN.search(text) is None


def is_whole(text: str) -> bool:
    """Whether it has no halves of surrogate pairs."""
    return _HALVES.search(text) is None


def is_id(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and value != "" and chars(value) <= 200 and is_plain(value)
