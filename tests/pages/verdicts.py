"""What pages and hand-outs say of a unit in an indicator, sentence by sentence, row by row."""

import re
from collections import defaultdict
from html import unescape

PIECE = re.compile(r"<(tr|li|p)\b([^>]*)>(.*?)</\1>", re.DOTALL)
CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
TITLED = re.compile(r'title="([^"]*)"[^>]*>')
SIDES = {
    "zh": {
        "未达标": "missed",
        "不低于公布水平|高于全市公布水平|与全市公布水平持平": "not below",
        "低于全市公布水平|低于公布水平": "below",
        "达标": "met",
    },
    "en": {
        "not met": "missed",
        "not below published level|(above|at) the level published for the city": "not below",
        "below (the level published for the city|(the )?published level)": "below",
        r"\bmet\b": "met",
    },
}
"""What a value is said to be held to; longer words first: one holds the other."""
MOVES = {
    "zh": {
        "超出随机波动的改善": "better",
        "超出随机波动的变差": "worse",
        "在随机波动范围内": "noise",
    },
    "en": {
        "better by more than chance": "better",
        "worse by more than chance": "worse",
        "within chance": "noise",
    },
}
BEYOND = {
    "zh": {"在不利一侧超出": "bad", "在有利一侧超出": "good", "超出控制限": "bad"},
    "en": {
        "worse than the 99.8% control limits": "bad",
        "better than the 99.8% control limits": "good",
        "outside control limits": "bad",
    },
}
WORSE = {"zh": "较上期变差", "en": "worse than last period"}
SEVERAL = {"zh": "项", "en": "indicators|of \\d+ with"}
"""Said of several indicators together."""
LISTED = {
    "zh": re.compile(r"低于该水平（([^）]*)）"),
    "en": re.compile(r"below that level \(([^)]*)\)"),
}
RANK = {
    "zh": re.compile(
        r"第(\d+)/(\d+)|并列(\d+)/(\d+)|第(?:\d+→)?(\d+)位（共(\d+)个）|在(\d+)个单位中居末位"
    ),
    "en": re.compile(
        r"(?<![\d/])=?(\d+)/(\d+)(?:, rank| \d+–\d)|rank (\d+) of (\d+)|last of (\d+) units"
    ),
}
REACH = {"zh": re.compile(r"位次区间(\d+–\d+)"), "en": re.compile(r"rank interval (\d+–\d+)")}
GAP = {
    "zh": re.compile(r"低于全市公布水平([\d.]+)个百分点"),
    "en": re.compile(r"([\d.]+) points below the level published"),
}
ENDS = {
    "zh": {
        "highest": re.compile(
            r"最高([^（]+（[^）]*）)|([^：；，。（）]+最高（[^）]*）)|([^：；，。（）]+)，为全市最高"
        ),
        "lowest": re.compile(
            r"最低([^（]+（[^）]*）)|([^：；，。（）]+最低（[^）]*）)|([^：；，。（）]+)，为全市最低"
        ),
    },
    "en": {
        "highest": re.compile(
            r"highest ([^(]+\([^)]*\))|([^:;()]+ highest \([^)]*\))|([^:;()]+ highest at [\d.,]+%?)"
        ),
        "lowest": re.compile(
            r"lowest ([^(]+\([^)]*\))|([^:;()]+ lowest \([^)]*\))|([^:;()]+ lowest at [\d.,]+%?)"
        ),
    },
}
"""Who is said to be highest and lowest, of all units."""
OF_TOWNS = {"zh": re.compile("个镇街："), "en": re.compile(r"\d towns: ")}
"""A sentence of the highest and lowest towns."""
CITY = {"zh": re.compile(r"全市\d"), "en": re.compile(r"\b[Cc]ity \d")}
"""A sentence of the city, where it names no unit."""
PARTS = {"zh": re.compile("[；。]|）、"), "en": re.compile(r"; |\. |\), ")}


def plain(html):
    """The words of a piece, what its titles say among them."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", TITLED.sub(r"> \1 ", html))))


class Facts:
    """By (indicator, unit, kind) what is said, and where."""

    def __init__(self, edition):
        self.lang = edition.t.lang
        self.said = defaultdict(lambda: defaultdict(list))
        self.units = {}
        for names in (edition.short, edition.names):
            self.units |= {name: unit for unit, name in names.items() if unit != "370800"}
        self.indicators = {edition.t.label(i.name): i.id for i in edition.definitions.values()}

    def read(self, html, where, unit="", indicator=""):
        """Everything `html` says, of this `unit` and `indicator` where it names none."""
        heads = []
        for tag, attributes, inner in PIECE.findall(html):
            if tag == "tr" and "<td" not in inner:
                heads = re.findall(r"<th[^>]*>.*?indicator=(\w+)", inner)
            elif tag == "tr":
                self._row(inner, heads, where, unit, indicator)
            elif tag == "li":
                self._alert(plain(inner), where)
            elif "quiet" not in attributes:  # how to read a page is said of nobody
                self._ends(plain(inner), where, indicator)
                for part in PARTS[self.lang].split(plain(inner)):
                    self._sentence(part, where, unit, indicator)

    def _row(self, inner, heads, where, unit, indicator):
        cells = [plain(cell) for cell in CELL.findall(inner)]
        named = self._named(self.units, cells[0]) if cells else []
        if len(named) == 1 and len(heads) == len(cells) - 1:  # units by indicators
            for head, cell in zip(heads, cells[1:], strict=True):
                self._side(cell, head, named[0], where)
        else:
            self._sentence(plain(inner), where, unit, indicator)

    def _alert(self, text, where):
        found = self._named(self.indicators, text)
        for unit in self._named(self.units, text) if len(found) == 1 else []:
            self._side(text, found[0], unit, where)
            for words, said in BEYOND[self.lang].items():
                if words in text:
                    self._add(found[0], unit, "control", said, where)
            if WORSE[self.lang] in text:
                self._add(found[0], unit, "move", "worse", where)

    def _sentence(self, text, where, unit, indicator):
        found = self._named(self.indicators, text) or [indicator]
        for names in LISTED[self.lang].findall(text):
            for one in self._named(self.units, names):
                self._add(found[0], one, "side", "below", where)
        units = self._named(self.units, text) or ([] if CITY[self.lang].search(text) else [unit])
        if len(found) != 1 or len(units) != 1 or not (found[0] and units[0]):
            return
        of, place = found[0], units[0]
        self._side(text, of, place, where)
        for kind, words in (("move", MOVES[self.lang]), ("control", BEYOND[self.lang])):
            for word, said in words.items():
                if word in text:
                    self._add(of, place, kind, said, where)
                    break
        for numbers in RANK[self.lang].findall(text):
            rank = [n for n in numbers if n]
            self._add(of, place, "rank", "/".join((rank * 2)[:2]), where)
        for kind, pattern in (("reach", REACH[self.lang]), ("gap", GAP[self.lang])):
            for said in pattern.findall(text):
                self._add(of, place, kind, said, where)

    def _ends(self, text, where, indicator):
        if OF_TOWNS[self.lang].search(text):
            return
        found = self._named(self.indicators, text) or [indicator]
        for kind, pattern in ENDS[self.lang].items():
            for forms in pattern.findall(text) if len(found) == 1 and found[0] else ():
                said = "".join(forms)
                units = self._named(self.units, said)
                if units:
                    value = re.search(r"\d[\d.,]*%?", said)
                    self._add(found[0], "", kind, f"{'+'.join(units)} {value[0]}", where)

    def _side(self, text, indicator, unit, where):
        sides = SIDES[self.lang].items()
        found = next((said for words, said in sides if re.search(words, text)), None)
        if found and not re.search(SEVERAL[self.lang], text):
            self._add(indicator, unit, "side", found, where)

    def _add(self, indicator, unit, kind, said, where):
        self.said[indicator, unit, kind][said].append(where)

    @staticmethod
    def _named(names, text):
        """The codes of the names in a text, those inside longer ones left out."""
        found = []
        for name in sorted(names, key=len, reverse=True):
            if name in text:
                text = text.replace(name, " ")
                found.append(names[name])
        return list(dict.fromkeys(found))

    def contradictions(self):
        """What is said in two ways."""
        return {key: dict(said) for key, said in self.said.items() if len(said) > 1}
