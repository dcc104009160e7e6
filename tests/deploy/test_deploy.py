"""What is cheap to know of deploy/. That it works is tried by `python -m tests.vm`, in a machine."""

import configparser
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from bot.modes import TOKENS
from bot.settings import environment, read_settings
from tests.project_files import ROOT, read

SECRETS = {name for names in TOKENS.values() for name in names}


def unit() -> dict[str, list[str]]:
    """Return the unit's settings by name; some stand there more than once."""
    found = defaultdict[str, list[str]](list)
    for name, value in re.findall(r"^(\w+)=(.*)$", read("deploy/kzturk.service"), re.MULTILINE):
        found[name].append(value)
    return found


def run(*command: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"PYTHON": sys.executable}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_unit_hands_over_each_secret_as_a_credential_and_none_otherwise() -> None:
    credentials = dict(value.split(":") for value in unit()["LoadCredential"])
    assert credentials == {name: f"/etc/kzturk/credentials/{name}" for name in SECRETS}
    assert not [name for name in ("Environment", "PassEnvironment", "SetCredential") if name in unit()]


def test_the_scripts_know_the_same_secrets() -> None:
    for script in ("deploy/kzturkctl", "deploy/install.sh"):
        assert set(re.findall(r"\bSLACK_[A-Z_]+", read(script))) == SECRETS


def test_systemd_starts_it_for_ever_unless_a_person_must_change_something() -> None:
    settings = unit()
    assert settings["Type"] == ["notify"]
    assert settings["StartLimitIntervalSec"] == ["0"]
    assert settings["RestartPreventExitStatus"] == ["2"]
    assert int(settings["WatchdogSec"][0]) >= 10


def test_the_unit_can_be_read() -> None:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.read_string(read("deploy/kzturk.service"))
    assert parser.sections() == ["Unit", "Service", "Install"]


def test_the_settings_that_are_installed_can_be_read_and_hold_no_secret(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(read("deploy/kzturk.env"))
    (tmp_path / "knowledge").mkdir()
    values = environment({"KZTURK_KNOWLEDGE": str(tmp_path / "knowledge"), "KZTURK_MODE": "emulator"}, tmp_path)
    assert read_settings(values).knowledge == tmp_path / "knowledge"
    assert not SECRETS.intersection(re.findall(r"[A-Z_]+", read("deploy/kzturk.env")))


def test_user_data_adds_no_people_and_has_no_secret() -> None:
    data = read("deploy/cloud-init.yaml")
    assert data.startswith("#cloud-config\n")
    assert "users:" not in data  # a list without `default` would lock the operator out
    assert not re.search(r"xox|xapp|SLACK_", data)


def test_the_image_that_is_tried_has_the_base_of_the_recipe() -> None:
    (base,) = re.findall(r"^ARG BASE=(\S+)$", read("deploy/Containerfile"), re.MULTILINE)
    assert f"readonly BASE={base} " in read(".ci/deploy")


@pytest.mark.parametrize("script", ["deploy/build-release", "deploy/kzturkctl"])
def test_a_script_tells_how_it_is_used(script: str) -> None:
    assert run(script, "--help").stdout.startswith("usage: ")
    wrong = run(script, "--nonsense")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("usage: ")


def test_a_release_says_what_it_is(tmp_path: Path) -> None:
    assert run("deploy/build-release", "--to", str(tmp_path)).returncode == 0
    (archive,) = tmp_path.glob("*.tar.gz")
    listed = run("tar", "--list", "--gzip", "--file", str(archive)).stdout.split()
    folder = listed[0]
    assert {f"{folder}{name}" for name in ("install.sh", "kzturkctl", "kzturk.service", "RELEASE")} < set(listed)
    name = run("tar", "--extract", "--to-stdout", "--gzip", "--file", str(archive), f"{folder}RELEASE").stdout
    assert re.fullmatch(rf"{folder.removeprefix('kzturk-')[:-1]}-[0-9a-f]{{8}}\n", name)
