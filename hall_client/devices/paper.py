"""From the data of a paper to its PDF, drawn with the typefaces the program carries."""

import logging
from collections.abc import Mapping
from typing import Any

import resources
from hall_client.services.ports import PrintFailed, Sheet

log = logging.getLogger(__name__)


class Press:
    """Draws the hall's papers. What draws is loaded with the first one: the sign-in page's self-check draws it, and
    says so where the installation lacks a typeface.
    """

    def draw(self, kind: str, data: Mapping[str, Any], *, reprint: int = 0, roll: int = 80) -> Sheet:
        """The paper of this kind with this data, tickets on paper `roll` mm wide. Same data, same bytes.

        Raises PrintFailed when the data cannot be drawn: the case they came from is saved all the same.
        """
        import printing

        try:
            printing.use_fonts(resources.path("fonts"))
            done = printing.render(kind, data, reprint=reprint, roll=roll)
        except printing.PaperError as fault:
            log.error("%s cannot be drawn (%s)", kind, type(fault).__name__)
            words = f"文书没画出来：{fault} 内容已经存好，不会重号。请告诉维护人员。"
            raise PrintFailed(words, "文书没画出来", "请告诉维护人员。") from fault
        return Sheet(done.pdf, done.sha256, done.template, done.pages, done.uncovered)
