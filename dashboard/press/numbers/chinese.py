"""Chinese numerals as numbers."""

from decimal import Decimal

POWERS = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
FIGURES = {
    figure: value
    for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", " 　两")
    for value, figure in enumerate(row)
}


def chinese(written: str) -> Decimal | None:
    """三千二百九十一, 三二九一, 三点五; None for what is ill-formed (百三千, 万万)."""
    whole, _, rest = written.partition("点")
    if rest:
        tail = "".join(str(FIGURES.get(figure, "x")) for figure in rest)
        front = chinese(whole)
        return Decimal(f"{front}.{tail}") if front is not None and tail.isdecimal() else None
    if all(figure in FIGURES for figure in whole):
        return Decimal("".join(str(FIGURES[figure]) for figure in whole))
    total = part = digit = 0
    last, large, gap = 9, 9, False  # powers of ten of the units before, within 万 and of 万, 亿
    for figure in whole:
        if figure in FIGURES:
            if digit or (gap and not FIGURES[figure]):
                return None
            digit, gap = FIGURES[figure], gap or not FIGURES[figure]
            continue
        power = POWERS.get(figure, 0)
        if power >= POWERS["万"]:
            if power >= large or not (part or digit):
                return None
            total, part, digit = total + (part + digit) * 10**power, 0, 0
            last, large, gap = 9, power, False
        elif not power or power >= last or not (digit or (power == 1 and not part)):
            return None
        else:
            part, digit, last, gap = part + (digit or 1) * 10**power, 0, power, False
    return Decimal(total + part + digit)
