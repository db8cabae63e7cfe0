"""Codes: only the key makes one that fits; every part of what is stated counts."""

import hashlib
import hmac
import json
import re
import stat
from dataclasses import asdict, replace

import pytest

from dashboard.briefing import deck as decks
from dashboard.briefing import repository, trace
from dashboard.briefing.fingerprint import ALPHABET, Stated, clean, code, secret
from dashboard.briefing.numbers import of_claim, of_row
from dashboard.indicators.keyed import Values
from tests import worlds

ONE = Stated("C07", "370800", "2021-12-16", 1, "abc", "3291.0 / 156.0")


def test_the_first_forty_bits_in_base_32():
    key = b"k" * 32
    text = json.dumps(asdict(ONE), ensure_ascii=False, sort_keys=True).encode()
    digest = hmac.new(key, text, hashlib.sha256).digest()
    bits = "".join(f"{byte:08b}" for byte in digest[:5])
    letters = "".join(ALPHABET[int(bits[i : i + 5], 2)] for i in range(0, 40, 5))
    assert code(key, ONE) == f"{letters[:4]}-{letters[4:]}"


@pytest.mark.parametrize(
    "change",
    [
        {"of": "C08"},
        {"unit": "370831"},
        {"snapshot": "2021-09-30"},
        {"revision": 2},
        {"definition": "abd"},
        {"value": "3292.0 / 156.0"},
    ],
)
def test_every_part_counts(change):
    assert code(b"k", replace(ONE, **change)) != code(b"k", ONE)
    assert code(b"j", ONE) != code(b"k", ONE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7q2m-4kxd", "7Q2M-4KXD"),
        (" 7Q2M4KXD ", "7Q2M-4KXD"),
        ("7Q2M–4KXD", "7Q2M-4KXD"),
        ("OIL0-1111", "0110-1111"),
        ("7Q2M-4KX", ""),
        ("7Q2M-4KXU", ""),
        ("编号", ""),
        ("", ""),
    ],
)
def test_typed_codes_are_read_kindly(typed, meant):
    assert clean(typed) == meant


def test_the_key_is_made_once_and_is_nobody_else_s(tmp_path):
    first = secret(tmp_path)
    assert len(first) == 32
    assert secret(tmp_path) == first
    file = tmp_path / "briefings" / "key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [f.name for f in file.parent.iterdir()] == ["key"]
    assert secret(tmp_path / "other") != first


def held(edition):
    return [(edition.snapshot, "published", edition.values)]


def test_a_code_leads_back_to_the_number_and_its_query(small):
    edition = small()
    number = of_row(edition.definitions["C07"], worlds.A, edition)
    found = trace.numbers(edition.key, edition.claims, held(edition), edition.definitions)[
        number.code
    ]
    assert (found.stated.of, found.stated.unit, found.stated.value) == (
        "C07",
        worlds.A,
        "30.0 / 2.0",
    )
    assert (found.row["numerator"], found.row["denominator"]) == (30, 2)
    assert "from posts" in edition.definitions[found.stated.of].sql


def test_an_altered_number_no_longer_fits(small):
    edition = small()
    number = of_row(edition.definitions["C07"], worlds.A, edition)
    values = edition.values.frame.copy()
    values.loc[values["unit"] == worlds.A, "numerator"] += 1
    altered = [(edition.snapshot, "published", Values(values))]
    assert number.code not in trace.numbers(
        edition.key, edition.claims, altered, edition.definitions
    )


def test_another_definition_no_longer_fits(small):
    edition = small()
    number = of_row(edition.definitions["C07"], worlds.A, edition)
    other = replace(edition.definitions["C07"], sql=edition.definitions["C07"].sql + " where 1 = 1")
    assert number.code not in trace.numbers(
        edition.key, edition.claims, held(edition), edition.definitions | {"C07": other}
    )


def test_a_published_figure_altered_no_longer_fits(editions):
    edition = editions["zh"]
    number = of_claim(edition.claims["enforcers"], edition)
    assert number.code in trace.numbers(edition.key, edition.claims, [], edition.definitions)
    other = edition.claims | {
        "enforcers": replace(edition.claims["enforcers"], qualifier="exact", high=2600.0)
    }
    assert number.code not in trace.numbers(edition.key, other, [], edition.definitions)


def test_no_two_numbers_share_a_code(editions):
    edition = editions["zh"]
    every = list(
        trace._every(
            edition.claims,
            [(s, "published", edition.periods[day]) for day, s in edition.snapshots.items()],
            edition.definitions,
        )
    )
    codes = {code(edition.key, one.stated) for one in every}
    assert len(codes) == len(every) > 3000


def test_a_hand_out_is_noted_once_and_cannot_be_rewritten(tmp_path, decks_of, editions):
    deck = decks_of["发布", "zh"]
    decks.register(tmp_path, deck, "amy")
    decks.register(tmp_path, deck, "bob")
    file = tmp_path / "briefings" / "issued.jsonl"
    assert len(file.read_text("utf-8").splitlines()) == 1
    key = editions["zh"].key
    noted = trace.hand_out(key, deck.code, decks.issued(tmp_path))
    assert (noted.by, noted.issue) == ("amy", deck.issue)
    file.write_text(file.read_text("utf-8").replace('"name": "发布"', '"name": "终稿"'), "utf-8")
    assert trace.hand_out(key, deck.code, decks.issued(tmp_path)) is None
    file.write_bytes(b'{"code": "torn')
    decks.register(tmp_path, deck, "amy")  # half a line does not take the next with it
    assert [one.code for one in decks.issued(tmp_path)] == [deck.code]
    file.write_bytes(b"{\n" + b"\xff\n")
    assert decks.issued(tmp_path) == []


def test_the_same_sheet_and_data_give_the_same_code(editions, decks_of):
    sheet = repository.shipped()["彩排"]
    again = decks.make(sheet, editions["zh"])
    assert again.code == decks_of["彩排", "zh"].code != decks_of["彩排", "en"].code
    noted = replace(sheet, screens=(replace(sheet.screens[0], notes="x"), *sheet.screens[1:]))
    assert decks.make(noted, editions["zh"]).code != again.code
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", again.code)
