"""Files of the built page."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from problem import not_found
from web.answer import Answer, OpenFile

_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


def file_answer(dist: Path, parts: Sequence[str]) -> Answer:
    """`parts` are those of the address, decoded; the page itself answers for its own addresses."""
    if list(parts) != [""] and not all(map(_is_file_name, parts)):
        raise not_found()
    is_page = "." not in parts[-1]
    path = Path("index.html") if is_page else Path(*parts)
    file = _open_inside(dist, path)
    is_asset = not is_page and len(parts) > 1 and parts[0] == "assets"
    headers = {
        "Content-Type": _TYPES.get(path.suffix.lower(), "application/octet-stream"),
        "Content-Length": str(file.size),
        "Cache-Control": "public, max-age=31536000, immutable" if is_asset else "no-cache",
    }
    return Answer(200, headers, file=file)


def _is_file_name(part: str) -> bool:
    """Without dot files, and without ways out."""
    return part != "" and not part.startswith(".") and not any(one in part for one in "/\\\0")


def _open_inside(dist: Path, path: Path) -> OpenFile:
    """Links are followed as long as they stay within the folder."""
    try:
        root = dist.resolve(strict=True)
        real = (root / path).resolve(strict=True)
        if not all(map(_is_file_name, real.relative_to(root).parts)):
            raise not_found()
        # Without waiting for somebody to write to it, should it be a pipe.
        descriptor = os.open(real, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError, RuntimeError):
        raise not_found() from None
    about = os.fstat(descriptor)
    if not stat.S_ISREG(about.st_mode):
        os.close(descriptor)
        raise not_found()
    return OpenFile(os.fdopen(descriptor, "rb"), about.st_size)
