"""Certificates that a village does not issue, and what serves instead (民发〔2020〕20 号, L-45)."""

from dataclasses import dataclass

from hall_client.domain.search import initials


@dataclass(frozen=True)
class Stopped:
    """A certificate that is not issued: what people call it, and what to do instead. `words` help to find it."""

    name: str
    instead: str
    words: tuple[str, ...] = ()


BASIS = "民发〔2020〕20 号：不应由基层群众性自治组织出具证明事项清单（第一批）。本省另有清单的，照本省的。"

STOPPED = (
    Stopped(
        "亲属关系证明",
        "看户口簿、结婚证、出生医学证明；派出所可查同一户口簿内的关系；要公证的到公证处办。",
        ("父子关系", "母女关系", "关系证明", "直系亲属"),
    ),
    Stopped(
        "居民身份信息证明",
        "看居民身份证、户口簿；信息对不上的由户籍派出所查档案出具。",
        ("身份证明", "同一人证明", "曾用名"),
    ),
    Stopped(
        "户口登记项目内容变更申请证明",
        "本人带更正的依据到派出所户籍窗口申请，由公安机关核查。",
        ("改名", "改年龄", "户口变更"),
    ),
    Stopped("居民养犬证明", "到公安机关或当地规定的养犬登记部门办。", ("狗证", "养狗")),
    Stopped("无犯罪记录证明", "到户籍地或居住地派出所开，也可以网上申请。", ("政审", "无违法犯罪")),
    Stopped(
        "社区戒毒社区康复人员情况证明", "由公安机关或负责社区戒毒、社区康复的机构出具。", ("表现证明", "戒毒")
    ),
    Stopped("人员失踪证明", "到派出所报案；要宣告失踪的向人民法院申请。", ("下落不明", "失联")),
    Stopped(
        "婚姻状况证明",
        "看结婚证、离婚证；没有登记过的本人声明，婚姻登记机关可查登记记录。",
        ("单身证明", "未婚证明", "离异"),
    ),
    Stopped("出生证明", "由接生的医疗机构签发出生医学证明；丢了的到签发机构补。", ("出生医学证明", "新生儿")),
    Stopped(
        "健在证明",
        "领养老金的用手机人脸认证，或到社保窗口认证；走不动的申请上门认证。",
        ("生存证明", "在世证明"),
    ),
    Stopped(
        "死亡证明",
        "在医院去世的由医院、在家去世的由卫生院出具死亡医学证明；非正常死亡的由公安机关出具。",
        ("火化", "去世"),
    ),
    Stopped("疾病状况证明", "由看病的医疗机构出具诊断证明。", ("病情证明", "慢性病", "精神病")),
    Stopped("残疾状况证明", "看残疾人证；没有的到指定医院评定后由残联核发。", ("残疾证",)),
    Stopped("婚育状况证明", "本人写承诺，由卫生健康部门核对。", ("计划生育", "生育证明", "未育")),
    Stopped(
        "居民就业状况证明",
        "看劳动合同、就业登记或失业登记，由人社部门核查。",
        ("无业证明", "失业证明", "工作证明"),
    ),
    Stopped("居民个人档案证明", "到存放档案的公共就业和人才服务机构或单位开。", ("档案证明",)),
    Stopped(
        "居民财产证明",
        "存款由银行、房产由不动产登记机构、车辆由车管所查；收入由单位出具或本人承诺。",
        ("收入证明", "存款证明", "家庭经济", "房产证明"),
    ),
    Stopped("遗产继承权证明", "到公证处办继承权公证；有争议的向人民法院起诉。", ("继承证明", "遗产")),
    Stopped(
        "市场主体住所证明", "本人承诺住所真实；看不动产权证或租赁合同。", ("经营场所", "营业执照", "住所证明")
    ),
    Stopped("证件遗失证明", "到发证机关挂失补办，需要公告的照它的要求做。", ("丢失", "挂失", "补证")),
)
"""The twenty of the annex, in its order."""


def find(text: str) -> tuple[Stopped, ...]:
    """Those that `text` may mean, by a part of the name, of what people call it, or by initials; all for nothing."""
    wanted = text.strip().lower()
    if not wanted:
        return STOPPED
    return tuple(each for each in STOPPED if _fits(each, wanted))


def named(text: str) -> Stopped | None:
    """The one that somebody looks for among the items, where there is no doubt: “亲属关系证明”, “qsgxzm”."""
    wanted = text.strip().lower()
    return next((each for each in STOPPED if _meant(each, wanted)), None)


_LEAST = 4
"""So many letters or characters leave no doubt; fewer only with the word 证明."""


def _meant(each: Stopped, wanted: str) -> bool:
    if len(wanted) >= _LEAST and wanted.isascii():
        return initials(each.name).startswith(wanted)
    sure = len(wanted) >= _LEAST or (wanted.endswith("证明") and len(wanted) > len("证明"))
    return sure and any(wanted in name for name in (each.name, *each.words))


def _fits(each: Stopped, wanted: str) -> bool:
    return any(wanted in name or wanted in initials(name) for name in (each.name, *each.words))
