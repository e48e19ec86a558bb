"""What the app is: `model.json`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ADMIN = "admin"
ACCOUNTS_KEY = "app-accounts"


@dataclass(frozen=True)
class DemoAccount:
    name: str
    email: str
    role: str


@dataclass(frozen=True)
class SignIn:
    required: bool
    """Whether only those who have signed in may use the app."""
    roles: Sequence[str]
    demo: Sequence[DemoAccount]


@dataclass(frozen=True)
class Field:
    type: str
    many: bool
    max_length: int | None
    numbered: str | None
    """What its values begin with, if they are running numbers."""


@dataclass(frozen=True)
class Grant:
    who: str
    """`everyone`, `signed-in` or a role."""
    read: bool
    write: bool
    own: str | None
    """Only records whose value in this field is the viewer's."""
    fields: Sequence[str] | None
    """Only changes of these fields."""


@dataclass(frozen=True)
class Entity:
    name: str
    fields: Mapping[str, Field]
    grants: Sequence[Grant]
    samples: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Model:
    sign_in: SignIn | None
    """None in an app without accounts."""
    entities: Mapping[str, Entity]
    owns_by_name: bool
    """Whether records are somebody's by name, so that no two people may have the same."""


class BrokenModel(Exception):
    """The file cannot be read; says why."""


def read_model(path: Path) -> Model:
    try:
        model = json.loads(path.read_text("utf-8"))
        if not isinstance(model, dict):
            raise TypeError("it is no object")
        sign_in = model.get("signIn")
        entities = {name: _fit(name, one) for name, one in _entries(model, "entities")}
        return Model(
            sign_in=_fit_sign_in(sign_in) if isinstance(sign_in, dict) else None,
            entities=entities,
            owns_by_name=any(map(_is_owned_by_name, entities.values())),
        )
    except (OSError, ValueError, TypeError) as cause:
        raise BrokenModel(f"cannot read {path}: {cause}") from cause


def _fit_sign_in(sign_in: dict[str, Any]) -> SignIn:
    def demo(one: Any) -> DemoAccount:
        if not isinstance(one, dict):
            raise TypeError("signIn.demo has something that is no account")
        name, email, role = (
            _text(one.get(part), f"signIn.demo: {part}") for part in ("name", "email", "role")
        )
        return DemoAccount(name, email, role)

    return SignIn(
        required=sign_in.get("required") is True,
        roles=[_text(role, "signIn.roles") for role in _list(sign_in, "roles")],
        demo=[demo(one) for one in _list(sign_in, "demo")],
    )


def _fit(name: str, entity: dict[str, Any]) -> Entity:
    if name.lower().startswith(ACCOUNTS_KEY):
        raise TypeError(f'the entity "{name}" has the name of the accounts')
    return Entity(
        name=name,
        fields={field: _fit_field(field, one) for field, one in _entries(entity, "fields")},
        grants=[_fit_grant(name, grant) for grant in _list(entity, "grants")],
        samples=[one for one in _list(entity, "samples") if isinstance(one, dict)],
    )


def _is_owned_by_name(entity: Entity) -> bool:
    emails = {name for name, field in entity.fields.items() if field.type == "email"}
    return any(grant.own is not None and grant.own not in emails for grant in entity.grants)


def _fit_field(name: str, field: dict[str, Any]) -> Field:
    max_length = field.get("maxLength")
    numbered = field.get("numbered")
    return Field(
        type=_text(field.get("type"), f"type of {name}"),
        many=field.get("many") is True,
        max_length=max_length if isinstance(max_length, int) else None,
        numbered=None if numbered is None else _text(numbered, f"numbered of {name}"),
    )


def _fit_grant(entity: str, grant: Any) -> Grant:
    if not isinstance(grant, dict):
        raise TypeError(f"{entity} has a grant that is no object")
    own = grant.get("own")
    fields = grant.get("fields")
    return Grant(
        who=_text(grant.get("who"), f"who of a grant of {entity}"),
        read=grant.get("read") is True,
        write=grant.get("write") is True,
        # A limit that cannot be read must not turn into no limit.
        own=None if own is None else _text(own, f"own of a grant of {entity}"),
        fields=None
        if fields is None
        else [_text(field, f"fields of {entity}") for field in _list(grant, "fields")],
    )


def _entries(value: dict[str, Any], name: str) -> list[tuple[str, dict[str, Any]]]:
    entries = value.get(name)
    entries = {} if entries is None else entries
    if not isinstance(entries, dict):
        raise TypeError(f"{name} is no object")
    for key, one in entries.items():
        if not isinstance(one, dict):
            raise TypeError(f"{key} of {name} is no object")
    return list(entries.items())


def _list(value: dict[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    found = [] if found is None else found
    if not isinstance(found, list):
        raise TypeError(f"{name} is no list")
    return found


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{what} is no text")
    return value
