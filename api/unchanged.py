"""What does not change is sent once: an ETag, and 304 without a body to a caller that has it already."""

import re
from collections.abc import Callable
from typing import Annotated

from fastapi import Header
from fastapi.responses import Response

from api.responses import Responses

IfNoneMatch = Annotated[str | None, Header(include_in_schema=False)]
UNCHANGED: Responses = {304: {"description": "The caller has it already (`If-None-Match`)"}}

_TAG = re.compile(r'(?:W/)?("[^"]*")')


def unless_held(held: str | None, tag: str, make: Callable[[], Response]) -> Response:
    """What `make` gives with `tag` as its ETag, or 304 where the caller `held` that (the header If-None-Match).

    `tag` is of letters and digits, and another whenever the bytes are (RFC 9110, 8.8.3 and 13.1.2).
    """
    etag = f'"{tag}"'
    if held is not None and (held.strip() == "*" or etag in _TAG.findall(held)):
        return Response(status_code=304, headers={"ETag": etag})
    response = make()
    response.headers["ETag"] = etag
    return response
