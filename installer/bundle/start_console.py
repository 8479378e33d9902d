"""Where the bundle's command line begins; it only calls `joyvasa`."""

import sys

from joyvasa_runtime.cli import main

sys.exit(main())
