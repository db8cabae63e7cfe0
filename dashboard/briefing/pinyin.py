"""Names by their pinyin, and characters that sound alike."""

from collections.abc import Sequence
from functools import cache

COMMON_CHARACTERS = range(0xB0A1, 0xD7FA)
"""The first level of GB 2312: the characters that are typed by mistake."""


def latin(names: Sequence[str]) -> list[str]:
    """Pinyin and its initials, of three letters at least."""
    from pypinyin import Style, lazy_pinyin  # 0.3 s for its dictionary: not for the server's start

    found: list[str] = []
    for name in names:
        if name.isascii():
            continue
        for style in (Style.NORMAL, Style.FIRST_LETTER):
            key = "".join(part for part in lazy_pinyin(name, style=style) if part.isalnum())
            found += [key.lower(), key.lower().replace("lv", "lu")]
    return [key for key in dict.fromkeys(found) if len(key) > 2 and key.isascii()]


@cache
def sounds(text: str) -> dict[str, str]:
    """Common characters, and those of `text`, by their pinyin."""
    from pypinyin import lazy_pinyin

    pairs = (divmod(code, 256) for code in COMMON_CHARACTERS)
    codes = (bytes(pair) for pair in pairs if 0xA1 <= pair[1] <= 0xFE)
    common = "".join(code.decode("gb2312", "ignore") for code in codes)
    found: dict[str, str] = {}
    for character in sorted({*common, *(one for one in text if one > "\u3400")}):
        sound = lazy_pinyin(character)[0]
        found[sound] = found.get(sound, "") + character
    return found
