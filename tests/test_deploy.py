"""The files of deploy/: they name settings that there are, agree with each other, and nginx takes its own."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.serve import KEEP_ALIVE
from corpus.settings import PREFIX, load_settings

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
NGINX_KEEPS = 60  # seconds: keepalive_timeout of an upstream, where nginx.conf names none


def test_the_settings_are_settings() -> None:
    lines = (DEPLOY / "craffu.env").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    settings = load_settings({name: value for name, value in given.items() if name.startswith(PREFIX)})
    assert [str(network) for network in settings.proxies or ()] == ["127.0.0.1/32"]
    named = {name for path in DEPLOY.iterdir() for name in re.findall(rf"{PREFIX}[A-Z_]+", path.read_text())}
    assert named <= {PREFIX + field.upper() for field in type(settings).model_fields}


def test_an_idle_connection_outlives_the_proxys() -> None:
    assert "keepalive_timeout" not in (DEPLOY / "nginx.conf").read_text()
    assert KEEP_ALIVE > NGINX_KEEPS


def test_nginx_takes_its_file(tmp_path: Path) -> None:
    if not shutil.which("nginx"):
        pytest.skip("needs nginx")
    ours = (DEPLOY / "nginx.conf").read_text()
    plain = re.sub(r"\n *ssl_certificate.*", "", ours).replace("listen 443 ssl", "listen 127.0.0.1:8443")
    kept = "".join(
        f"{part}_temp_path {tmp_path}/{part};" for part in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ {kept} {plain} }}")
    ran = subprocess.run(["nginx", "-t", "-c", whole], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
