"""Runs the examples of the docs, or looks up the names that they use, with the official client package installed.

Standard input: a JSON list of {"name", "text"}. Standard output: a JSON object, name -> what it printed ("run"), or name -> list
of names that do not exist ("names").
"""

import ast
import contextlib
import importlib
import io
import json
import sys
import traceback

PACKAGE = "airflow_client.client"


def run(text):
    """What a program prints; the last line of the traceback where it does not end well."""
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(text, "example", "exec"), {"__name__": "__main__"})
    except Exception:
        return printed.getvalue() + "Uncaught: " + traceback.format_exc().strip().splitlines()[-1]
    return printed.getvalue()


def names(text):
    """The names of the package that a program uses and that do not exist."""
    tree = ast.parse(text)
    missing = []
    known = set(dir(__builtins__)) | {
        name.id for name in ast.walk(tree) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name:
            known.add(node.name)
        if isinstance(node, ast.Import):
            known.update(alias.asname or alias.name.split(".")[0] for alias in node.names)
            missing += [alias.name for alias in node.names if not exists(alias.name)]
        if isinstance(node, ast.ImportFrom):
            known.update(alias.asname or alias.name for alias in node.names)
            missing += [
                f"{node.module}.{alias.name}" for alias in node.names if not exists(f"{node.module}.{alias.name}")
            ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in known:
            missing.append(node.id)
        if isinstance(node, ast.Attribute) and (path := dotted(node)) and path.startswith(PACKAGE + "."):
            if not exists(path):
                missing.append(path)
    return sorted(set(missing))


def dotted(node):
    """`a.b.c` of an attribute access on a plain name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (left := dotted(node.value)):
        return f"{left}.{node.attr}"
    return None


def exists(path):
    """Whether a dotted path leads to a module, or to something in one: a class, or a method of a class."""
    module, _, attribute = path.rpartition(".")
    try:
        importlib.import_module(path)
        return True
    except ImportError:
        return bool(module) and hasattr(found(module), attribute)


def found(path):
    """The module, or what a module has, at a dotted path; nothing where there is none."""
    module, _, attribute = path.rpartition(".")
    try:
        return importlib.import_module(path)
    except ImportError:
        return getattr(found(module), attribute, None) if module else None


action = {"run": run, "names": names}[sys.argv[1]]
print(json.dumps({example["name"]: action(example["text"]) for example in json.load(sys.stdin)}))
