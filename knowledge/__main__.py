"""`python -m knowledge FOLDER PLACE` makes the base of a folder and keeps it in a place."""

import sys
from pathlib import Path

from knowledge.keeping import keep

keep(*map(Path, sys.argv[1:]))
