"""`python -m tests.slack_types [TRAFFIC]`: exit 1, with the compiler's words, when something is not as Slack types it.

TRAFFIC is what `pytest --traffic TRAFFIC` has written. Needs Node.js; `npm ci --prefix tests/slack_types` first.
"""

import subprocess
import sys
from pathlib import Path

from tests.slack_types.typed import Typed, program, rendered, sent

_HERE = Path(__file__).parent
_WRONG = Typed("slack.KnownBlock", {"type": "section", "text": {"type": "mrkdwn", "words": "no such field"}})


def main(traffic: list[str]) -> int:
    """Compile what is sent; and first something wrong, so that silence means something."""
    if _compiles([_WRONG]):
        sys.stderr.write("Slack's types let pass what is wrong: this check checks nothing.\n")
        return 1
    typed = [*rendered(), *(each for file in traffic for each in sent(Path(file)))]
    counts = {name: sum(each.type == name for each in typed) for name in sorted({each.type for each in typed})}
    sys.stdout.write(f"{counts}\n")
    return 0 if _compiles(typed, show=True) else 1


def _compiles(typed: list[Typed], *, show: bool = False) -> bool:
    folder = _HERE / "generated"
    folder.mkdir(exist_ok=True)
    (folder / "sent.ts").write_text(program(typed), encoding="utf-8")
    compiler = _HERE / "node_modules" / ".bin" / "tsc"
    ran = subprocess.run([compiler, "-p", _HERE], capture_output=True, text=True, check=False)
    if show and ran.returncode:
        sys.stderr.write(ran.stdout)
    return ran.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
