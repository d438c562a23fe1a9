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


def empty_words(wanted: VillageList) -> tuple[str, str]:
    """What an empty list says: why there is nothing, and what to do."""
    return {
        VillageList.HAND_OVER: (
            QCoreApplication.translate("village", "没有要交接的"),
            QCoreApplication.translate("village", "按 Ctrl+N 新代办，材料收齐的会出现在这里。"),
        ),
        VillageList.DRAFTS: (
            QCoreApplication.translate("village", "没有草稿"),
            QCoreApplication.translate("village", "没办完就暂存的会留在这里。"),
        ),
        VillageList.TO_BRING: (
            QCoreApplication.translate("village", "没有要村民补材料的"),
            QCoreApplication.translate("village", "缺材料先代办受理的会留在这里。"),
        ),
        VillageList.UNCOUNTED: (
            QCoreApplication.translate("village", "送去的镇里都点收了"),
            QCoreApplication.translate("village", "打了交接清单、镇里还没点的会留在这里。"),
        ),
        VillageList.IN_TOWN: (
            QCoreApplication.translate("village", "镇里没有在办的"),
            QCoreApplication.translate("village", "镇里点收以后的会出现在这里。"),
        ),
        VillageList.RETURNED: (
            QCoreApplication.translate("village", "没有镇里退回的"),
            QCoreApplication.translate("village", "退回的连同原因会出现在这里，按 Enter 打开补齐。"),
        ),
        VillageList.TO_DELIVER: (
            QCoreApplication.translate("village", "没有等送达的"),
            QCoreApplication.translate("village", "扫镇里送回来的清单，点收后结果出现在这里。"),
        ),
        VillageList.DELIVERED: (
            QCoreApplication.translate("village", "没有等回访的"),
            QCoreApplication.translate("village", "送达村民以后的会出现在这里。"),
        ),
        VillageList.SUSPENDED: (
            QCoreApplication.translate("village", "没有中止的"),
            QCoreApplication.translate("village", "按 F11 中止的会留在这里，可以继续办。"),
        ),
    }[wanted]
