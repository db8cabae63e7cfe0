"""The base of refusals: why something was not done, put into words where it is shown."""

from typing import ClassVar

from dashboard.text.i18n import Translator


class Explained(ValueError):
    """A refusal: `reason`, a key of the texts below `texts`, and the `facts` that fill it in."""

    texts: ClassVar[str] = ""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(" ".join(filter(None, (reason, *facts.values()))))
        self.reason, self.facts = reason, facts

    def message(self, t: Translator) -> str:
        """The sentence a reader sees."""
        return t(self.texts + self.reason, **self.facts)
