"""What a villager is told of their matter by phone or text: prepared from the case, so that nobody has to word it."""

from hall_client.domain.cases import Case
from hall_client.domain.deadlines import local_date
from hall_client.domain.hall import Hall
from hall_client.domain.materials import TO_MEND
from hall_client.domain.proxies import PROXY_WORDS, Proxy, ProxyRefused, ProxyState
from hall_client.services.ports import Desk, Work


def message(desk: Desk, case_id: str) -> str:
    """The text to send, with the end of the case's number and its query code. Raises ProxyRefused."""
    with desk.store.read() as work:
        hall = work.reference.hall(local_date(desk.now()))
        proxy, case = work.proxies.found(case_id), work.cases.get(case_id)
        if proxy is None:
            raise ProxyRefused("这一件不是代办件。")
        said = _said(work, hall, proxy, case)
    tail = f"编号尾号 {case.number[-4:]}，查询码 {case.query_code}。电话 {hall.phone}。"
    return f"【{hall.name}】{case.applicant_name}您好，您委托代办的“{case.item_name}”{said}{tail}"


def _said(work: Work, hall: Hall, proxy: Proxy, case: Case) -> str:
    if proxy.state is ProxyState.FETCHED:
        return f"已经办好，结果在村站。请带身份证到{hall.address}签字领取，走不开的我们送上门。"
    if proxy.state is ProxyState.ENTRUSTED:
        names = "、".join(m.name for m in work.cases.materials(case.id) if m.state in TO_MEND)
        return f"还要补：{names}。补齐后我们送到镇里。"
    if proxy.state is ProxyState.RETURNED:
        return f"镇里退回来了，原因：{proxy.reason}。请抽空到村站补一下。"
    return f"现在{PROXY_WORDS[proxy.state]}，有了结果会告诉您。"
