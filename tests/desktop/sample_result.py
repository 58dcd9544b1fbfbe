"""A comparison made by hand for the window's tests: a resolution and two reports of an invented commune."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from compare.comparison import (
    Comparison,
    Direction,
    Finding,
    IndicatorCell,
    IndicatorRow,
    JudgedRow,
    Part,
    Place,
    Progress,
    Reading,
    SectionCell,
    SectionRow,
    Status,
    Target,
)
from compare.messages import Message, message
from compare.observation import Observation, Relation, Role
from compare.period import parse
from compare.quantity import Bound, Quantity
from compare.report import Anchor, Block, Identity, Report, ReportKind, Section, Source, Unread, Warning


def _said(text: str) -> Message:
    return message("window.as_is", text=text)


_RULE = _said("Cùng kỳ tiến độ: so tỷ lệ đạt với tỷ lệ thời gian đã qua.")


class Draft:
    """A report while it is written: headings, paragraphs with figures, tables."""

    def __init__(self, ident: str, name: str, kind: ReportKind, period: str) -> None:
        self.source = Source(ident, name, ident * 8)
        self.identity = Identity(
            title=name.rsplit(".", 1)[0], issuer="UBND xã Lâm Trung", kind=kind, period=parse(period)
        )
        self.sections: list[tuple[str, str | None, int, str, list[str]]] = []
        self.blocks: list[Block] = []
        self.observations: list[Observation] = []

    def section(self, heading: str, level: int = 1) -> None:
        ident = f"s{len(self.sections) + 1}"
        parent = next((s[0] for s in reversed(self.sections) if s[2] < level), None)
        self.sections.append((ident, parent, level, heading, []))
        self.paragraph(heading)

    def paragraph(self, text: str) -> Block:
        block = Block(f"b{len(self.blocks) + 1}", "paragraph", text, page=1 + len(self.blocks) // 8)
        self.blocks.append(block)
        self.sections[-1][4].append(block.id)
        return block

    def figure(
        self, text: str, said: str, indicator: str, value: str, unit: str, role: Role = "actual", **more: object
    ) -> Observation:
        """A paragraph with one figure in it, and the observation of it; `said` is how the figure is written."""
        block = self.paragraph(text)
        return self.observe(block, said, indicator, value, unit, role, **more)

    def observe(
        self, block: Block, said: str, indicator: str, value: str, unit: str, role: Role = "actual", **more: object
    ) -> Observation:
        start = block.text.index(said)
        anchor = Anchor(self.source.id, self.sections[-1][0], block.id, start, start + len(said), page=block.page)
        return self._add(anchor, indicator, value, unit, role, **more)

    def table(self, rows: Sequence[Sequence[str]]) -> Block:
        grid = tuple(tuple(row) for row in rows)
        text = "\n".join("\t".join(row) for row in grid)
        block = Block(f"b{len(self.blocks) + 1}", "table", text, page=2, rows=grid, header_rows=1)
        self.blocks.append(block)
        self.sections[-1][4].append(block.id)
        return block

    def cell(
        self, block: Block, row: int, column: int, indicator: str, value: str, unit: str, role: Role = "actual"
    ) -> Observation:
        text = block.rows[row][column]
        anchor = Anchor(self.source.id, self.sections[-1][0], block.id, 0, len(text), row, column, block.page)
        return self._add(anchor, indicator, value, unit, role)

    def _add(
        self,
        anchor: Anchor,
        indicator: str,
        value: str,
        unit: str,
        role: Role,
        bound: Bound = "eq",
        relations: tuple[Relation, ...] = (),
        total: str | None = None,
        period: str | None = None,
    ) -> Observation:
        quantity = Quantity(Decimal(value), unit, bound, None, Decimal(total) if total else None)
        when = parse(period) if period else self.identity.period
        assert when is not None
        made = Observation(
            f"o{len(self.observations) + 1}", indicator, quantity, when, role, relations, anchor, rules=("prose",)
        )
        self.observations.append(made)
        return made

    def reading(self, *warnings: Warning) -> Reading:
        sections = tuple(
            Section(ident, parent, level, None, heading, tuple(blocks), blocks[0])
            for ident, parent, level, heading, blocks in self.sections
        )
        report = Report(self.source, "docx", self.identity, sections, tuple(self.blocks), tuple(warnings), pages=4)
        return Reading(report, tuple(self.observations))


def plan_share(value: str) -> tuple[Relation, ...]:
    return (Relation("ratio", Decimal(value), "%", "plan"),)


def resolution() -> Draft:
    d = Draft("nq", "Nghị quyết nhiệm vụ năm 2024.docx", "resolution", "2024")
    d.section("I. MỤC TIÊU")
    d.paragraph("Tiếp tục phát triển kinh tế gắn với xây dựng nông thôn mới, bảo đảm an sinh xã hội trên địa bàn xã.")
    d.section("1. Kinh tế", 2)
    d.figure(
        "Thu ngân sách nhà nước trên địa bàn đạt 24,5 tỷ đồng.",
        "24,5",
        "Thu ngân sách nhà nước",
        "24.5",
        "tỷ đồng",
        "target",
    )
    d.figure(
        "Thu nhập bình quân đầu người từ 63 triệu đồng/người/năm trở lên.",
        "63",
        "Thu nhập bình quân đầu người",
        "63",
        "triệu đồng/người/năm",
        "target",
        bound="ge",
    )
    d.figure("Sản lượng lương thực đạt 8.200 tấn.", "8.200", "Sản lượng lương thực", "8200", "tấn", "target")
    d.figure("Trồng mới 120 ha cây ăn quả.", "120", "Diện tích cây ăn quả trồng mới", "120", "ha", "target")
    d.section("2. Xã hội", 2)
    d.figure("Tỷ lệ hộ nghèo còn dưới 2,5%.", "2,5", "Tỷ lệ hộ nghèo", "2.5", "%", "target", bound="lt")
    d.figure(
        "Tỷ lệ người dân tham gia bảo hiểm y tế đạt 95%.",
        "95",
        "Tỷ lệ người dân tham gia bảo hiểm y tế",
        "95",
        "%",
        "target",
    )
    d.figure(
        "Giải quyết việc làm cho 350 lao động.",
        "350",
        "Số lao động được giải quyết việc làm",
        "350",
        "lao động",
        "target",
    )
    d.figure("Kết nạp 18 đảng viên mới.", "18", "Số đảng viên mới kết nạp", "18", "đảng viên", "target")
    d.section("II. NHIỆM VỤ, GIẢI PHÁP")
    d.paragraph("Huy động các nguồn lực đầu tư hạ tầng; đẩy mạnh cải cách hành chính và chuyển đổi số.")
    return d


def quarter() -> Draft:
    d = Draft("q1", "Báo cáo quý I năm 2024.pdf", "quarter", "2024-Q1")
    d.section("I. KẾT QUẢ THỰC HIỆN")
    d.section("1. Về kinh tế", 2)
    d.figure(
        "Thu ngân sách nhà nước trên địa bàn quý I đạt 5,9 tỷ đồng, bằng 24% kế hoạch năm.",
        "5,9",
        "Thu ngân sách nhà nước",
        "5.9",
        "tỷ đồng",
        relations=plan_share("24"),
    )
    d.figure("Diện tích cây ăn quả trồng mới được 22 ha.", "22", "Diện tích cây ăn quả trồng mới", "22", "ha")
    d.section("2. Về văn hóa, xã hội", 2)
    d.figure("Tỷ lệ hộ nghèo toàn xã còn 3,1%.", "3,1", "Tỷ lệ hộ nghèo", "3.1", "%")
    d.figure("Đã giải quyết việc làm cho 96 lao động.", "96", "Số lao động được giải quyết việc làm", "96", "lao động")
    d.figure("Xảy ra 3 vụ tai nạn giao thông.", "3", "Số vụ tai nạn giao thông", "3", "vụ")
    d.section("II. NHIỆM VỤ QUÝ II")
    d.paragraph("Tập trung chăm sóc lúa vụ xuân, bảo đảm nguồn nước tưới.")
    return d


def half() -> Draft:
    d = Draft("h1", "Báo cáo 6 tháng đầu năm 2024 (bản trình).docx", "half_year", "2024-H1")
    d.section("I. KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM")
    d.section("1. Lĩnh vực kinh tế", 2)
    d.figure(
        "Thu ngân sách nhà nước trên địa bàn đạt 13,1 tỷ đồng, đạt 53,5% kế hoạch năm, tăng 8,5% so với cùng kỳ.",
        "13,1",
        "Thu ngân sách nhà nước",
        "13.1",
        "tỷ đồng",
        relations=(*plan_share("53.5"), Relation("delta", Decimal("8.5"), "%", "same_period")),
    )
    d.figure(
        "Thu nhập bình quân đầu người ước đạt 64,2 triệu đồng/người/năm.",
        "64,2",
        "Thu nhập bình quân đầu người",
        "64.2",
        "triệu đồng/người/năm",
        "estimate",
    )
    d.figure("Sản lượng lương thực vụ xuân đạt 3.050 tấn.", "3.050", "Sản lượng lương thực", "3050", "tấn")
    block = d.table(
        [
            ["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch năm", "Thực hiện 6 tháng"],
            ["1", "Thu ngân sách nhà nước", "Tỷ đồng", "24,5", "13,4"],
            ["2", "Diện tích cây ăn quả trồng mới", "Ha", "120", "48"],
        ]
    )
    d.cell(block, 1, 4, "Thu ngân sách nhà nước", "13.4", "tỷ đồng")
    d.cell(block, 2, 4, "Diện tích cây ăn quả trồng mới", "48", "ha")
    d.section("2. Lĩnh vực văn hóa - xã hội", 2)
    d.figure("Tỷ lệ hộ nghèo giảm còn 2,4%.", "2,4", "Tỷ lệ hộ nghèo", "2.4", "%")
    d.figure(
        "Tỷ lệ người dân tham gia bảo hiểm y tế đạt 91,2%.",
        "91,2",
        "Tỷ lệ người dân tham gia bảo hiểm y tế",
        "91.2",
        "%",
    )
    d.figure(
        "Giải quyết việc làm cho 150 lao động, đạt 42,9% kế hoạch.",
        "150",
        "Số lao động được giải quyết việc làm",
        "150",
        "lao động",
        relations=plan_share("42.9"),
    )
    d.figure("Xảy ra 5 vụ tai nạn giao thông, làm 2 người bị thương.", "5", "Số vụ tai nạn giao thông", "5", "vụ")
    d.figure(
        "Toàn xã có 18/19 tiêu chí đạt chuẩn nông thôn mới.",
        "18/19",
        "Tiêu chí nông thôn mới",
        "18",
        "tiêu chí",
        total="19",
    )
    d.section("II. NHIỆM VỤ 6 THÁNG CUỐI NĂM")
    d.paragraph("Đẩy nhanh tiến độ giải ngân vốn đầu tư công; kết nạp đảng viên theo kế hoạch.")
    return d


_STATUSES: dict[str, tuple[Status, str | None, str | None, str | None, Direction | None]] = {
    "Thu ngân sách nhà nước": ("on_track", None, "53.5", "50", "up"),
    "Thu nhập bình quân đầu người": ("exceeded", None, "101.9", None, "up"),
    "Sản lượng lương thực": ("behind", "far_behind", "37.2", "50", "up"),
    "Diện tích cây ăn quả trồng mới": ("at_risk", None, "40", "50", "up"),
    "Tỷ lệ hộ nghèo": ("met", None, "104.2", None, "down"),
    "Tỷ lệ người dân tham gia bảo hiểm y tế": ("in_progress", "nearly_met", "96", None, "up"),
    "Số lao động được giải quyết việc làm": ("at_risk", None, "42.9", "50", "up"),
    "Số đảng viên mới kết nạp": ("unknown", None, None, None, "up"),
    "Số vụ tai nạn giao thông": ("no_target", None, None, None, "down"),
    "Tiêu chí nông thôn mới": ("no_target", None, None, None, "up"),
}


def _rows(readings: Sequence[Reading]) -> tuple[JudgedRow, ...]:
    names = list(dict.fromkeys(o.indicator for r in readings for o in r.observations))
    return tuple(_row(f"r{i + 1}", name, readings) for i, name in enumerate(names))


def _row(ident: str, name: str, readings: Sequence[Reading]) -> JudgedRow:
    parts = (Part("name", 0.94, 0.5), Part("unit", 1.0, 0.3), Part("section", 0.7, 0.2))
    cells = {}
    for reading in readings:
        found = tuple(o for o in reading.observations if o.indicator == name)
        if found:
            cells[reading.id] = IndicatorCell(found, 0.62 if name == "Sản lượng lương thực" else 0.93, parts)
    status, detail, percent, expected, direction = _STATUSES[name]
    all_found = [o for cell in cells.values() for o in cell.observations]
    stated = next((o for o in all_found if o.role == "target"), None)
    actual = next((o for o in reversed(all_found) if o.role != "target"), None)
    target = None
    if stated is not None and stated.quantity is not None:
        target = Target(
            stated.quantity,
            stated.period,
            True,
            _said("Chỉ tiêu giao trong nghị quyết của năm 2024."),
            "HĐND xã",
            stated.anchor.source,
            stated.anchor,
            stated,
        )
    progress = Progress(
        status,
        _RULE,
        actual.quantity if actual else None,
        actual,
        actual.period if actual else None,
        actual.anchor.source if actual else None,
        Decimal(percent) if percent else None,
        expected_percent=Decimal(expected) if expected else None,
        detail=detail,
    )
    first = all_found[0]
    section = "k" if first.anchor.section == "s2" else "x"
    unit = first.quantity.unit if first.quantity else None
    row = IndicatorRow(ident, name, unit, section, cells)
    return JudgedRow(row, direction, None, target, (target,) if target else (), progress)


def _sections() -> tuple[SectionRow, ...]:
    def row(ident: str, title: str, **cells: tuple[str, str]) -> SectionRow:
        return SectionRow(ident, title, {s: SectionCell((i,), h, 0.9) for s, (i, h) in cells.items()})

    return (
        row(
            "m",
            "Kết quả thực hiện",
            nq=("s1", "I. MỤC TIÊU"),
            q1=("s1", "I. KẾT QUẢ THỰC HIỆN"),
            h1=("s1", "I. KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM"),
        ),
        row("k", "Kinh tế", nq=("s2", "1. Kinh tế"), q1=("s2", "1. Về kinh tế"), h1=("s2", "1. Lĩnh vực kinh tế")),
        row(
            "x",
            "Văn hóa, xã hội",
            nq=("s3", "2. Xã hội"),
            q1=("s3", "2. Về văn hóa, xã hội"),
            h1=("s3", "2. Lĩnh vực văn hóa - xã hội"),
        ),
        row(
            "n", "Nhiệm vụ, giải pháp", nq=("s4", "II. NHIỆM VỤ, GIẢI PHÁP"), h1=("s4", "II. NHIỆM VỤ 6 THÁNG CUỐI NĂM")
        ),
        row("n2", "Nhiệm vụ quý II", q1=("s4", "II. NHIỆM VỤ QUÝ II")),
    )


def _place(reading: Reading, ident: str) -> Place:
    o = next(o for o in reading.observations if o.id == ident)
    block = next(b for b in reading.report.blocks if b.id == o.anchor.block)
    quote = block.text if o.anchor.row is None else " | ".join(block.rows[o.anchor.row])
    return Place(reading.id, o.anchor, quote)


def comparison() -> Comparison:
    """Three reports, ten indicators in two sections, three findings and a file that could not be read."""
    warning = Warning("guessed", _said("Trang 3 là ảnh, chưa đọc được chữ."))
    nq, q1, h1 = resolution().reading(), quarter().reading(warning), half().reading()
    readings = (nq, q1, h1)
    findings = (
        Finding(
            "f1",
            "contradiction",
            "error",
            _said("«Thu ngân sách nhà nước» 6 tháng đầu năm 2024 có hai số: 13,1 và 13,4 tỷ đồng."),
            ("r1",),
            (_place(h1, "o1"), _place(h1, "o4")),
        ),
        Finding(
            "f2",
            "dropped_indicator",
            "warning",
            _said("«Số đảng viên mới kết nạp» có chỉ tiêu nhưng báo cáo mới nhất không nhắc đến."),
            ("r8",),
            (_place(nq, "o8"),),
        ),
        Finding(
            "f3",
            "stale_figure",
            "info",
            _said("«Tỷ lệ hộ nghèo» cần xem lại thời điểm chốt số."),
            ("r5",),
            (_place(q1, "o3"), _place(h1, "o6")),
            is_notice=True,
        ),
    )
    unread = (
        Unread(
            Source("bad", "phụ lục hỏng.docx", "0" * 64),
            _said("phụ lục hỏng.docx: tệp bị hỏng, không mở được. Hãy xin lại tệp gốc."),
        ),
    )
    return Comparison(readings, _sections(), _rows(readings), findings, unread, frozenset({"nq"}))
