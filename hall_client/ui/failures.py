"""The sentence a person reads when an act did not succeed."""

import logging

from PySide6.QtCore import QCoreApplication

_log = logging.getLogger(__name__)


def sentence(failure: Exception) -> str:
    """Our own errors speak for themselves; anything else is a fault of the program: it is logged, not shown."""
    if type(failure).__module__.split(".")[0] == "hall_client":
        return str(failure)
    _log.error("an act failed", exc_info=failure)
    return QCoreApplication.translate(
        "failures", "这一步没有做成，已经记下来给维护人员看。填好的都在，请再做一次。"
    )
