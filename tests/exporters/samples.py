"""A comparison made by hand: a resolution and three reports of an invented commune, twelve indicators, four findings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from compare.comparison import (
    Comparison,
    Direction,
    Finding,
    IndicatorCell,
    IndicatorRow,
    JudgedRow,
    Place,
    Progress,
    Reading,
    SectionCell,
    SectionRow,
    Status,
    Target,
)
from compare.messages import message
from compare.observation import Observation, Relation, Role
from compare.period import parse
from compare.quantity import Bound, Quantity
from compare.report import Anchor, Block, Identity, Report, ReportKind, Section, Source, Unread

AS_IS = message("brief.computed")


@dataclass
class Draft:
    """A report while it is written, each figure's place taken from the sentence it stands in."""

    id: str
    file: str
    kind: ReportKind
    period: str
    number: str
    title: str
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)

    def section(self, heading: str) -> None:
        self.sections.append(Section(f"s{len(self.sections) + 1}", None, 1, None, heading))
        self.paragraph(heading)

    def paragraph(self, text: str, rows: tuple[tuple[str, ...], ...] = ()) -> Block:
        made = Block(
            f"b{len(self.blocks) + 1}", "table" if rows else "paragraph", text, 1 + len(self.blocks) // 6, rows
        )
        self.blocks.append(made)
        last = self.sections[-1]
        self.sections[-1] = replace(last, blocks=(*last.blocks, made.id))
        return made

    def tell(
        self,
        text: str,
        said: str,
        name: str,
        value: str,
        unit: str,
        *relations: Relation,
        role: Role = "actual",
        bound: Bound = "eq",
        high: str | None = None,
        total: str | None = None,
        period: str | None = None,
    ) -> Observation:
        """A sentence with one figure in it."""
        block = self.paragraph(text)
        start = text.index(said)
        anchor = Anchor(self.id, self.sections[-1].id, block.id, start, start + len(said), page=block.page)
        quantity = Quantity(Decimal(value), unit, bound, Decimal(high) if high else None, Decimal(total) if total else None)
        return self.add(name, quantity, anchor, relations, role, period)

    def add(
        self,
        name: str,
        quantity: Quantity | None,
        anchor: Anchor,
        relations: tuple[Relation, ...] = (),
        role: Role = "actual",
        period: str | None = None,
    ) -> Observation:
        made = Observation(
            f"o{len(self.observations) + 1}", name, quantity, parse(period or self.period), role, relations, anchor
        )
        self.observations.append(made)
        return made

    def reading(self) -> Reading:
        identity = Identity(self.title, "UBND xã Đông Hòa", self.number, None, self.kind, parse(self.period))
        source = Source(self.id, self.file, (self.id.encode().hex() * 32)[:64])
        report = Report(source, "docx", identity, tuple(self.sections), tuple(self.blocks), (), 6)
        return Reading(report, tuple(self.observations))


def plan(value: str, assigner: str | None = None) -> Relation:
    return Relation("ratio", Decimal(value), "%", "plan", assigner=assigner)


def same(value: str, unit: str = "%") -> Relation:
    return Relation("delta", Decimal(value), unit, "same_period")


@dataclass
class Topic:
    """One indicator: its target and what each report says, as (text, figure as written, value, relations)."""

    name: str
    unit: str
    section: str
    target: tuple[str, str, str] | None
    told: dict[str, tuple[str, str, str, tuple[Relation, ...]]]
    status: Status
    percent: str | None = None
    due: str | None = None
    direction: Direction | None = "up"
    bound: Bound = "eq"
    more: dict[str, object] = field(default_factory=dict)


TOPICS = (
    Topic(
        "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "kt", ("Thu ngân sách nhà nước trên địa bàn đạt 24,5 tỷ đồng.", "24,5", "24.5"),
        {
            "q1": ("Thu ngân sách nhà nước trên địa bàn đạt 5,1 tỷ đồng, bằng 20,8% kế hoạch, tăng 5,2% so với cùng kỳ.", "5,1", "5.1", (plan("20.8"), same("5.2"))),
            "h1": ("Thu ngân sách nhà nước trên địa bàn ước đạt 10,4 tỷ đồng, bằng 42,4% kế hoạch.", "10,4", "10.4", (plan("42.4"),)),
            "m9": ("Lũy kế 9 tháng, thu ngân sách nhà nước trên địa bàn đạt 13,2 tỷ đồng, bằng 53,9% kế hoạch tỉnh giao, giảm 2,1% so với cùng kỳ. Nguyên nhân chủ yếu do thị trường bất động sản trầm lắng, tiền sử dụng đất chưa thu được.", "13,2", "13.2", (plan("53.9", "tỉnh giao"), same("-2.1"))),
        },
        "behind", "53.877", "75", more={"detail": "far_behind"},
    ),
    Topic(
        "Thu nhập bình quân đầu người", "triệu đồng/người/năm", "kt", ("Thu nhập bình quân đầu người từ 63 triệu đồng/người/năm trở lên.", "63", "63"),
        {"m9": ("Thu nhập bình quân đầu người ước đạt 63 triệu đồng/người/năm.", "63", "63", ())},
        "met", "100", bound="ge", more={"role": "estimate"},
    ),
    Topic(
        "Sản lượng lương thực có hạt", "tấn", "kt", ("Sản lượng lương thực có hạt đạt 8.200 tấn.", "8.200", "8200"),
        {
            "h1": ("Sản lượng lương thực có hạt đạt 4.512 tấn, tăng 1,3% so với cùng kỳ.", "4.512", "4512", (same("1.3"),)),
            "m9": ("Sản lượng lương thực có hạt đạt 6.380,5 tấn.", "6.380,5", "6380.5", ()),
        },
        "on_track", "77.811", "75",
    ),
    Topic(
        "Diện tích cây ăn quả trồng mới", "ha", "kt", ("Trồng mới 120 ha cây ăn quả.", "120", "120"),
        {
            "q1": ("Đã trồng mới 21 ha cây ăn quả.", "21", "21", ()),
            "h1": ("Diện tích cây ăn quả trồng mới đạt 58 ha.", "58", "58", ()),
            "m9": ("Diện tích cây ăn quả trồng mới đạt 80 ha, do thiếu cây giống ở vụ hè thu.", "80", "80", ()),
        },
        "at_risk", "66.667", "75",
    ),
    Topic(
        "Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp và xây dựng trên địa bàn theo giá so sánh năm 2010", "triệu đồng", "kt",
        ("Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp, xây dựng đạt 1.250 tỷ đồng.", "1.250", "1250"),
        {
            "q1": ("Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp, xây dựng đạt 301.417,5 triệu đồng.", "301.417,5", "301417.5", ()),
            "m9": ("Giá trị sản xuất công nghiệp - tiểu thủ công nghiệp, xây dựng đạt 982.640,25 triệu đồng, bằng 78,6% kế hoạch.", "982.640,25", "982640.25", (plan("78.6"),)),
        },
        "on_track", "78.611", "75", more={"target_unit": "tỷ đồng", "detail": "ahead"},
    ),
    Topic(
        "Tỷ lệ hộ nghèo", "%", "xh", ("Tỷ lệ hộ nghèo còn dưới 2,5%.", "2,5", "2.5"),
        {
            "h1": ("Tỷ lệ hộ nghèo còn 3,12%.", "3,12", "3.12", ()),
            "m9": ("Tỷ lệ hộ nghèo còn 2,35%, giảm 0,77 điểm phần trăm so với đầu năm.", "2,35", "2.35", ()),
        },
        "exceeded", "94", direction="down", bound="lt",
    ),
    Topic(
        "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "xh", ("Tỷ lệ người dân tham gia bảo hiểm y tế đạt 95%.", "95", "95"),
        {
            "q1": ("Tỷ lệ người dân tham gia bảo hiểm y tế đạt 91,2%.", "91,2", "91.2", ()),
            "h1": ("Tỷ lệ người dân tham gia bảo hiểm y tế đạt 92,8%.", "92,8", "92.8", ()),
            "m9": ("Tỷ lệ người dân tham gia bảo hiểm y tế đạt 94,1%.", "94,1", "94.1", ()),
        },
        "in_progress", "99.05",
    ),
    Topic(
        "Số lao động được giải quyết việc làm", "lao động", "xh", ("Giải quyết việc làm cho 350 lao động.", "350", "350"),
        {
            "q1": ("Giải quyết việc làm cho 96 lao động.", "96", "96", ()),
            "h1": ("Số lao động được giải quyết việc làm là 214 lao động.", "214", "214", ()),
            "m9": ("Giải quyết việc làm cho 371 lao động, vượt kế hoạch năm.", "371", "371", ()),
        },
        "exceeded", "106", "75", more={"settled": True},
    ),
    Topic(
        "Số trường đạt chuẩn quốc gia", "trường", "xh", ("Duy trì 5/6 trường đạt chuẩn quốc gia.", "5/6", "5"),
        {"m9": ("Toàn xã có 5/6 trường đạt chuẩn quốc gia.", "5/6", "5", ())},
        "met", None, more={"total": "6", "said": "Đạt"},
    ),
    Topic(
        "Số vụ tai nạn giao thông", "vụ", "an", None,
        {
            "q1": ("Xảy ra 2 vụ tai nạn giao thông, giảm 1 vụ so với cùng kỳ.", "2", "2", (same("-1", "vụ"),)),
            "m9": ("Số vụ tai nạn giao thông là 05 vụ, tăng 02 vụ so với cùng kỳ.", "05", "5", (same("2", "vụ"),)),
        },
        "no_target", direction="down",
    ),
    Topic(
        "Số đảng viên mới kết nạp", "đảng viên", "xd", ("Kết nạp từ 18 đảng viên mới trở lên.", "18", "18"),
        {
            "q1": ("Kết nạp 03 đảng viên mới.", "03", "3", ()),
            "h1": ("Kết nạp 08 đảng viên mới, đạt 44,4% chỉ tiêu.", "08", "8", (plan("44.4"),)),
        },
        "behind", "44.444", "50", bound="ge", more={"note": "Đề nghị Văn phòng Đảng ủy cung cấp số 9 tháng"},
    ),
    Topic(
        "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", "xd", ("Tỷ lệ hồ sơ giải quyết đúng hạn từ 98 đến 100%.", "98", "98"),
        {
            "h1": ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97,4%.", "97,4", "97.4", ()),
            "m9": ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 96,8%, thấp hơn mục tiêu; nguyên nhân là do hệ thống phần mềm một cửa mới vận hành còn gián đoạn.", "96,8", "96.8", ()),
        },
        "missed", "98.78", bound="range", more={"high": "100"},
    ),
)  # fmt: skip

SECTIONS = (
    ("kt", "I. Về kinh tế", {"q1": "I. Về kinh tế", "h1": "I. Lĩnh vực kinh tế", "m9": "I. Phát triển kinh tế"}),
    ("xh", "II. Về văn hóa - xã hội", {"q1": "II. Về văn hóa - xã hội", "h1": "II. Văn hóa - xã hội", "m9": "II. Lĩnh vực xã hội"}),
    ("an", "III. Quốc phòng - an ninh", {"q1": "III. Quốc phòng - an ninh", "m9": "III. Quốc phòng - an ninh"}),
    ("xd", "IV. Xây dựng Đảng và hệ thống chính trị", {"q1": "IV. Xây dựng Đảng", "h1": "III. Xây dựng Đảng", "m9": "IV. Xây dựng Đảng"}),
    ("kn", "Kiến nghị, đề xuất", {"q1": "V. Kiến nghị", "h1": "IV. Kiến nghị, đề xuất"}),
)  # fmt: skip

REPORTS: tuple[tuple[str, str, ReportKind, str, str, str], ...] = (
    ("nq", "Nghị quyết 12-NQ.docx", "resolution", "2023", "12/NQ-HĐND", "Nghị quyết về nhiệm vụ năm 2023"),
    ("q1", "Báo cáo quý I.pdf", "quarter", "2023-Q1", "45/BC-UBND", "Báo cáo quý I năm 2023"),
    ("h1", "Báo cáo 6 tháng.docx", "half_year", "2023-H1", "98/BC-UBND", "Báo cáo 6 tháng đầu năm 2023"),
    ("m9", "Báo cáo 9 tháng.docx", "nine_months", "2023-9M", "151/BC-UBND", "Báo cáo 9 tháng năm 2023"),
)


def commune() -> Comparison:
    """The whole comparison, findings and an unread file in it."""
    drafts = {r[0]: Draft(*r) for r in REPORTS}
    for section, title, headings in SECTIONS:
        drafts["nq"].section(title)
        for source, draft in drafts.items():
            if source in headings:
                draft.section(headings[source])
        for topic in TOPICS:
            if topic.section == section:
                _write(topic, drafts)
    readings = tuple(draft.reading() for draft in drafts.values())
    rows = tuple(_row(place, topic, drafts) for place, topic in enumerate(TOPICS, 1))
    unread = (Unread(Source("x", "Biểu quý II.xls", "0" * 64), AS_IS),)
    return Comparison(readings, _sections(drafts), rows, _findings(drafts), unread, frozenset({"nq"}))


def _write(topic: Topic, drafts: dict[str, Draft]) -> None:
    more = topic.more
    if topic.target:
        text, said, value = topic.target
        unit = str(more.get("target_unit", topic.unit))
        drafts["nq"].tell(
            text, said, topic.name, value, unit, role="target", bound=topic.bound,
            high=more.get("high"), total=more.get("total"),
        )  # type: ignore[arg-type]  # fmt: skip
    for source, (text, said, value, relations) in topic.told.items():
        role: Role = "estimate" if more.get("role") == "estimate" or "ước đạt" in text else "actual"
        drafts[source].tell(text, said, topic.name, value, topic.unit, *relations, role=role, total=more.get("total"))  # type: ignore[arg-type]


def _row(place: int, topic: Topic, drafts: dict[str, Draft]) -> JudgedRow:
    cells = {}
    for source, draft in drafts.items():
        found = tuple(o for o in draft.observations if o.indicator == topic.name)
        if found:
            cells[source] = IndicatorCell(found, 0.97)
    row = IndicatorRow(f"r{place}", topic.name, topic.unit, topic.section, cells)
    goal = cells["nq"].observations[0] if "nq" in cells else None
    target = None
    if goal is not None and goal.quantity is not None:
        target = Target(goal.quantity, goal.period, True, AS_IS, None, "nq", goal.anchor, goal)
    newest = list(cells.values())[-1].observations[0]
    progress = Progress(
        status=topic.status,
        rule=AS_IS,
        actual=newest.quantity,
        observation=newest,
        period=newest.period,
        source=newest.anchor.source,
        percent=Decimal(topic.percent) if topic.percent else None,
        stated_percent=next((r.value for r in newest.relations if r.versus == "plan"), None),
        expected_percent=Decimal(topic.due) if topic.due else None,
        detail=topic.more.get("detail"),  # type: ignore[arg-type]
        said=topic.more.get("said"),  # type: ignore[arg-type]
        settled=bool(topic.more.get("settled")),
    )
    targets = (target,) if target else ()
    return JudgedRow(row, topic.direction, None, target, targets, progress, topic.more.get("note"))  # type: ignore[arg-type]


def _sections(drafts: dict[str, Draft]) -> tuple[SectionRow, ...]:
    rows = []
    for name, title, headings in SECTIONS:
        told = {"nq": title, **headings}
        cells = {
            source: SectionCell(
                tuple(s.id for s in drafts[source].sections if s.heading == heading), heading, 0.93
            )
            for source, heading in told.items()
        }
        rows.append(SectionRow(name, title, cells))
    return tuple(rows)


def _findings(drafts: dict[str, Draft]) -> tuple[Finding, ...]:
    def at(source: str, name: str) -> Place:
        found = next(o for o in drafts[source].observations if o.indicator == name)
        text = next(b.text for b in drafts[source].blocks if b.id == found.anchor.block)
        return Place(source, found.anchor, text)

    budget, fruit, jobs, members = TOPICS[0].name, TOPICS[3].name, TOPICS[7].name, TOPICS[10].name
    as_said = message("brief.heading.sections")
    return (
        Finding("f1", "percent_mismatch", "error", as_said, ("r1",), (at("q1", budget), at("nq", budget))),
        Finding("f2", "contradiction", "warning", as_said, ("r4",), (at("h1", fruit), at("m9", fruit))),
        Finding("f3", "dropped_indicator", "info", as_said, ("r11",), (at("h1", members),)),
        Finding("f4", "stale_figure", "info", as_said, ("r8",), (at("q1", jobs), at("h1", jobs)), is_notice=True),
    )


def many(rows: int, reports: int = 3) -> Comparison:
    """A comparison of `rows` indicators: the commune's rows again and again under other names."""
    base = commune()
    wide = tuple(
        replace(row, row=replace(row.row, id=f"r{n}", name=f"{row.row.name} (khu {n})"))
        for n, row in ((n, base.rows[n % len(base.rows)]) for n in range(rows))
    )
    if reports == 3:
        return replace(base, rows=wide)
    first = base.readings[1]
    extra = tuple(
        Reading(replace(first.report.with_identity(period=parse(f"{year}-Q1")).of(Source(f"e{year}", f"Quý I {year}.docx", "1" * 64))), ())
        for year in range(2022, 2022 - (reports - 3), -1)
    )  # fmt: skip
    return replace(base, rows=wide, readings=(base.readings[0], *reversed(extra), *base.readings[1:]))
