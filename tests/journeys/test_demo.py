"""The demo's day, looked at afterwards: what it left is complete, true, repeatable, and keeps people to itself."""

import subprocess
import sys
from collections import Counter

import pytest
from PIL import Image

from hall_client.demo.people import LONGEST, RARE
from hall_client.domain.cases import Outcome
from tests.journeys.demo_day import DAY, DemoDay, digest
from tests.printing.reading import codes, flat

pytestmark = pytest.mark.slow


def test_the_day_ends_well_and_in_words(demo: DemoDay) -> None:
    assert demo.code == 0, demo.said
    assert "Traceback" not in demo.said
    assert f"一天办完：{demo.out / 'summary.json'}" in demo.said


def test_the_summary_has_the_keys_it_promises(demo: DemoDay) -> None:
    summary = demo.summary
    assert list(summary) == [
        "date",
        "unit",
        "seed",
        "citizens",
        "tickets",
        "faces",
        "visits_without_case",
        "cases",
        "papers",
        "ratings",
        "tally",
        "proxies",
        "custody",
        "journal",
    ]
    tickets = {"issued", "served", "no_show", "abandoned", "voided", "cleared", "open"}
    assert set(summary["tickets"]) == tickets
    assert all(
        set(case) == {"number", "item", "outcome", "started", "due", "papers"} for case in summary["cases"]
    )
    assert all(set(paper) == {"kind", "file", "case", "sha256"} for paper in summary["papers"])
    assert set(summary["ratings"]) == {"ratable", "rated", "grades"}
    assert set(summary["journal"]) == {"entries", "head", "verified"}
    assert (summary["date"], summary["seed"], summary["journal"]["verified"]) == (DAY, 20260318, True)


def test_every_outcome_of_one_pc_occurs_and_one_case_comes_back(demo: DemoDay) -> None:
    seen = Counter(case["outcome"] for case in demo.summary["cases"])
    assert set(seen) == {outcome.value for outcome in Outcome} - {Outcome.ENTRUSTED.value}
    acts = [(case["number"], case["outcome"]) for case in demo.summary["cases"]]
    back = [outcome for number, outcome in acts if (number, "noticed") in acts and outcome != "noticed"]
    assert back == ["accepted"]


def test_the_tickets_balance(demo: DemoDay) -> None:
    counted = dict(demo.summary["tickets"])
    assert counted.pop("issued") == sum(counted.values())
    assert counted["open"] == 0
    assert min(counted[name] for name in ("served", "no_show", "abandoned", "voided", "cleared")) > 0
    assert demo.summary["tally"]["balances"] is True


def test_a_second_count_of_the_journal_says_the_same(demo: DemoDay) -> None:
    summary, tally, again = demo.summary, demo.summary["tally"], demo.recount
    ended = again.tickets()
    assert summary["tickets"] == {
        "issued": ended.total(),
        **{name: ended[name] for name in ("served", "no_show", "abandoned", "voided", "cleared")},
        "open": ended["waiting"] + ended["called"] + ended["held"],
    }
    cases = again.table("case")
    acts = [(cases[key]["number"], outcome) for key, outcome in again.acts()]
    assert [(case["number"], case["outcome"]) for case in summary["cases"]] == acts
    outcomes = Counter(outcome for _, outcome in acts)
    assert {name: n for name, n in tally["outcomes"].items() if n} == outcomes
    assert tally["without_case"] == again.without_case()
    assert summary["visits_without_case"] == again.without_case().total()
    assert (tally["closed"], tally["open"]) == (again.closed(), again.undecided())
    grades = again.grades()
    assert summary["ratings"] == {"ratable": again.ratable(), "rated": sum(grades), "grades": grades}
    assert summary["journal"]["entries"] == len(again.rows)
    assert summary["journal"]["head"] == again.rows[-1].hash


def test_every_paper_lies_there_and_is_the_one_recorded(demo: DemoDay) -> None:
    documents = {row["number"]: row for row in demo.recount.of_today("document").values()}
    papers = {paper["file"].removesuffix(".pdf"): paper for paper in demo.summary["papers"]}
    assert set(papers) == set(documents)
    assert demo.summary["tally"]["papers"] == len(papers)
    numbers = {case["number"] for case in demo.summary["cases"]}
    for number, paper in papers.items():
        recorded, content = documents[number], demo.paper(paper["file"])
        assert digest(content) == paper["sha256"] == recorded["sha256"], number
        assert (recorded["state"], recorded["kind"]) == ("printed", paper["kind"])
        assert paper["case"] == number[:16]
        assert _printed(paper["case"]) in flat(content)
    for case in demo.summary["cases"]:
        assert case["papers"], case["number"]
        assert set(case["papers"]) <= set(papers)
        assert all(papers[each]["case"] == case["number"] for each in case["papers"])
    assert {paper["case"] for paper in papers.values()} - numbers, "a result of an earlier case was delivered"


def _printed(number: str) -> str:
    """A case number as it stands on paper: station, terminal, day, serial, check digit."""
    parts = (number[:4], number[4:6], number[6:12], number[12:15], number[15:])
    return "-".join(parts)


def test_every_number_given_out_has_its_slip(demo: DemoDay) -> None:
    labels = [row.facts["label"] for row in demo.recount.today if row.kind == "ticket.issue"]
    assert len(labels) == demo.summary["tickets"]["issued"]
    for label in labels:
        assert f"排队号票{label}" in flat(demo.paper(f"{label}.pdf"))


def test_numbers_were_taken_at_the_kiosk_and_every_call_stood_on_the_display(demo: DemoDay) -> None:
    query = f"SELECT count(*) FROM ticket WHERE issued_by = 'kiosk' AND business_date = '{DAY}'"
    [(taken,)] = demo.rows(demo.hall, query)
    calls = sum(1 for row in demo.recount.today if row.kind == "ticket.call")
    assert demo.summary["faces"] == {"taken_at_kiosk": taken, "calls_shown": calls}
    assert 0 < taken < demo.summary["tickets"]["issued"]


def test_the_printed_tally_says_what_was_counted(demo: DemoDay) -> None:
    said = flat((demo.out / "tally.pdf").read_bytes())
    tickets, tally, ratings = (demo.summary[name] for name in ("tickets", "tally", "ratings"))
    assert tally["number"] in said
    assert (
        f"取号{tickets['issued']}个：办理{tickets['served']}、过号{tickets['no_show']}、弃号{tickets['abandoned']}、"
        f"作废{tickets['voided']}、日终清号{tickets['cleared']}、未完{tickets['open']}。" in said
    )
    without = tally["without_case"]
    assert (
        f"没有办件的{demo.summary['visits_without_case']}人次："
        f"咨询{without['consult']}、引导{without['guide']}、办不成事{without['unresolved']}。" in said
    )
    share = f"{100 * ratings['rated'] / ratings['ratable']:.1f}"
    assert f"评价{ratings['rated']}件，占请评的{share}%" in said
    assert digest(demo.paper(f"{tally['number']}.pdf")) == digest((demo.out / "tally.pdf").read_bytes())


def test_names_can_be_read_from_the_papers(demo: DemoDay) -> None:
    said = "\n".join(flat(demo.paper(paper["file"])) for paper in demo.summary["papers"])
    for name in (*RARE, LONGEST):
        assert name in said
    assert len(LONGEST) >= 30


UPRIGHT, LYING = (1080, 1920), (1920, 1080)
FACES = {
    "10-kiosk.png": UPRIGHT,
    "10b-kiosk-ticket.png": UPRIGHT,
    "10c-kiosk-landscape.png": LYING,
    "10d-kiosk-priority.png": UPRIGHT,
    "11-call-display.png": LYING,
    "11c-call-display-upright.png": UPRIGHT,
}
"""The citizens' screens; all others are a desk's."""


def test_the_screenshots_are_pictures_of_something(demo: DemoDay) -> None:
    files = sorted((demo.out / "screenshots").glob("*.png"))
    assert len(files) >= 8
    assert {file.name for file in files} >= FACES.keys()
    for file in files:
        with Image.open(file) as picture:
            assert picture.width == 1366 if file.name not in FACES else picture.size == FACES[file.name]
            shades = picture.convert("L").histogram()
        assert max(shades) < 0.97 * sum(shades), file.name
        assert sum(count > 0 for count in shades) > 50, file.name
    assert len({digest(file.read_bytes()) for file in files}) == len(files)


def test_verify_finds_the_journal_whole(demo: DemoDay) -> None:
    command = [sys.executable, "-m", "hall_client", "verify", "--data", str(demo.out / "data")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{demo.summary['journal']['entries']} 条记录前后相扣" in done.stdout


def test_the_same_seed_gives_the_same_day(two_days: tuple[DemoDay, DemoDay]) -> None:
    one, other = two_days
    assert other.code == 0, other.said
    assert other.summary_text == one.summary_text


def test_nobody_is_named_in_the_open(demo: DemoDay) -> None:
    """Neither in the database file nor in the log nor on the terminal; papers and their codes see below."""
    private = [text for pair in demo.recount.people().items() for text in pair if text]
    assert len(private) > 20
    data = demo.out / "data"
    open_files = [path for path in data.rglob("*") if path.is_file() and path.suffix != ".pdf"]
    assert data / "hall.db" in open_files
    for path in (*open_files, demo.out / "summary.json", demo.out / "said.txt"):
        content = path.read_bytes()
        for text in private:
            assert text.encode() not in content, path
            assert text.encode("utf-16-le") not in content, path


def test_codes_carry_the_case_number_and_nobody(demo: DemoDay) -> None:
    people = demo.recount.people()
    for kind in ("acceptance", "notice", "completion"):
        paper = next(each for each in demo.summary["papers"] if each["kind"] == kind)
        found = codes(demo.paper(paper["file"]))
        assert {code.kind for code in found} == {"Code128", "QRCode"}
        for code in found:
            assert paper["case"] in code.text
            assert not any(number in code.text or name in code.text for number, name in people.items())
            assert code.text.isascii()


def test_the_backup_of_the_closed_day_lies_there(demo: DemoDay) -> None:
    [backup] = (demo.out / "data" / "backups").iterdir()
    assert backup.name.startswith(DAY)


def test_no_paper_is_left_behind_unlisted(demo: DemoDay) -> None:
    """What lies in papers/ is a listed paper of today, of a bag, a slip, a tally, or of the weeks before."""
    recount = demo.recount
    known = {row["number"] for row in recount.table("document").values()}
    labels = {row.facts["label"] for row in recount.rows if row.kind == "ticket.issue"}
    lying = {path.stem for path in (demo.out / "papers").iterdir()}
    bags = recount.table("handover")
    of_bags = {f"{number}-C14" for number in bags} | {f"{n}-JS" for n in recount.table("handover_count")}
    of_bags |= {f"{number}-JF-{n + 1}" for number, bag in bags.items() for n in range(bag["bags"])}
    reports = {f"{row['station']}01-260318-C21" for row in recount.table("station_report").values()}
    listed = known | labels | of_bags | reports
    assert {name for name in lying - listed if not name.startswith("RB-")} == set()
    assert of_bags | reports <= lying
    assert known <= lying
