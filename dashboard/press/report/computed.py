"""What was computed for a number, in words: of what, what it comes to, from which records."""

from collections.abc import Mapping

from dashboard.indicators import Definitions
from dashboard.press.computed.answers import Computation
from dashboard.press.report.wording import interval, written
from dashboard.text import formats
from dashboard.text.i18n import Translator

OF_UNITS = ("units", "units_share")
SHARES = ("units_share", "growth", "share", "part")
RANKS = ("rank", "rank_last")


def computation(
    one: Computation, definitions: Definitions, names: Mapping[str, str], source: str, t: Translator
) -> str:
    """The question alone where it has no answer, else also its value, the units behind it and the
    records it was computed from; `source` is the id of the snapshot.
    """
    question = one.question
    key = f"units_{question.condition}" if question.kind in OF_UNITS else question.kind
    what = t(
        f"press.computed.{key}",
        label=_label(one, definitions, t),
        place=names.get(question.unit) or t("app.city"),
        since=_since(one, t),
        part=question.part.partition(":")[2],
        span=_span(one, t),
    )
    if question.kind == "units_share":
        what = t("press.computed.units_share", what=what)
    if one.value is None:
        return what
    counted = question.kind in (*OF_UNITS, "most", "least")
    units = t.join([names.get(unit, unit) for unit in one.units]) if counted else ""
    among = t("press.computed.among", of=one.of, units=units or "–") if counted else ""
    snapshots = t.join([source, *([formats.day(one.before, t)] if one.before else [])])
    return t(
        "press.computed.told",
        what=what,
        value=_value(one, definitions, t),
        among=among,
        snapshots=snapshots,
        indicator=question.quantity.indicator,
        totals=t("press.computed.totals") if one.totals else "",
    )


def _label(one: Computation, definitions: Definitions, t: Translator) -> str:
    """What is measured; of an indicator with a count and a ratio, which of them."""
    quantity = one.question.quantity
    label = t.label(quantity.label)
    both = len(definitions[quantity.indicator].measures) > 1 and not quantity.claims
    return t(f"press.computed.as_{quantity.measure}", label=label) if both else label


def _since(one: Computation, t: Translator) -> str:
    """The day a value is compared with; as the draft has it where there are no data of it."""
    said = one.question.since.lstrip("比较") or t("press.computed.before")
    return formats.day(one.before, t) if one.before else said


def _span(one: Computation, t: Translator) -> str:
    """The interval that units are counted in, in words."""
    within = one.question.within
    return interval(within, t, share=one.question.quantity.share) if within else ""


def _value(one: Computation, definitions: Definitions, t: Translator) -> str:
    value, question = one.value or 0.0, one.question
    if question.kind in SHARES:
        return formats.percent(value)
    if question.kind in RANKS:
        return t("press.computed.place", n=written(value), of=one.of)
    if question.kind == "units":
        return t("press.computed.units_value", n=written(value))
    quantity = question.quantity
    if question.kind == "change" and quantity.share:
        return t("press.computed.points", n=f"{value * 100:.1f}")
    shown = formats.count if quantity.measure == "count" else formats.ratio
    return shown(value, definitions[quantity.indicator], t)
