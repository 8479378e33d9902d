"""Where the bundle's window begins; it only calls the Studio."""

import sys

from desktop.app import main

sys.exit(main())
