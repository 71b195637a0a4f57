"""Style sheet, scripts and icon, at an address that is another when one of them is, so that a browser asks once."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "pages" / "static"
_KEPT = "public, max-age=31536000, immutable"  # a year, RFC 8246


class _Kept(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _KEPT
        return response


@cache
def assets() -> str:
    """Where they are, as the templates name it."""
    files = sorted(path for path in FOLDER.iterdir() if path.is_file())
    return f"/static/{sha256(b''.join(path.read_bytes() for path in files)).hexdigest()[:12]}"


def mount(app: FastAPI) -> None:
    """At that address, and for others at one that stays, where a browser asks each time whether they changed."""
    app.mount(assets(), _Kept(directory=FOLDER), name="kept")
    app.mount("/static", StaticFiles(directory=FOLDER), name="static")
