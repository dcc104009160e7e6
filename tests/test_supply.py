"""What the project is built from: the audit never says that all is well when nobody was asked."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.project_files import ROOT

GOOD: Final = {"name": "click", "version": "8.5.0", "vulns": []}
SKIPPED: Final = {"name": "rich", "skip_reason": "Dependency not found and could not be audited: rich (15.0)"}
ADVISORY: Final = {"id": "PYSEC-1", "fix_versions": ["1.24.2"], "aliases": ["CVE-2019-11324"]}
BAD: Final = {"name": "urllib3", "version": "1.24.1", "vulns": [ADVISORY]}
UNANSWERED: Final = "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='x', port=443): Max retries exceeded"
PROXY: Final = "requests.exceptions.ProxyError: HTTPSConnectionPool(host='x', port=443): Max retries exceeded"
STRICT: Final = "ERROR:pip_audit._cli:rich: Dependency not found and could not be audited: rich (15.0)"

Said = list[dict[str, Any]] | str

# It answers as pip-audit 2.10 did when it was tried: findings on stdout, or an error on stderr.
STAND_IN: Final = """#!{python}
import json, sys
asked = "known-bad" if "--no-deps" in sys.argv else "strict" if "--strict" in sys.argv else "all"
said = json.load(open({answers!r}))[asked]
assert "--no-deps" in sys.argv or "--require-hashes" in sys.argv
if isinstance(said, str):
    sys.exit(said)
print(json.dumps({{"dependencies": said, "fixes": []}}))
sys.exit(any(each.get("vulns") for each in said))
"""


def audit(folder: Path, *, strict: Said, every: Said = "", known_bad: Said | None = None) -> tuple[int, str]:
    """Run the audit on what pip-audit says with --strict, without it, and of a pin that is known to be bad."""
    answers, program = folder / "answers.json", folder / "pip-audit"
    said = {"strict": strict, "all": every, "known-bad": [BAD] if known_bad is None else known_bad}
    answers.write_text(json.dumps(said), "utf-8")
    program.write_text(STAND_IN.format(python=sys.executable, answers=str(answers)), "utf-8")
    program.chmod(0o700)
    ran = subprocess.run(
        [sys.executable, ROOT / ".ci" / "audit", program, "a.lock"], capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    return ran.returncode, ran.stdout


def test_where_all_was_looked_up_and_nothing_found_it_says_so(tmp_path: Path) -> None:
    assert audit(tmp_path, strict=[GOOD]) == (0, "a.lock: 1 pins were looked up, and no advisory is known.\n")


def test_a_finding_fails_and_is_named_with_its_cure(tmp_path: Path) -> None:
    status, said = audit(tmp_path, strict=[GOOD, BAD])
    assert status == 1
    assert "urllib3 1.24.1: PYSEC-1 (CVE-2019-11324), mended in 1.24.2" in said


def test_a_finding_fails_also_where_others_could_not_be_looked_up(tmp_path: Path) -> None:
    status, said = audit(tmp_path, strict=STRICT, every=[SKIPPED, BAD])
    assert (status, "PYSEC-1" in said, "rich (15.0)" in said) == (1, True, True)


def test_a_pin_that_could_not_be_looked_up_fails(tmp_path: Path) -> None:
    status, said = audit(tmp_path, strict=STRICT, every=[GOOD, SKIPPED])
    assert status == 1
    assert "not every pin could be looked up:\nDependency not found and could not be audited: rich (15.0)" in said


@pytest.mark.parametrize("error", [UNANSWERED, PROXY, "ERROR: Could not connect to somebody's vulnerability feed"])
def test_where_nobody_answers_it_is_not_audited(tmp_path: Path, error: str) -> None:
    status, said = audit(tmp_path, strict=error, every=error, known_bad=error)
    assert (status, said) == (0, "NOT AUDITED: a.lock: no advisory service can be reached.\n")


@pytest.mark.parametrize(
    ("strict", "every", "known_bad"),
    [
        (STRICT, [SKIPPED], [SKIPPED]),  # a mirror without advisories, which knows none of the pins
        ([GOOD], [GOOD], [{"name": "urllib3", "version": "1.24.1", "vulns": []}]),  # one that knows them all
        ([GOOD], [GOOD], UNANSWERED),
    ],
)
def test_where_who_answers_knows_no_advisory_it_is_not_audited(
    tmp_path: Path, strict: Said, every: Said, known_bad: Said
) -> None:
    status, said = audit(tmp_path, strict=strict, every=every, known_bad=known_bad)
    assert status == 0
    assert said.startswith("NOT AUDITED: a.lock: what answers is no advisory service")


def test_any_other_trouble_fails(tmp_path: Path) -> None:
    status, said = audit(tmp_path, strict="hashes missing", every="ERROR: a pin has no hash")
    assert (status, said) == (1, "a.lock: pip-audit failed:\nERROR: a pin has no hash\n")


def test_a_lock_without_pins_is_no_good_news(tmp_path: Path) -> None:
    assert audit(tmp_path, strict=[])[0] == 1
