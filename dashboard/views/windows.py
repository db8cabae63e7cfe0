"""What a table's indicators look at, said once below it: a sign for each window."""

from collections.abc import Iterable, Mapping
from datetime import date

from dashboard.edition import Edition

SIGNS = "¹²³⁴⁵⁶⁷⁸⁹"


def signs(edition: Edition, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """By window of some of the indicators its sign and an indicator that has it."""
    held = {edition.beside(id_): id_ for id_ in ids if edition.beside(id_)}
    return {window: (sign, id_) for sign, (window, id_) in zip(SIGNS, held.items(), strict=False)}


def explained(edition: Edition, held: Mapping[str, tuple[str, str]], before: date | None) -> str:
    """What each sign stands for, and that changes compare two assessment years."""
    said = (
        " · ".join(filter(None, (sign + window, edition.across(id_, before))))
        for window, (sign, id_) in held.items()
    )
    return edition.t("list.item").join(said)
