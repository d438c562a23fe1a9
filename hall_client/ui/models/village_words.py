"""The names of a village's lists."""

from PySide6.QtCore import QCoreApplication

from hall_client.domain.village_lists import VillageList


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
