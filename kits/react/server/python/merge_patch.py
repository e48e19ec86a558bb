"""JSON merge patch (RFC 7386)."""

from typing import Any


def merge_patch(target: Any, patch: dict[str, Any]) -> dict[str, Any]:
    """Leaves `target` as it is."""
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        elif isinstance(value, dict):
            merged[name] = merge_patch(merged.get(name), value)
        else:
            merged[name] = value
    return merged
