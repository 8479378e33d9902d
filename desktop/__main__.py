"""`python -m desktop` opens the Studio; nothing else lives here."""

import sys

from desktop.app import main

sys.exit(main(sys.argv))
