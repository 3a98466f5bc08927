"""Compiles, or imports and calls, all of the clients in a folder; prints what it found as JSON."""

import ast
import builtins
import importlib
import inspect
import json
import pkgutil
import sys
from pathlib import Path

# What a module may consist of: anything else would be a statement that nobody meant to write.
STATEMENTS = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.If)


def compiled(folder):
    """Return what is wrong with the modules that the runtime has no part in."""
    faults = []
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"), str(path))
        if "_runtime" in path.parts or "models" not in path.parts and "_operations" not in path.parts:
            continue
        for statement in tree.body[1:]:
            if not isinstance(statement, STATEMENTS):
                faults.append(f"{path}: {ast.dump(statement)[:200]}")
    return {"packages": len(list(folder.iterdir())), "faults": faults}


class Answer:
    """An answer that every operation gets."""

    status, reason, data, headers = 200, "OK", b"{}", {"content-type": "application/json"}
    response = None

    def read(self):
        return self.data


def called(folder):
    """Import everything and call every method, with nothing for each argument that takes it."""
    faults, calls = [], 0
    for place in sorted(folder.iterdir()):
        sys.path.insert(0, str(place))
        root = importlib.import_module(place.name)
        for module in pkgutil.walk_packages(root.__path__, place.name + "."):
            importlib.import_module(module.name)
        client = root.ApiClient(root.Configuration(host="http://127.0.0.1:9"))
        client.call_api = lambda *args, **kwargs: Answer()
        for info in pkgutil.iter_modules([str(place / place.name / "api")]):
            module = importlib.import_module(f"{place.name}.api.{info.name}")
            for kind in vars(module).values():
                if inspect.isclass(kind) and kind.__module__ == module.__name__:
                    calls += call_all(kind(client), faults)
    return {
        "packages": len(list(folder.iterdir())),
        "pwned": hasattr(builtins, "pwned"),
        "called": calls,
        "faults": faults,
    }


def call_all(api, faults):
    calls = 0
    for name, method in inspect.getmembers(api, inspect.ismethod):
        if name.startswith("_"):
            continue
        required = [p for p in inspect.signature(method).parameters.values() if p.default is p.empty]
        try:
            method(*("x" for _ in required))
            calls += 1
        except Exception as error:
            # A text is not what every argument takes.
            if type(error).__name__ != "ValidationError":
                faults.append(f"{type(api).__name__}.{name}: {error!r}"[:300])
    return calls


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    run = {"compile": compiled, "call": called}[sys.argv[1]]
    print(json.dumps(run(Path(sys.argv[2]))))
