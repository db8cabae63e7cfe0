import re

from dashboard.contracts import TABLES
from dashboard.text import i18n
from dashboard.text.i18n import LANGUAGES, Translator, texts

CJK = re.compile(r"[\u4e00-\u9fff\uff00-\uffef]")


def test_every_language_has_the_same_keys():
    for lang in LANGUAGES:
        own = {key for key in texts(lang) if not key.startswith("label.")}  # of a third one only
        assert own == texts("zh").keys()


def test_texts_of_a_key_take_the_same_values():
    def names(text):
        return set(re.findall(r"{(\w+)}", text)) - {"unit"}

    assert [k for k in texts("zh") if names(texts("zh")[k]) != names(texts("en")[k])] == []


def test_no_chinese_in_english_texts():
    assert [k for k, v in texts("en").items() if CJK.search(v)] == []


def test_every_indicator_and_contract_speaks_both(known):
    labels = [label for i in known.values() for label in (i.name, i.definition, i.source)]
    labels += [c.label for table in TABLES.values() for c in table.columns]
    labels += [x for table in TABLES.values() for x in (table.label, table.grain)]
    assert [label for label in labels if not CJK.search(label.zh) or CJK.search(label.en)] == []


def test_lists_in_words():
    assert Translator("zh").join(["甲", "乙"]) == "甲、乙"
    assert Translator("en").join(["a", "b"]) == "a, b"


def test_a_third_language_is_its_own_files_of_words(tmp_path, monkeypatch):
    (tmp_path / "locales" / "de").mkdir(parents=True)
    words = "list: {separator: ', '}\nlabel: {Responsibility-list items: Aufgaben der Listen}\n"
    (tmp_path / "locales" / "de" / "words.yaml").write_text(words, "utf-8")
    monkeypatch.setattr(i18n, "FOLDER", tmp_path / "locales")
    monkeypatch.setattr(i18n, "LANGUAGES", (*i18n.LANGUAGES, "de"))
    t = Translator("de")
    assert t.join(["a", "b"]) == "a, b"
    assert t.label(TABLES["duty_items"].label) == "Aufgaben der Listen"
    assert t.label(TABLES["tickets"].label) == TABLES["tickets"].label.en  # not yet translated
    assert (t.pick({"zh": "项", "en": "items"}), t.pick({}), t.written) == ("items", "", "en")
