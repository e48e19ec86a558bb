"""Which address is answered by what."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from api.accounts import change_account, remove_account
from api.changes import post_changes
from api.data import get_data
from api.records import add_record, change_record, get_record, list_records, remove_record
from api.session import get_session, sign_in, sign_out
from api.sign_up import sign_up
from app import App
from problem import method_not_allowed, not_found
from web.answer import Answer, json_answer
from web.call import Call, target_of, token_of
from web.files import file_answer
from web.request import Request

Handler = Callable[[App, Call], Answer]


class _Route(NamedTuple):
    path: Sequence[str]
    """Parts of the address behind `/api`; `:` stands for any."""
    methods: Mapping[str, Handler]
    accounts: bool = False
    """Only in apps with accounts."""


def _get_health(_app: App, _call: Call) -> Answer:
    return json_answer(200, {"ok": True})


_routes = (
    _Route(["health"], {"GET": _get_health}),
    _Route(["data"], {"GET": get_data}),
    _Route(["changes"], {"POST": post_changes}),
    _Route(["records", ":"], {"GET": list_records, "POST": add_record}),
    _Route(
        ["records", ":", ":"],
        {"GET": get_record, "PATCH": change_record, "DELETE": remove_record},
    ),
    _Route(["session"], {"GET": get_session, "POST": sign_in, "DELETE": sign_out}, accounts=True),
    _Route(["accounts"], {"POST": sign_up}, accounts=True),
    _Route(["accounts", ":"], {"PATCH": change_account, "DELETE": remove_account}, accounts=True),
)


def respond(app: App, request: Request) -> Answer:
    """What a request is answered; raises a `Problem` when it is refused."""
    parts, query = target_of(request.target)
    method = "GET" if request.method == "HEAD" else request.method
    if parts[0] != "api":
        if method != "GET":
            raise method_not_allowed(["GET", "HEAD"])
        return file_answer(app.dist, parts)
    route = next((one for one in _routes if _fits(one.path, parts[1:])), None)
    if not route or (route.accounts and not app.model.sign_in):
        raise not_found()
    handler = route.methods.get(method)
    if not handler:
        raise method_not_allowed(_allowed(route))
    params = [part for wanted, part in zip(route.path, parts[1:], strict=True) if wanted == ":"]
    return handler(app, Call(request, params, query, token_of(request)))


def _fits(path: Sequence[str], parts: Sequence[str]) -> bool:
    return len(path) == len(parts) and all(
        wanted in (":", part) for wanted, part in zip(path, parts, strict=True)
    )


def _allowed(route: _Route) -> list[str]:
    methods = list(route.methods)
    return ["GET", "HEAD", *methods[1:]] if methods[0] == "GET" else methods
