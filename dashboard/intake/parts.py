"""Parts of an indicator's total as the screen calls them: 来源层级：市 for ``from_level:city``."""

from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard.contracts import TABLES, Label
from dashboard.indicators import Definitions, Indicator
from dashboard.indicators.indicator import Part
from dashboard.intake.reading.words import plain
from dashboard.text.i18n import LANGUAGES, Translator, texts

TABLE = "reported_values"
YES_NO = {"yes": "true", "no": "false"}
ALSO = {"city": ("市级",), "county": ("县级", "区级")}
"""What releases call levels."""


def listed(indicator: Indicator, t: Translator) -> dict[str, str]:
    """The words of every part of `indicator` that can be listed, by its id."""
    return {
        f"{name}:{value}": t("parts.one", name=_named(name, part, t), value=word)
        for name, part in (indicator.parts or {}).items()
        for value, word in _values(indicator, name, part, t).items()
    }


def _named(name: str, part: Part, t: Translator) -> str:
    return t.label(Label(part.zh, part.en))


def _values(indicator: Indicator, name: str, part: Part, t: Translator) -> dict[str, str]:
    """The values of a dimension in words; none of one that is open, as a batch or a field."""
    column = part.column or name
    if indicator.record_columns[column] == "BOOLEAN":
        return {value: t(f"word.{word}") for value, word in YES_NO.items()}
    held = [c for table in indicator.tables for c in TABLES[table].columns if c.name == column]
    values = [value for one in held for value in one.allowed] or [
        key.rpartition(".")[2] for key in texts(t.lang) if key.startswith(f"word_of.{name}.")
    ]
    return {value: t.word(column if held else name, value) for value in values}


def _words(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Every way to write a part, in plain form, and its id; the value alone where that is clear."""
    for t in map(Translator, LANGUAGES):
        for id_, said in listed(indicator, t).items():
            name, _, value = id_.partition(":")
            yield plain(id_), id_
            yield plain(said), id_
            word = plain(said).partition(":")[2]
            for other in (word, *ALSO.get(value, ())):
                yield plain(other), id_
                yield f"{plain(said).partition(':')[0]}:{plain(other)}", id_


def _known(indicator: Indicator) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for word, id_ in _words(indicator):
        found.setdefault(word, set()).add(id_)
    return {word: next(iter(ids)) for word, ids in found.items() if len(ids) == 1}


def meant(indicator: Indicator, typed: str) -> str | None:
    """The id of the part as it was typed; None where the indicator has none that is called so."""
    known = _known(indicator).get(plain(typed))
    if known:
        return known
    head, _, value = typed.replace("：", ":").partition(":")
    for name, part in (indicator.parts or {}).items():
        called = {plain(name), *(plain(_named(name, part, Translator(lang))) for lang in LANGUAGES)}
        open_ = not _values(indicator, name, part, Translator(LANGUAGES[0]))
        if open_ and plain(head) in called and value.strip():
            return f"{name}:{value.strip()}"
    return None


def resolve(frames: Mapping[str, pd.DataFrame], definitions: Definitions) -> None:
    """Put ids in place of the words for parts."""
    if TABLE not in frames:
        return
    sent = frames[TABLE]
    pairs = sent[["indicator", "part"]].dropna().drop_duplicates().itertuples(index=False)
    for id_, typed in pairs:
        found = meant(definitions[id_], typed) if id_ in definitions else None
        if found is not None and found != typed:
            rows = (sent["indicator"] == id_) & (sent["part"] == typed)
            sent.loc[rows, "part"] = found


def allowed(indicator: Indicator) -> dict[str, str]:
    """What may be written instead, by language: words, one a line, and open dimensions."""
    found = {}
    for lang in LANGUAGES:
        t = Translator(lang)
        open_ = [
            t("parts.one", name=_named(name, part, t), value="…")
            for name, part in (indicator.parts or {}).items()
            if not _values(indicator, name, part, t)
        ]
        found[f"parts_{lang}"] = "\n".join([*listed(indicator, t).values(), *open_])
    return found
