"""Start: `python -m hall_client`."""

import sys

from hall_client.cli.main import main

sys.exit(main())
