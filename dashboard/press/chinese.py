"""Chinese numerals as numbers."""

from decimal import Decimal

FIGURES = {
    one: value
    for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", " 　两")
    for value, one in enumerate(row)
}
UNITS = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}


def chinese(written: str) -> Decimal | None:
    """三千二百九十一, 三二九一, 三点五; None for what is ill-formed (百三千, 万万)."""
    whole, _, rest = written.partition("点")
    if rest:
        tail = "".join(str(FIGURES.get(one, "x")) for one in rest)
        front = chinese(whole)
        return Decimal(f"{front}.{tail}") if front is not None and tail.isdecimal() else None
    if all(one in FIGURES for one in whole):
        return Decimal("".join(str(FIGURES[one]) for one in whole))
    total = part = digit = 0
    last, large, gap = 9, 9, False  # powers of ten of the units before, within 万 and of 万, 亿
    for one in whole:
        if one in FIGURES:
            if digit or (gap and not FIGURES[one]):
                return None
            digit, gap = FIGURES[one], gap or not FIGURES[one]
            continue
        power = UNITS.get(one, 0)
        if power >= UNITS["万"]:
            if power >= large or not (part or digit):
                return None
            total, part, digit = total + (part + digit) * 10**power, 0, 0
            last, large, gap = 9, power, False
        elif not power or power >= last or not (digit or (power == 1 and not part)):
            return None
        else:
            part, digit, last, gap = part + (digit or 1) * 10**power, 0, power, False
    return Decimal(total + part + digit)
