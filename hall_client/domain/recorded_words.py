"""Words that are chosen on screen and then stand in records and on papers: Chinese in every language of the screen."""

from hall_client.domain.cases import Outcome

VILLAGE_PROXY = "村代办员"
RELATIONS = ("子女", "配偶", "父母", "兄弟姐妹", "其他亲属", VILLAGE_PROXY, "受委托人")
"""How somebody who comes for another is related to them."""

SELF = "本人"
DELIVERY_WAYS = ("窗口", "代办送达", "邮寄", "留置", "公告")
"""The ways of serving a result (C9)."""

WAIVER_BASES = ("证照", "系统", "经办人核对")
"""On what a paper is waived (architecture §8.8)."""

REASONS: dict[Outcome, tuple[str, ...]] = {
    Outcome.REFUSED: (
        "依法不属于本单位职权范围",
        "不符合法定条件",
        "超过法定的申请期限",
        "同一事项已经受理，正在办理",
    ),
    Outcome.NOT_REQUIRED: ("这件事依法不需要办理", "已经办过，现在仍然有效"),
    Outcome.WITHDRAWN: ("申请人不办了", "材料有变化，要重新申请"),
}
"""The reasons offered for an outcome; the clerk may write another."""


def village_group(village: str, group: int) -> str:
    """An address in a village: 柳塘村 3 组."""
    return f"{village} {group} 组"


def seal_of(unit: str) -> str:
    """The seal a unit puts on its papers."""
    return f"{unit}业务专用章"


COMPLETE, LAWFUL = "材料齐全", "符合规定"
"""What the town's opinion on a case that goes up (C16) begins with."""

TOLD_WAYS = {"电话": "phone", "短信": "text", "上门": "visit"}
"""How a villager was told -> how it is recorded."""

CONTENT = ("满意", "不满意")
"""What a villager says at the call-back; the first is satisfied."""
