"""What a viewer may do with the records of a key."""

from collections.abc import Sequence

from model import ADMIN, Entity, Grant
from parsing import equal
from store.accounts import Account
from store.records import Record
from text import fold

_NOTHING = object()


class Rights:
    """On keys that are no entity's, whoever may use the app may do everything."""

    reads_any = True
    """Whether there may be records to read at all."""
    reads_all = True
    """Whether every record may be read, whatever is in it."""
    writes_all = True

    def may_read(self, _record: Record) -> bool:
        return True

    def may_add(self, _record: Record) -> bool:
        return True

    def may_change(self, _before: Record, _after: Record) -> bool:
        return True

    def may_delete(self, _record: Record) -> bool:
        """Also to move it."""
        return True


class EntityRights(Rights):
    """`viewer` is None for somebody who has not signed in. Everything that no grant allows is
    refused."""

    def __init__(self, entity: Entity, viewer: Account | None) -> None:
        grants = [grant for grant in entity.grants if _is_meant(grant.who, viewer)]
        self._entity = entity
        self._viewer = viewer
        self._reads = [one for one in grants if one.read and one.fields is None]
        self._writes = [one for one in grants if one.write and one.fields is None]
        self._partial = [one for one in grants if one.fields is not None]
        self.reads_any = bool(self._reads)
        self.reads_all = any(one.own is None for one in self._reads)
        self.writes_all = any(one.own is None for one in self._writes)

    def may_read(self, record: Record) -> bool:
        return self._allow(self._reads, record)

    def may_add(self, record: Record) -> bool:
        return self._allow(self._writes, record)

    def may_change(self, before: Record, after: Record) -> bool:
        if self._allow(self._writes, before, after):
            return True
        # Several grants may each allow some of the fields that differ.
        usable = [
            one for one in self._partial if self._owns(one, before) and self._owns(one, after)
        ]
        open_fields = {field for one in usable for field in one.fields or ()}
        return bool(self._partial) and _differing(before, after) <= open_fields

    def may_delete(self, record: Record) -> bool:
        return self._allow(self._writes, record)

    def _allow(self, grants: Sequence[Grant], *records: Record) -> bool:
        return any(all(self._owns(grant, one) for one in records) for grant in grants)

    def _owns(self, grant: Grant, record: Record) -> bool:
        if grant.own is None:
            return True
        value = record.get(grant.own)
        if self._viewer is None or not isinstance(value, str):
            return False
        field = self._entity.fields.get(grant.own)
        is_email = field is not None and field.type == "email"
        wanted = self._viewer.email if is_email else self._viewer.name
        return fold(value) != "" and fold(value) == fold(wanted)


def _is_meant(who: str, viewer: Account | None) -> bool:
    """Admins may do what any role may."""
    if who == "everyone":
        return True
    if viewer is None:
        return False
    return who in ("signed-in", viewer.role) or viewer.role == ADMIN


def _differing(before: Record, after: Record) -> set[str]:
    names = before.keys() | after.keys()
    return {
        name for name in names if not equal(before.get(name, _NOTHING), after.get(name, _NOTHING))
    }
