"""Packages that load a name when somebody asks for it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def lazy_names(
    package: str, modules: Mapping[str, str], submodules: Sequence[str] = ()
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Make ``__getattr__`` and ``__dir__`` of a package (PEP 562).

    Args:
        package: The name of the package.
        modules: The names that the package has, each with the module that defines it.
        submodules: Modules that are there without being imported by name.

    Returns:
        The two functions.
    """
    known = frozenset(submodules)

    def get(name: str) -> object:
        module = modules.get(name)
        if module is not None:
            value: object = getattr(import_module(module, package), name)
        elif name in known:
            value = import_module(f".{name}", package)
        else:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *modules, *known})

    return get, names
