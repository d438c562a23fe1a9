"""What every test stands on: Qt without a screen, and property tests judged by result, never by speed."""

import os

# Qt chooses its platform once, when it is first imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import settings

settings.register_profile("hall", deadline=None)
settings.load_profile("hall")
