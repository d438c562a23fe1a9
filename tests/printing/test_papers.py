"""Every paper, from its sample data: looks, text, codes, typefaces, sameness."""

import json
import re
import subprocess
import sys
from datetime import date

import pypdfium2 as pdfium
import pytest

import printing
from hall_client.domain.manifests import parse_code
from hall_client.domain.numbers import case_number
from tests.printing import golden, reading

KINDS = sorted(printing.KINDS)
WITH_CASE = sorted(kind for kind in KINDS if "case" in printing.sample(kind))
ROLLS = ["acceptance", "completion", "receipt"]
FOOT = 7.5


def rolled(kind: str) -> dict[str, object]:
    return printing.sample(kind) | {"roll": True}


@pytest.mark.parametrize("kind", KINDS)
def test_sample_is_drawn_as_approved(kind: str) -> None:
    approved = (golden.FOLDER / f"{kind}.txt").read_text(encoding="utf-8")
    assert golden.fingerprint(kind) == approved


@pytest.mark.parametrize("kind", KINDS)
def test_same_data_give_same_bytes(kind: str) -> None:
    one, two = (printing.render(kind, printing.sample(kind)) for _ in range(2))
    assert one == two


def test_another_process_draws_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("papers")
    data, out = folder / "data.json", folder / "out.pdf"
    data.write_text(json.dumps(printing.sample("refusal")), encoding="utf-8")
    command = [sys.executable, "-m", "printing", "refusal", str(data), "-o", str(out)]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": "7"})
    assert out.read_bytes() == printing.render("refusal", printing.sample("refusal")).pdf


@pytest.mark.parametrize("kind", KINDS)
def test_every_typeface_is_ours_and_embedded(kind: str) -> None:
    pdf = printing.render(kind, printing.sample(kind)).pdf
    used = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert used
    assert all(re.fullmatch(rb"[A-Z]{6}\+(Noto\S+|HanaMin\S*)", name) for name in used)
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor")


@pytest.mark.parametrize("kind", WITH_CASE)
def test_scanner_reads_both_codes_and_finds_nobody_in_them(kind: str) -> None:
    sample = printing.sample(kind)
    case = sample["case"]
    assert isinstance(case, dict)
    found = dict(reading.codes(printing.render(kind, sample).pdf))
    assert found["Code128"] == case["number"]
    payload = json.loads(found["QRCode"])
    assert payload.keys() == {"t", "n", "s", "c"}
    number = str(case["number"])
    assert (payload["n"], payload["s"], payload["c"]) == (number, number[:4], number[-1])


@pytest.mark.parametrize("kind", ROLLS)
def test_roll_is_80_mm_wide_and_its_barcode_reads(kind: str) -> None:
    sample = rolled(kind)
    case = sample["case"]
    assert isinstance(case, dict)
    done = printing.render(kind, sample)
    width, _ = pdfium.PdfDocument(done.pdf)[0].get_size()
    assert width == pytest.approx(80 * 72 / 25.4, abs=0.3)
    found = dict(reading.codes(done.pdf))
    assert found["Code128"] == case["number"] == json.loads(found["QRCode"])["n"]
    assert min(reading.sizes(done.pdf) - {FOOT}) >= 9


@pytest.mark.parametrize(("deemed", "title"), [(False, "撤回申请确认单"), (True, "视为撤回申请告知单")])
def test_withdrawal_says_who_ended_the_application(deemed: bool, title: str) -> None:
    done = printing.render("withdrawal", printing.sample("withdrawal") | {"deemed": deemed})
    assert title in reading.text(done.pdf)
    assert ("视为撤回" in reading.flat(done.pdf)) is deemed


def test_ticket_carries_its_number_20_mm_high_and_its_id() -> None:
    sample = printing.sample("ticket_slip")
    done = printing.render("ticket_slip", sample)
    page = pdfium.PdfDocument(done.pdf)[0].get_textpage()
    place = page.get_text_range().index("A023")
    _, bottom, _, top = page.get_charbox(place, loose=False)
    assert (top - bottom) * 25.4 / 72 >= 20
    (found,) = reading.codes(done.pdf)
    assert json.loads(found.text) == {"t": "C1", "n": sample["ticket_id"], "s": "9901", "c": sample["check"]}


def test_recovery_key_reads_back_from_paper() -> None:
    sample = printing.sample("recovery_key")
    done = printing.render("recovery_key", sample)
    assert [code.text for code in reading.codes(done.pdf)] == [sample["key"]]
    assert str(sample["key"])[:4] in reading.text(done.pdf).split()


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"ticket_slip", "key_strip"}))
def test_nothing_but_the_foot_is_smaller_than_10_5_points(kind: str) -> None:
    assert min(reading.sizes(printing.render(kind, printing.sample(kind)).pdf) - {FOOT}) >= 10.5


@pytest.mark.parametrize("kind", KINDS)
def test_reprint_says_so(kind: str) -> None:
    first, again = (printing.render(kind, printing.sample(kind), reprint=n) for n in (0, 2))
    assert "补打（" not in reading.flat(first.pdf)
    assert "第1次打印" in reading.flat(first.pdf)
    assert "补打（第2次）" in reading.flat(again.pdf)
    assert "第3次打印" in reading.flat(again.pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_every_character_is_on_the_page(kind: str) -> None:
    done = printing.render(kind, printing.sample(kind), reprint=1)
    for page in pdfium.PdfDocument(done.pdf):
        width, height = page.get_size()
        layer = page.get_textpage()
        for place in range(layer.count_chars()):
            left, bottom, right, top = layer.get_charbox(place)
            assert -0.5 <= left <= right <= width + 0.5
            assert -0.5 <= bottom <= top <= height + 0.5


def test_a_manifest_can_be_counted_from_its_paper_alone() -> None:
    sample = printing.sample("manifest")
    found = reading.codes(printing.render("manifest", sample).pdf)
    (square,) = (code.text for code in found if code.kind == "QRCode")
    paper = parse_code(square)
    lines = sample["lines"]
    assert isinstance(lines, list)
    assert [(line.case_number, line.sheets) for line in paper.lines] == [
        (line["number"], sum(piece["copies"] for piece in line["pieces"])) for line in lines
    ]
    bars = [code.text for code in found if code.kind == "Code128"]
    assert bars == [sample["number"], *(line["number"] for line in lines)]
    assert not any(line["name"] in square for line in lines)


def test_a_manifest_of_forty_cases_keeps_its_codes_and_every_name() -> None:
    sample = printing.sample("manifest")
    lines = sample["lines"]
    assert isinstance(lines, list)
    many = [
        {**lines[n % len(lines)], "number": case_number("9911", "01", date(2026, 3, 18), n)}
        for n in range(1, 41)
    ]
    code = f"JJ1:{sample['number']}:9901:" + ",".join(f"{line['number']}x3" for line in many)
    done = printing.render("manifest", {**sample, "lines": many, "code": code})
    assert done.pages > 1
    assert dict(reading.codes(done.pdf))["QRCode"] == code
    assert reading.flat(done.pdf).count("古丽巴哈尔") == sum("古丽" in line["name"] for line in many)
