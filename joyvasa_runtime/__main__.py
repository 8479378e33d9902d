"""`python -m joyvasa_runtime` is the command line `joyvasa`; nothing else lives here."""

import sys

from joyvasa_runtime.cli import main

sys.exit(main())
