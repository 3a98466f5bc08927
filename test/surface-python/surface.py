"""Prints the public surface of a Python client: what a program can import, call and read, a fact on each line.

usage: surface.py PACKAGE FOLDER    FOLDER holds the package
"""

import enum
import importlib
import inspect
import pkgutil
import sys
import types
import typing


def type_text(kind):
    """Write a type by the names of what it is made of: how strictly it is checked makes no difference."""
    if isinstance(kind, (str, typing.ForwardRef)):
        return getattr(kind, "__forward_arg__", kind)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return type_text(args[0])
    if origin in (typing.Union, types.UnionType):
        names = {type_text(arg) for arg in args}
        return " | ".join([*sorted(names - {"None"}), *(names & {"None"})])
    if origin is not None:
        return f"{origin.__name__}[{', '.join(map(type_text, args))}]"
    return "None" if kind is type(None) else getattr(kind, "__name__", str(kind))


def parameters(function):
    """Write the parameters of a function: name, kind and default, without the types that a call does not show."""
    marks = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    given = [p for p in inspect.signature(function).parameters.values() if p.name != "self"]
    texts = [
        marks.get(p.kind, "") + p.name + ("" if p.default is p.empty else f"={p.default!r}"[:40])
        for p in given
    ]
    named = [i for i, p in enumerate(given) if p.kind is inspect.Parameter.KEYWORD_ONLY]
    if named:
        texts.insert(named[0], "*")
    return ", ".join(texts)


def facts(kind, package):
    """Yield what a class has: members, fields, methods."""
    name = kind.__name__
    if issubclass(kind, enum.Enum):
        yield from (f"{name}.{member.name} = {member.value!r}" for member in kind)
    for field, info in getattr(kind, "model_fields", {}).items():
        alias = "" if info.alias in (None, field) else f" as {info.alias!r}"
        preset = "" if info.is_required() else " = ..."
        yield f"{name}.{field}: {type_text(info.annotation)}{preset}{alias}"
    own = {key for base in kind.__mro__ if base.__module__.startswith(package) for key in vars(base)}
    for key in sorted(own):
        member = getattr(kind, key, None)
        if (key == "__init__" or not key.startswith("_")) and callable(member) and not inspect.isclass(member):
            yield f"{name}.{key}({parameters(member)})"


def surface(package):
    """Yield the modules of a package, their public names, and the facts of their classes."""
    root = importlib.import_module(package)
    found = [package, *(m.name for m in pkgutil.walk_packages(root.__path__, package + "."))]
    for name in (n for n in found if "._" not in n):
        module = importlib.import_module(name)
        yield f"import {name}"
        public = getattr(module, "__all__", None)
        if public is None:
            public = [k for k, v in vars(module).items() if k[0] != "_" and getattr(v, "__module__", "") == name]
        for key in public:
            value = getattr(module, key)
            yield f"from {name} import {key}"
            if inspect.isclass(value) and value.__module__.startswith(package):
                yield from facts(value, package)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path.insert(0, sys.argv[2])
    print("\n".join(sorted(set(surface(sys.argv[1])))))
