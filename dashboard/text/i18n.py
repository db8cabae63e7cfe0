"""Languages, chosen per session: texts by key, labels from contracts and indicators."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.contracts import Label
from dashboard.files.documents import opened
from dashboard.indicators import chance
from dashboard.indicators.summaries import NEAR

FOLDER = Path(__file__).parent / "locales"
LANGUAGES = (
    *Label._fields,
    *sorted({one.name for one in FOLDER.iterdir() if one.is_dir()} - set(Label._fields)),
)
"""Those that labels are written in, then any other that has a folder of words."""
STATED = {"near_points": f"{NEAR * 100:g}", "confidence": f"{chance.LEVEL:.0%}"}
"""What texts say of rules that stand in the code."""


class Translator:
    """Texts of one language: ``t("overview.title")``, ``t.label(indicator.name)``."""

    def __init__(self, lang: str) -> None:
        """`lang` is one of `LANGUAGES`; KeyError otherwise."""
        self.lang = {lang: lang for lang in LANGUAGES}[lang]
        self._texts = texts(self.lang)

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key` with `values` filled in, and what is `STATED` where it says so;
        KeyError when there is no such key.
        """
        return self._texts[key].format(**STATED, **values)

    def get(self, key: str, default: str) -> str:
        """The text of `key`, or `default` when there is none."""
        return self._texts.get(key, default)

    def raw(self, key: str) -> str:
        """The text of `key` with its placeholders, for whom fills them in elsewhere."""
        return self._texts[key]

    def label(self, label: Label) -> str:
        """The label in this language; in one it has no field for, what its English is called
        there (`label` in the files of that language), else the English.
        """
        if self.lang in Label._fields:
            return str(getattr(label, self.lang))
        return self._texts.get(f"label.{label.en}", label.en)

    def pick(self, words: Mapping[str, str]) -> str:
        """As `label`, of words by language; empty where there are none."""
        return self.label(Label(**words)) if words else ""

    @property
    def written(self) -> str:
        """The language of data that are written in those of labels alone: columns ``name_en``."""
        return self.lang if self.lang in Label._fields else "en"

    def word(self, column: str, value: str) -> str:
        """The name of a value of a contract's column; the value itself where it has none."""
        return self._texts.get(f"word_of.{column}.{value}", self._texts.get(f"word.{value}", value))

    def join(self, items: list[str]) -> str:
        """A list in words: 、 in Chinese, commas in English."""
        return self("list.separator").join(items)


@cache
def texts(lang: str) -> dict[str, str]:
    """Every text of a language, by dotted key; FileFault names a file and line at fault."""
    files = sorted((FOLDER / lang).glob("*.yaml"))
    return dict(pair for file in files for pair in _flat("", opened(file).values()))


def _flat(prefix: str, node: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = []
    for key, value in node.items():
        name = f"{prefix}{key}"
        found += _flat(f"{name}.", value) if isinstance(value, dict) else [(name, str(value))]
    return found
