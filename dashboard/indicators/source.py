"""An indicator file as text: its header's YAML and its query, each with their lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Never

import yaml

from dashboard.indicators.text import GAP

HEADER = re.compile(r"\A\s*/\*(.*?)\*/", re.DOTALL)
BEFORE = re.compile(rf"\A{GAP}", re.DOTALL)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place = Sequence[str | int]
"""Where in the header: keys and positions from the top."""


class HeaderError(ValueError):
    """An indicator file that cannot be used: names the file, the line and the field."""


@dataclass(frozen=True)
class Source:
    """One indicator file. `top` is the header as YAML nodes, which know their lines; `above`
    are the lines of the file before it, `before` those before the query.
    """

    name: str
    content: str
    top: yaml.MappingNode
    above: int
    query: str
    before: int

    def values(self) -> dict[str, object]:
        """The header's fields; HeaderError names one that cannot be read or stands twice."""
        loader = LOADER("")
        fields: dict[str, object] = {}
        for key, value in self.top.value:
            try:
                fields[str(key.value)] = loader.construct_object(value, deep=True)
            except (yaml.YAMLError, ValueError) as error:
                self.refuse([((key.value,), f"cannot be read: {error}")])
        self.refuse((place, "stands twice") for place in _twice(self.top))
        return fields

    def line(self, place: Place) -> int:
        """The line of the file at which `place`, or the nearest field above it, stands."""
        node, at = self.top, self.top.start_mark.line
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
        """HeaderError with every fault by line and field; nothing where there is none."""
        lines = [
            f"{self.name}:{self.line(place)}: {'.'.join(map(str, place))}: {reason}"
            for place, reason in faults
        ]
        if lines:
            raise HeaderError("\n".join(lines))

    def query_line(self, name: str) -> int:
        """The last line of the query that names `name`, counted from its first."""
        lines = [
            number
            for number, line in enumerate(self.query.splitlines(), start=1)
            if re.search(rf"\b{re.escape(name)}\b", line)
        ]
        return lines[-1] if lines else 1

    def refuse_query(self, line: int, reason: str) -> Never:
        """HeaderError at `line` of the query, counted from its first."""
        raise HeaderError(f"{self.name}:{self.before + line}: {reason}")


def opened(file: Path) -> Source:
    """The file, its header parsed; HeaderError where there is no header, or no YAML in it."""
    try:
        content = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise HeaderError(f"{file.name}:1: is not UTF-8: {error}") from error
    match = HEADER.match(content)
    if match is None:
        raise HeaderError(f"{file.name}:1: no header comment /* … */ at the top")
    above = content[: match.start(1)].count("\n")
    try:
        top = LOADER(match[1]).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise HeaderError(
            f"{file.name}:{above + 1 + (mark.line if mark else 0)}: header is not "
            f"YAML: {error.problem or error.context}"
        ) from error
    except yaml.YAMLError as error:
        raise HeaderError(f"{file.name}:{above + 1}: header is not YAML: {error}") from error
    if not isinstance(top, yaml.MappingNode):
        raise HeaderError(f"{file.name}:{above + 1}: header holds no fields")
    start = BEFORE.match(content)
    end = start.end() if start else 0
    return Source(file.name, content, top, above, content[end:], content[:end].count("\n"))


def _twice(node: yaml.Node, place: tuple = ()) -> Iterator[tuple]:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        for number, (key, value) in enumerate(node.value):
            if key.value in keys[:number]:
                yield (*place, key.value)
            yield from _twice(value, (*place, key.value))
