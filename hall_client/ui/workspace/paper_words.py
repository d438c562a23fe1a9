"""The names of the hall's papers as the window speaks of them."""

from PySide6.QtCore import QCoreApplication


def paper_word(kind: str) -> str:
    """The name of a kind of paper."""
    words = {
        "notice": QCoreApplication.translate("papers", "一次性告知书"),
        "receipt": QCoreApplication.translate("papers", "收件回执"),
        "supplement": QCoreApplication.translate("papers", "补正告知书"),
        "acceptance": QCoreApplication.translate("papers", "受理通知书"),
        "deferral": QCoreApplication.translate("papers", "容缺受理通知书"),
        "completion": QCoreApplication.translate("papers", "办结单"),
        "refusal": QCoreApplication.translate("papers", "不予受理通知书"),
        "not_required": QCoreApplication.translate("papers", "不需办理告知单"),
        "withdrawal": QCoreApplication.translate("papers", "撤回申请单"),
        "guide": QCoreApplication.translate("papers", "办事指南"),
        "mandate": QCoreApplication.translate("papers", "代办委托书"),
        "proxy_receipt": QCoreApplication.translate("papers", "代办受理单"),
        "proxy_suspension": QCoreApplication.translate("papers", "代办中止单"),
        "proxy_continuation": QCoreApplication.translate("papers", "代办续办单"),
        "proxy_ending": QCoreApplication.translate("papers", "代办终止单"),
        "delivery": QCoreApplication.translate("papers", "送达回证"),
    }
    return words.get(kind, QCoreApplication.translate("papers", "文书"))


def short_paper_word(kind: str) -> str:
    """Its name on the print button."""
    words = {
        "notice": QCoreApplication.translate("papers", "告知书"),
        "refusal": QCoreApplication.translate("papers", "通知书"),
        "not_required": QCoreApplication.translate("papers", "告知单"),
        "withdrawal": QCoreApplication.translate("papers", "撤回单"),
    }
    return words.get(kind) or paper_word(kind)
