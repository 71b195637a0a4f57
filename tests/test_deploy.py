"""The files of deploy/: they name settings that there are, agree with each other, and nginx takes its own."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from cli.main import craffu
from cli.serve import KEEP_ALIVE
from corpus.settings import PREFIX, load_settings

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
NGINX_KEEPS = 60  # seconds: keepalive_timeout of an upstream, where nginx.conf names none


def test_the_settings_are_settings() -> None:
    lines = (DEPLOY / "craffu.env").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    settings = load_settings({name: value for name, value in given.items() if name.startswith(PREFIX)})
    assert [str(network) for network in settings.proxies or ()] == ["127.0.0.1/32"]
    named = {
        name
        for path in DEPLOY.iterdir()
        if path.is_file()
        for name in re.findall(rf"{PREFIX}[A-Z_]+", path.read_text())
    }
    assert named <= {PREFIX + field.upper() for field in type(settings).model_fields}


def test_every_container_of_craffu_serves_where_nginx_asks_and_only_one_may_write() -> None:
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    ours = {name: each for name, each in composed["services"].items() if each["image"] == "craffu"}
    asked = re.findall(r"server 127\.0\.0\.1:(\d+)", (DEPLOY / "nginx.conf").read_text())
    ports = {}
    for name, each in ours.items():
        command, *options = each["command"]
        ports[name] = str(craffu.commands[command].make_context(command, options).params["port"])
        assert (each["network_mode"], each["read_only"]) == ("service:nginx", True)
    assert set(ports.values()) == set(asked)
    writers = [name for name, each in ours.items() if f"data:{_told('CRAFFU_DATA')}" in each["volumes"]]
    assert [ports[name] for name in writers] == [asked[-1]]  # the upstream of what writes stands last
    assert all(f"state:{_told('CRAFFU_STATE')}" in each["volumes"] for each in ours.values())
    mounted = [volume for each in ours.values() for volume in each["volumes"]]
    assert {volume.split(":")[0] for volume in mounted} == set(composed["volumes"])


def _told(setting: str) -> str:
    """What the image sets."""
    found = re.search(rf"{setting}=(\S+)", (DEPLOY / "Dockerfile").read_text())
    assert found
    return found[1]


def test_what_the_image_is_made_of_is_there() -> None:
    lines = (DEPLOY / "Dockerfile").read_text()
    extras = re.findall(r'"\.\[(.+)\]"', lines)[0].split(",")
    project = tomllib.loads((DEPLOY.parent / "pyproject.toml").read_text())["project"]
    assert set(extras) <= set(project["optional-dependencies"])
    assert (DEPLOY.parent / "requirements.lock").is_file()
    assert project["scripts"]["craffu"]


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
