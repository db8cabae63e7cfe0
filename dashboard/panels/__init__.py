"""What one page alone has."""

from importlib import import_module
from pkgutil import walk_packages


def load() -> None:
    """Import every panel, so that no first visitor waits for it."""
    for module in walk_packages(__path__, f"{__name__}."):
        import_module(module.name)
