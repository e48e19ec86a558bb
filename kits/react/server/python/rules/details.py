"""What accounts consist of."""

import re
from typing import Any

from model import ADMIN, SignIn
from problem import invalid
from text import chars, is_plain, is_whole, trim

_MAX_NAME_CHARS = 100
_MAX_EMAIL_CHARS = 254
_MIN_PASSWORD_CHARS = 8
MAX_PASSWORD_CHARS = 200
_MAX_PICTURE_CHARS = 2_000_000

Body = dict[str, Any]


def name_of(body: Body) -> str:
    name = trim(text_of(body, "name"))
    if name == "" or chars(name) > _MAX_NAME_CHARS or not is_plain(name):
        raise invalid(f"name: 1 to {_MAX_NAME_CHARS} characters.")
    return name


def email_of(body: Body) -> str:
    email = trim(text_of(body, "email"))
    is_address = re.fullmatch("[^@]+@[^@]+", email) and is_plain(email)
    if not is_address or chars(email) > _MAX_EMAIL_CHARS:
        raise invalid(f"email: an address with one @, at most {_MAX_EMAIL_CHARS} characters.")
    return email


def password_of(body: Body) -> str:
    password = text_of(body, "password")
    fits = _MIN_PASSWORD_CHARS <= chars(password) <= MAX_PASSWORD_CHARS
    if not fits or not is_whole(password):
        raise invalid(f"password: {_MIN_PASSWORD_CHARS} to {MAX_PASSWORD_CHARS} characters.")
    return password


def picture_of(body: Body) -> str | None:
    picture = body["picture"]
    if picture is None:
        return None
    fits = isinstance(picture, str) and picture.startswith("data:image/")
    if not fits or chars(picture) > _MAX_PICTURE_CHARS or not is_plain(picture):
        raise invalid(f"picture: an image as data URL, at most {_MAX_PICTURE_CHARS} characters.")
    return str(picture)


def active_of(body: Body) -> bool:
    active = body["active"]
    if not isinstance(active, bool):
        raise invalid("active: true or false.")
    return active


def role_of(body: Body, sign_in: SignIn) -> str:
    """Any of the app's."""
    role = text_of(body, "role")
    if role not in sign_in.roles:
        raise invalid("role: one of the app.")
    return role


def open_role_of(body: Body, sign_in: SignIn, is_there_admin: bool) -> str:
    """One that people may give themselves; an app without an admin makes its next account the
    admin, whatever it asks for."""
    role = role_of(body, sign_in)
    if ADMIN in sign_in.roles and not is_there_admin:
        return ADMIN
    if role == ADMIN and len(sign_in.roles) > 1:
        raise invalid("role: only admins make admins.")
    return role


def text_of(body: Body, name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise invalid(f"{name}: a text.")
    return value
