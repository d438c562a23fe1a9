"""Words of the village desk: names of its lists, terms, places."""

from PySide6.QtCore import QCoreApplication

from hall_client.domain.village_lists import Term, VillageList


def list_words(wanted: VillageList) -> str:
    """The name of a list in the left column."""
    return {
        VillageList.HAND_OVER: QCoreApplication.translate("village", "待交接"),
        VillageList.DRAFTS: QCoreApplication.translate("village", "草稿"),
        VillageList.TO_BRING: QCoreApplication.translate("village", "要村民补材料"),
        VillageList.UNCOUNTED: QCoreApplication.translate("village", "已送，镇里没点收"),
        VillageList.IN_TOWN: QCoreApplication.translate("village", "镇里在办"),
        VillageList.RETURNED: QCoreApplication.translate("village", "镇里退回"),
        VillageList.TO_DELIVER: QCoreApplication.translate("village", "已办好，等送达"),
        VillageList.DELIVERED: QCoreApplication.translate("village", "已送达，等回访"),
        VillageList.SUSPENDED: QCoreApplication.translate("village", "已中止"),
    }[wanted]


def term_words(term: Term) -> str:
    """“今天要交”, “还有 2 天”, “超期 1 天”."""
    if term.days < 0:
        return QCoreApplication.translate("village", "超期 {n} 天").format(n=-term.days)
    if term.days == 0:
        return QCoreApplication.translate("village", "今天要交")
    return QCoreApplication.translate("village", "还有 {n} 天").format(n=term.days)
