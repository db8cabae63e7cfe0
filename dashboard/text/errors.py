"""The base of refusals: why something was not done, put into words where it is shown."""

from dashboard.text.i18n import Translator


class Explained(ValueError):
    """A refusal: `key` of the texts, and the `facts` that fill it in."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(" ".join((key, *facts.values())))
        self.key, self.facts = key, facts

    def message(self, t: Translator) -> str:
        """The sentence a reader sees."""
        return t(self.key, **self.facts)
