"""Whether the programs of a folder hold nothing but what an example of a page may hold.

    check.py FOLDER PACKAGE

Prints one line for each program that does not compile, or that has a statement, a name or a call that no example has.
"""

import ast
import pathlib
import sys

FOLDER, PACKAGE = sys.argv[1:]
MODULES = {"__future__", "datetime", "dateutil.parser", "os", "pprint", "time", "uuid"}
BUILT_IN = {"Exception", "getattr", "open", "print"}
NODES = (
    *(ast.Module, ast.Import, ast.ImportFrom, ast.alias, ast.Assign, ast.Expr),
    *(ast.With, ast.withitem, ast.Try, ast.ExceptHandler),
    *(ast.Call, ast.keyword, ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.List, ast.Dict),
    *(ast.BinOp, ast.Mod, ast.UnaryOp, ast.USub, ast.Load, ast.Store),
)


def complaints(tree):
    known = set(BUILT_IN)
    for node in ast.walk(tree):
        known |= names_made_by(node)
    for node in ast.walk(tree):
        yield from complaints_about(node, known)


def names_made_by(node):
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    if isinstance(node, ast.ExceptHandler):
        return {node.name}
    return {node.id} if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else set()


def complaints_about(node, known):
    if not isinstance(node, NODES):
        yield f"{type(node).__name__} is in no example"
    if isinstance(node, ast.Import):
        yield from (f"imports {alias.name}" for alias in node.names if not is_module(alias.name))
    if isinstance(node, ast.ImportFrom) and not is_module(node.module):
        yield f"imports {node.module}"
    if isinstance(node, ast.Name) and node.id not in known:
        yield f"{node.id} is no name of an example"
    if isinstance(node, ast.Attribute) and node.attr.startswith("__"):
        yield f"{node.attr} is in no example"
    if isinstance(node, ast.Call) and not is_call(node):
        yield f"calls {ast.unparse(node.func)}"


def is_module(name):
    return name in MODULES or name.split(".")[0] == PACKAGE


def is_call(node):
    called = ast.unparse(node.func)
    if called in ("getattr", "open"):
        return all(isinstance(argument, (ast.Constant, ast.Name)) for argument in node.args)
    return isinstance(node.func, (ast.Name, ast.Attribute)) or called.startswith("getattr(")


for file in sorted(pathlib.Path(FOLDER).iterdir()):
    try:
        program = ast.parse(file.read_bytes(), file.name)
    except (SyntaxError, ValueError) as error:
        print(f"{file.name}: {error}")
        continue
    for complaint in complaints(program):
        print(f"{file.name}: {complaint}")
