"""YAML that people write: read with the lines its faults are named by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from dashboard.files.faults import FileFault

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

T = TypeVar("T")
Place = Sequence[str | int]
"""Where in a document: keys and positions from the top."""


@dataclass(frozen=True)
class Document:
    """The fields at the `top` of a document, as nodes that know their lines; `above` are the lines
    of the file before it; `fault` is what is raised of it.
    """

    name: str
    top: yaml.MappingNode
    above: int = 0
    fault: type[FileFault] = FileFault

    def values(self) -> dict[str, Any]:
        """The fields; the fault names one that cannot be read or stands twice."""
        loader = LOADER("")
        fields: dict[str, Any] = {}
        for key, value in self.top.value:
            try:
                fields[str(key.value)] = loader.construct_object(value, deep=True)
            except (yaml.YAMLError, ValueError) as error:
                self.refuse([((key.value,), f"cannot be read: {error}")])
        self.refuse((place, "stands twice") for place in _twice(self.top))
        return fields

    def valid(self, form: TypeAdapter[T]) -> T:
        """The fields as `form` has them; every one that is not is named."""
        try:
            return form.validate_python(self.values())
        except ValidationError as error:
            self.refuse((fault["loc"], fault["msg"]) for fault in error.errors())
            raise

    def line(self, place: Place) -> int:
        """The line of the file at which `place`, or the nearest field above it, stands."""
        node: yaml.Node = self.top
        at: int = node.start_mark.line
        for step in place:
            if isinstance(node, yaml.MappingNode):
                found = [pair for pair in node.value if pair[0].value == str(step)]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                found = [(item, item) for item in node.value[step : step + 1]]
            else:
                found = []
            if not found:
                break
            key, node = found[-1]
            at = key.start_mark.line
        return at + self.above + 1

    def refuse(self, faults: Iterable[tuple[Place, str]]) -> None:
        """Raise every fault by line and field; nothing where there is none."""
        lines = [
            f"{self.name}:{self.line(place)}: {'.'.join(map(str, place))}: {reason}"
            for place, reason in faults
        ]
        if lines:
            raise self.fault("\n".join(lines))


def parsed(
    text: str, name: str, above: int = 0, fault: type[FileFault] = FileFault, what: str = "file"
) -> Document:
    """The document in `text`; the fault where that is no YAML, or holds no fields."""
    try:
        top = LOADER(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = above + 1 + (mark.line if mark else 0)
        reason = error.problem or error.context
        raise fault(f"{name}:{line}: {what} is not YAML: {reason}") from error
    except yaml.YAMLError as error:
        raise fault(f"{name}:{above + 1}: {what} is not YAML: {error}") from error
    if not isinstance(top, yaml.MappingNode):
        raise fault(f"{name}:{above + 1}: {what} holds no fields")
    return Document(name, top, above, fault)


def opened(file: Path) -> Document:
    """The document in a file; FileFault where it cannot be read."""
    try:
        return parsed(file.read_text("utf-8"), file.name)
    except UnicodeDecodeError as error:
        raise FileFault(f"{file.name}:1: is not UTF-8: {error}") from error


def _twice(node: yaml.Node, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        for number, (key, value) in enumerate(node.value):
            if key.value in keys[:number]:
                yield (*place, key.value)
            yield from _twice(value, (*place, key.value))
