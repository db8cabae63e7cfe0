"""What a draft has said so far: a number said again, one that points back, the average of a sum."""

import re
from dataclasses import dataclass, field

from dashboard.press.context.clause import Context
from dashboard.press.matching import near
from dashboard.press.matching.near import FOLLOWS, Match, match
from dashboard.press.numbers.mentions import QuantityMention
from dashboard.press.vocabulary.quantities import Quantity

PEOPLE = ("名", "人", "位")
MAX_BACK = 120
"""Characters back to what 这132项 can mean."""
MAX_TURNED = 16
"""Characters back to the sum of which a number may be the average."""
SPREAD = re.compile("一除|除以|除下来|匀|[均平]?摊|均分|分到|折算|算下来|相当于")
HOW_MUCH = re.compile(r"[?？]|(?:多少|几)[个项批名人件]?次?|第\S{1,3}题")
PRONOUN = re.compile(r"\s*(?:它|他|她|里|背后|当中|，|。)")


@dataclass
class Memory:
    """What numbers of the draft were found to measure: `said` by their digits (and whether in per
    cent), `last` by their measure word and where, `previous` the number right before.
    """

    said: dict[tuple[float | None, bool], Quantity] = field(default_factory=dict)
    last: dict[str, tuple[int, Quantity | None]] = field(default_factory=dict)
    previous: Quantity | None = None

    @property
    def published(self) -> int:
        """How many published figures the draft has said, in their digits."""
        return sum(value in quantity.values for (value, _), quantity in self.said.items())

    def turned(self, quantity: Quantity, number: QuantityMention) -> bool:
        """Whether the last number of its measure, just before, was of another matter: an average
        after it is that matter's (清退132名，平均每个镇街21名).
        """
        end, last = self.last.get(_kind(number), (0, None))
        near_by = bool(end) and number.start - end <= MAX_TURNED
        return near_by and (last is None or last.indicator != quantity.indicator)

    def keep(self, number: QuantityMention, found: Match | None) -> None:
        """Remember what a number was found to measure; of one in doubt only that it stood there."""
        sure = found.quantity if found and not found.doubt else None
        if sure:
            self.said.setdefault((number.value, number.share), sure)
        self.last[_kind(number)] = (number.end, sure)
        self.previous = sure


def _kind(number: QuantityMention) -> str:
    return "人" if number.measure in PEOPLE else number.measure


def again(
    quantity: Quantity, number: QuantityMention, around: Context, memory: Memory
) -> Match | None:
    """A number said before that is said again: 这132项事项, “五项权力”."""
    if memory.said.get((number.value, number.share)) != quantity:
        return None
    other = quantity.never.search(around.local) or near.barred(quantity, around)
    named = quantity.noun is not None and quantity.noun.match(around.after) and not other
    return match(quantity, around, 0) if named or _points_back(quantity, number, around) else None


def meant(number: QuantityMention, around: Context, memory: Memory) -> Match | None:
    """What a number that points back means, whatever its digits (编制3291名。这3921名…): the last
    with its measure word, a few clauses before.
    """
    end, quantity = memory.last.get(_kind(number), (0, None))
    if quantity is None or not quantity.claims or number.start - end > MAX_BACK:
        return None
    other = quantity.never.search(around.local) or near.barred(quantity, around)
    fits = near.measures(quantity, number) and not other
    return match(quantity, around, 0) if fits and _points_back(quantity, number, around) else None


def _points_back(quantity: Quantity, number: QuantityMention, around: Context) -> bool:
    """Whether it is called one said before, with no noun of another thing after it."""
    said = (FOLLOWS, PRONOUN, *quantity.names, quantity.also)
    free = number.measure == "人" or any(one.match(around.after) for one in said)
    return around.points_back and free


def averaged(
    quantity: Quantity, number: QuantityMention, around: Context, memory: Memory
) -> Match | None:
    """The average of the sum just before it: 共拿出3291名，平均每个镇街21名."""
    end, total = memory.last.get(_kind(number), (0, None))
    before = next((one for one in around.sentence_before[:1] if SPREAD.search(one)), "")
    follows = (
        total is not None
        and number.start - end <= MAX_BACK
        and bool(quantity.claims)
        and quantity.averages
        and total.indicator == quantity.indicator
        and (
            number.qualifier == "平均"
            or around.says_average
            or before
            or SPREAD.search(around.before)
        )
        and near.measures(quantity, number)
        and not near.barred(quantity, around)
        and not near.residue(quantity, around.local)
        and not quantity.never.search(around.local)
        and all(one.search(around.clause + before) for one in quantity.need)
    )
    return match(quantity, around, 0) if follows else None


def asked_on(quantity: Quantity, number: QuantityMention, around: Context, memory: Memory) -> bool:
    """Whether it answers a question that names nothing new after one of the same list (分几批出台？
    答案：3批).
    """
    previous = memory.previous
    return (
        previous is not None
        and bool(around.asked and around.topic)
        and previous.indicator == quantity.indicator
        and previous is not quantity
        and near.same_digits(quantity, number)
        and not any(
            near.residue(quantity, HOW_MUCH.sub("", one)) for one in (around.local, around.asked)
        )
    )
