"""Numbers that are no figures: names of documents, roads and programmes, ranks, ages, days, places of an action.

`names` says for each token whether it belongs to such a number, and by which rule; a rule is a group of
`resources/figures/names.toml`, and its example stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import resources
from compare.figures.lexicon import Phrases, key
from compare.figures.mention import day_at, is_year
from compare.figures.tokens import Token
from compare.figures.units import PER_SO_MANY, is_counted_noun, unit_at

_DOTS = "./-–+_"


@cache
def _group(name: str) -> Phrases[str]:
    return Phrases((word, name) for word in resources.table("figures/names")[name]["words"])


def names(tokens: Sequence[Token], words: Sequence[str], taken: Sequence[bool]) -> dict[int, str]:
    """The number tokens that are no figures, each with the rule that says so; tokens in `taken` are passed over."""
    out: dict[int, str] = {}
    quoted = -1
    for at in [at for at, word in enumerate(words) if word[0].isdigit() or word in _OPENING_QUOTES]:
        token = tokens[at]
        if token.text in _OPENING_QUOTES and at != quoted:
            quoted = _closing(tokens, at)
        if token.sort == "number" and not taken[at] and at not in out:
            rule = "quoted name" if at < quoted else _rule(tokens, words, at, taken)
            if rule:
                out[at] = rule
                _spread(tokens, words, at, rule, out, taken)
    return out


def _rule(tokens: Sequence[Token], words: Sequence[str], at: int, taken: Sequence[bool]) -> str | None:
    """The rule by which the number at `at` is no figure; None where it may be one."""
    if _is_heading_number(tokens, at):
        return "heading number"
    if _is_code(tokens, at):
        return "code"
    after = at + 1
    if after < len(words) and words[after] in _IN_DAYS and _is_clock_or_day(tokens, words, at, taken):
        return "day"
    if at and words[at - 1] in _said_before():
        if _group("rank").before(words, at):
            return "rank"
        if _group("rated").before(words, at):
            return "rated"
    if tokens[at].text in ("1", "01") and at and words[at - 1] in (key("trên"), key("mỗi"), key("một"), "/"):
        return "per one"
    if tokens[at].text in PER_SO_MANY and _is_measured_per(words, at):
        return "per so many"
    if at and words[at - 1] in _group("holder").ends and _holds(tokens, words, at):
        return "holder"
    if after < len(words):
        return _by_what_follows(tokens, words, at, after)
    return None


def _is_measured_per(words: Sequence[str], at: int) -> bool:
    """Said "số bác sĩ/10.000 dân đạt 9,8", "số giường bệnh trên 10.000 dân là 29,5": what the indicator is told for."""
    if at < 2 or words[at + 1 : at + 2] != [_PEOPLE]:
        return False
    if words[at - 1] == "/":
        return not words[at - 2][0].isdigit()  # "29,5/10.000 dân" is a fraction
    return words[at - 1] == _ON and (words[at + 2 : at + 3] or ["."])[0] in _LEVEL_FOLLOWS


_PEOPLE, _ON = key("dân"), key("trên")
_LEVEL_FOLLOWS = frozenset(map(key, ("là", "đạt", ":", "ước", "năm", "khoảng", "còn", "tăng", "giảm")))


@cache
def _said_before() -> frozenset[str]:
    """The last words of what makes the number behind it a rank or a rating."""
    return frozenset(word for name in ("rank", "rated") for word in _group(name).ends)


_OPENING_QUOTES = frozenset("\"“‘'")
_QUOTED_WORDS = 16  # a longer quotation is a speech, and may state figures


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where a quotation opened at `at` closes, if it is short enough to be a name; else `at`."""
    for here in range(at + 1, min(len(tokens), at + _QUOTED_WORDS)):
        if tokens[here].text in "\"”’'":
            return here
        if tokens[here].text == "\n":
            break
    return at


def _is_heading_number(tokens: Sequence[Token], at: int) -> bool:
    """Said: "3. Công tác", "3.1. Tình hình", "(1)", "1)" at the start of a line."""
    start = at
    while start > 0 and tokens[start - 1].text in "(-+*•":
        start -= 1
    if start > 0 and tokens[start - 1].text != "\n":
        if start == at or tokens[start - 1].text not in ",;:." or tokens[at - 1].text != "(":
            return False
        return at + 1 < len(tokens) and tokens[at + 1].text == ")" and len(tokens[at].text) < 3
    nxt = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if nxt == ")":
        return len(tokens[at].text) <= 2
    return nxt in (".", "/") and tokens[at + 1].glued and len(tokens[at].text) <= 6 and not _glued_digits(tokens, at)


def _glued_digits(tokens: Sequence[Token], at: int) -> bool:
    return at + 2 < len(tokens) and tokens[at + 2].glued


def _is_code(tokens: Sequence[Token], at: int) -> bool:
    """Glued to letters in capitals: "215/KH-UBND", "KN-412", "4G", "ĐT.428B", "98765-TS", "2x40"."""
    token = tokens[at]
    if at + 1 < len(tokens) and tokens[at + 1].glued:
        nxt = tokens[at + 1]
        if nxt.sort == "word" and nxt.text.lower() in _POWERS:
            return False
        if nxt.sort == "word" and (nxt.text[0].isupper() or any(c.isdigit() for c in nxt.text)):
            return nxt.text not in ("ĐV", "KH") and not nxt.text.startswith(("MW", "GW", "W", "KM", "HA", "USD", "VN"))
        if nxt.text in "/-–" and at + 2 < len(tokens) and tokens[at + 2].glued and _is_capital(tokens[at + 2]):
            return not _is_plan_amount(tokens, at + 2)
        if nxt.text == "/" and (_is_code_tail(tokens, at) or (at + 2 < len(tokens) and is_year(tokens[at + 2]))):
            return True
    if token.glued and at > 1 and tokens[at - 1].text in _DOTS and tokens[at - 1].glued:
        before = tokens[at - 2]
        listed = tokens[at - 1].text == "/" and at + 1 < len(tokens) and not tokens[at + 1].glued
        return before.sort == "word" and before.text[0].isupper() and not listed
    return False


_POWERS = frozenset({"m2", "m3", "km2", "cm2", "cm3", "dm3", "hm2"})  # "5.000m2": a unit, no code


def _is_plan_amount(tokens: Sequence[Token], at: int) -> bool:
    """Said: "26/KH 30 đảng viên": a plan's amount behind its short name, no number of a document."""
    amount = at + 1 < len(tokens) and tokens[at + 1].sort == "number" and not tokens[at + 1].glued
    return tokens[at].text in ("KH", "NQ", "DT") and tokens[at - 1].text == "/" and amount


def _is_capital(token: Token) -> bool:
    return token.sort == "word" and token.text[0].isupper()


def _is_code_tail(tokens: Sequence[Token], at: int) -> bool:
    """Said: "42/2019/NĐ-CP": a number, a year, then letters."""
    return (
        at + 4 < len(tokens)
        and tokens[at + 2].sort == "number"
        and tokens[at + 3].text in "/-"
        and tokens[at + 4].glued
        and _is_capital(tokens[at + 4])
    )


def _is_clock_or_day(tokens: Sequence[Token], words: Sequence[str], at: int, taken: Sequence[bool]) -> bool:
    """Said: "lễ 30/4 và 1/5": a day without its year, said of a feast or beside another; "02/9" with a zero as well."""
    if at + 1 < len(tokens) and words[at + 1] == key("h") and tokens[at + 1].glued:
        return True
    if _is_first_of_days(tokens, words, at):
        return True
    found = day_at(tokens, at, 2000)
    if found is None or found[0] is None or tokens[at + 1].text != "/":
        return False
    before = words[at - 1] if at else ""
    return before in _FEASTS or not _noun_follows(tokens, words, found[1])


def _is_first_of_days(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Said: "từ 15 đến 20/1", "ngày 10 và 11/8": a day whose month stands on the next one."""
    here = at + 1
    if len(tokens[at].text) > 2 or here >= len(tokens) or words[here] not in _TO_DAY:
        return False
    here += 2 if words[here + 1 : here + 2] == [key("ngày")] else 1
    found = day_at(tokens, here, 2000) if here < len(tokens) else None
    begun = at > 0 and words[at - 1] in (key("từ"), key("ngày"))
    return begun and found is not None and found[0] is not None and not _noun_follows(tokens, words, found[1])


_TO_DAY = frozenset(map(key, ("đến", "và", "-", "–")))
_IN_DAYS = _TO_DAY | frozenset({"/", ".", key("h")})  # what stands behind a day's or an hour's number


def _noun_follows(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    return (
        at < len(tokens)
        and (tokens[at].sort == "word" or tokens[at].text in ("%", "=", ",", ")"))
        and words[at] not in _LINKS
    )


_FEASTS = frozenset(
    map(key, ("ngày", "lễ", "dịp", "hôm", "sáng", "chiều", "tối", "quảng", "khánh", "trường", "tết", "đêm"))
)
_LINKS = frozenset(map(key, ("và", "đến", "tại", "của", "nhằm", "để")))


def _holds(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Whether a name stands before the number and no measure or sum behind it."""
    found = _group("holder").before(words, at)
    if found is None or not tokens[at].text.replace(".", "").isdigit():
        return False
    if words[at - 1] in _LEVELS and ("." in tokens[at].text or (words[at - 1] == _LEVEL and int(tokens[at].text) > 12)):
        return False  # "cấp 15.870 thẻ căn cước", "cấp 46 mã số"
    start = at - found[0]
    if found[0] == 1 and _group("other_word").before(words, at):
        return False
    if found[0] == 1 and start > 0 and words[start] == key("số") and words[start - 1] in _COUNTED_SO:
        return False
    behind = _range_end(tokens, words, at + 1) if at + 1 < len(tokens) else at + 1
    if words[at + 1 : at + 2] == ["/"] and at + 2 < len(tokens) and tokens[at + 2].sort == "number":
        behind = at + 3  # "vốn trung ương 423/1.720 tỷ đồng"
    unit = unit_at(tokens, words, behind) if behind < len(tokens) else None
    if unit is None or tuple(words[behind : behind + 2]) == _TIMES_ORDINAL:  # "Tổ công tác 970 lần thứ ba"
        return True
    if unit.sort != "count" or unit.scaled_only:
        return False
    return not _counts_on(tokens, words, at, start)


_LEVEL = key("cấp")
_LEVELS = frozenset(map(key, ("cấp", "mức", "loại", "hạng", "nhóm", "lớp", "tổ", "đội", "giải", "kỳ", "đoàn", "phòng")))
_TIMES_ORDINAL = (key("lần"), key("thứ"))
_COUNTED_SO = frozenset(map(key, ("tổng", "trên", "trong", "dân", "con", "quân", "doanh", "một", "chỉ", "hệ")))


def _counts_on(tokens: Sequence[Token], words: Sequence[str], at: int, start: int) -> bool:
    """Whether a known counted noun follows, so that the number may count it: "mở lớp 35 học viên"."""
    firm = words[start] in _FIRM or (tokens[at].text[0] == "0" and tokens[start].text[0].isupper())
    return is_counted_noun(words, at + 1) and not firm


_FIRM = frozenset(map(key, ("vòng", "khóa", "lần", "thứ", "điều", "khoản", "trang", "biểu")))


def _by_what_follows(tokens: Sequence[Token], words: Sequence[str], at: int, after: int) -> str | None:
    """Ages, grades, hours, stretches of time, places, a document's parts: by the words behind the number."""
    after = _range_end(tokens, words, after)
    if after >= len(words):
        return None
    if (
        words[after] in _LISTING
        and _listed_with(tokens, words, after)
        and _by_what_follows(tokens, words, after + 1, after + 2) == _OF_ITS_OWN
    ):
        return _OF_ITS_OWN  # "Huy hiệu 40, 30 năm tuổi Đảng"
    if words[after] not in _said_behind():
        return "all of them" if _group("all").before(words, at) else None
    celsius = words[after : after + 2] == [key("độ"), key("C")]
    hours = words[after] in _HOURS
    named = at > 0 and tokens[at - 1].sort == "word" and tokens[at - 1].text.isupper() and len(tokens[at - 1].text) > 2
    lasting = hours and (named or _is_of_time(words, at) or words[after + 1 : after + 2] == ["/"])  # "18,5 giờ/ngày"
    lived = words[after] == _AGE and _is_mean_age(tokens, words, at)
    if not (celsius or lasting or lived) and _group("followed").at(words, after):
        return _OF_ITS_OWN
    if is_of_crops(words, at, after):
        return "crops of a field"
    if _group("duration").at(words, after) and not _measured(tokens, words, at, after):
        return "stretch of time"
    if _group("all").before(words, at):
        return "all of them"
    whole = tokens[at].text.isdigit()
    if _group("rating").at(words, after) and not any(
        _group("rating_of").before(words, at - gap) for gap in range(3) if at > gap
    ):
        return "rated"
    if whole and _group("at").before(words, at) and _group("place").at(words, after):
        return "place of an action"
    whole = whole and tokens[at - 1].text != "/" and tokens[after].text != "/"
    if whole and _group("part").at(words, after):
        return "part of a document"
    if whole and _group("cited").at(words, after) and _is_ordinal(tokens, after + 1):
        return "part of a document"  # "điểm 2 mục III"
    if whole and _group("sets").before(words, at) and _group("set").at(words, after):
        return "part of a document"
    return None


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare number or one in Roman figures stands at `at`: "III", "12"."""
    if at >= len(tokens) or tokens[at].sort not in ("word", "number"):
        return False
    return tokens[at].text.isdigit() or not set(tokens[at].text) - _ROMAN


_ROMAN = frozenset("IVX")


def is_of_crops(words: Sequence[str], at: int, after: int) -> bool:
    """Whether a number at `at` with its noun at `after` tells how many crops a field bears: "đất lúa 2 vụ"."""
    return _group("crops").at(words, after) is not None and _group("cropped").before(words, at) is not None


_OF_ITS_OWN = "age, grade or hour"
_LISTING = frozenset({",", key("và")})


def _listed_with(tokens: Sequence[Token], words: Sequence[str], after: int) -> bool:
    """Whether a number is listed with the next, which has the words behind it: "40, 30 năm tuổi Đảng"."""
    joined = after + 2 < len(tokens) and words[after] in _LISTING
    return joined and tokens[after + 1].sort == "number" and tokens[after + 1].text.isdigit()


@cache
def _said_behind() -> frozenset[str]:
    """The words that begin what makes the number before them no figure."""
    groups = ("followed", "crops", "duration", "rating", "place", "part", "set", "cited")
    return frozenset(word for name in groups for word in _group(name).beginnings)


_AGE, _MEAN = key("tuổi"), frozenset(map(key, ("thọ", "bình", "trung", "đời")))


def _is_mean_age(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Whether an age is measured: "tuổi thọ bình quân 74,2 tuổi", "tuổi đời trung bình 46 tuổi"; no class of people."""
    begun = range(max(0, at - _SUBJECT), at - 1)
    return any(words[here] == _AGE and words[here + 1] in _MEAN for here in begun)


_HOURS = frozenset(map(key, ("giờ", "phút", "giây")))
_WITHIN, _DAY = key("trong"), key("ngày")
_TIME = (key("thời"), key("gian"))
_MEANS = ((key("bình"), key("quân")), (key("trung"), key("bình")))
_LATELY = frozenset(map(key, ("qua", "tới", "này", "vừa", "trước", "đầu", "cuối")))  # "thời gian qua" measures nothing
_SUBJECT = 24  # words back in which a figure's subject is looked for


def _is_of_time(words: Sequence[str], at: int) -> bool:
    """Whether a length of time is measured in the clause: "Thời gian mất điện bình quân không quá 96 phút"."""
    for here in range(at - 1, max(0, at - _SUBJECT) - 1, -1):
        if words[here] in (";", ".", "\n", "("):
            return False
        if tuple(words[here : here + 2]) == _TIME:
            return (here == 0 or words[here - 1] != _WITHIN) and words[here + 2] not in _LATELY
    return False


def _range_end(tokens: Sequence[Token], words: Sequence[str], after: int) -> int:
    """Where the words behind a range begin: "từ 5 đến dưới 12 tuổi", "3-5 năm"."""
    if words[after] in _TO:
        here = after + 1
        if here < len(words) and words[here] == key("dưới"):
            here += 1
        if here < len(tokens) and tokens[here].sort == "number":
            return here + 1
    return after


_TO = frozenset(map(key, ("đến", "-", "–", "tới")))


def _measured(tokens: Sequence[Token], words: Sequence[str], at: int, after: int) -> bool:
    """Whether a stretch of time is itself the figure: "lưu trú 2,1 ngày", "rút ngắn 3 ngày", "2,1-2,3 ngày"."""
    if at and words[at - 1] == _WITHIN:
        return tuple(words[max(0, at - 3) : at - 1]) in _MEANS  # "trong 2,5 ngày"; "giải quyết bình quân trong 77 ngày"
    if not tokens[at].text.isdigit():
        return True
    places = range(at, max(0, at - 2) - 1, -1)
    found = next((f for place in places if (f := _group("measured").before(words, place))), None)
    mean = at > 0 and words[at - 1] in (key("quân"), key("bình"))
    if found is None:
        timed = words[after] == _DAY and _is_of_time(words, at)  # "Thời gian giải quyết thủ tục không quá 5 ngày"
        return timed or _counts_time(words, at, words[after])
    return not (mean and words[after] in (key("năm"), key("tháng")))


def _counts_time(words: Sequence[str], at: int, unit: str) -> bool:
    """Whether the clause tells how many of them there are: "số năm sống khỏe tối thiểu 68 năm"."""
    clause = words[max(0, at - _SUBJECT) : at]
    return any(one == _NUMBER and other == unit for one, other in pairwise(clause))


_NUMBER = key("số")


def _spread(
    tokens: Sequence[Token], words: Sequence[str], at: int, rule: str, out: dict[int, str], taken: Sequence[bool]
) -> None:
    """The other numbers of the same name: "25/2022/TT-BNNPTNT", "12/63", "28-NQ", "35, 39"."""
    here = at + 1
    while (
        here + 1 < len(tokens)
        and tokens[here].text in ("/", "-", "–", ".", "+", ":")
        and tokens[here + 1].sort == "number"
    ):
        if rule in ("place of an action", "part of a document", "heading number") or taken[here + 1]:
            return
        out[here + 1] = rule
        here += 2
    named = _group("set").at(words, at + 1) if rule == "part of a document" and at + 1 < len(tokens) else None
    after = at + 1 + named[0] if named else len(tokens)
    listed = after + 2 < len(tokens) and words[after] in (",", key("và")) and tokens[after + 1].sort == "number"
    if listed and _group("set").at(words, after + 2):
        out[after + 1] = rule  # "gồm 4 phần, 12 mục"
