"""Prints calls of every operation of an API client, with random arguments made from its types: a JSON list, one call an item.

usage: plan.py SEED SAMPLES

Run with the official client installed: its signatures and models say what may be passed. Values are written as
{"is": kind, …}, for `record.py` to build with the classes of whichever client it runs with.
"""

import datetime
import enum
import inspect
import json
import random
import re
import sys
import typing

import pydantic
from pydantic.fields import FieldInfo

import airflow_client.client.api as apis
from record import build

TEXTS = [
    "a",
    "my dag",
    "a/b",
    "é",
    "100%",
    "a+b",
    "x&y=z",
    "~",
    "it's",
    '"quoted"',
    "a:b",
    "a,b",
    "a#b?c",
    "{x}",
    " ",
    "日本",
    "..",
    "A_z-9.0",
]
ZONES = [
    datetime.timezone.utc,
    datetime.timezone(datetime.timedelta(hours=5, minutes=30)),
    datetime.timezone(datetime.timedelta(hours=-3)),
]
WRONG = ["3", True, None, -1, 1.5, [], {"x": 1}, [None], "not a date"]


class Chooser:
    """Random values of types; `only` says what a text must be, where the client checks it."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def value(self, kind, facts=()):
        origin = typing.get_origin(kind)
        if origin is typing.Annotated:
            inner, *more = typing.get_args(kind)
            return self.value(inner, (*facts, *more))
        if origin is typing.Union or type(kind).__name__ == "UnionType":
            members = [one for one in typing.get_args(kind)]
            return self.value(self.random.choice(members), facts)
        if origin in (list, set):
            (item,) = typing.get_args(kind) or (typing.Any,)
            return {"is": "list", "items": [self.value(item) for _ in range(self.random.randint(1, 3))]}
        if origin is dict:
            return {"is": "dict", "items": [["key", self.anything()], ["é /", self.anything()]]}
        if inspect.isclass(kind) and issubclass(kind, enum.Enum):
            return {"is": "enum", "of": kind.__name__, "value": self.random.choice(list(kind)).value}
        if inspect.isclass(kind) and issubclass(kind, pydantic.BaseModel):
            return self.model(kind)
        return self.plain(kind, facts)

    def plain(self, kind, facts):
        least = max([0, *(bound for fact in facts for bound in bounds(fact, "ge"))])
        most = min([1000, *(bound for fact in facts for bound in bounds(fact, "le"))])
        texts = {
            str: lambda: self.random.choice(TEXTS),
            int: lambda: self.random.randint(int(least), int(most)),
            float: lambda: self.random.choice([0.5, 2.25, 1e21, 3.0]),
            bool: lambda: self.random.random() < 0.5,
            type(None): lambda: None,
            typing.Any: self.anything,
            object: self.anything,
            dict: lambda: {"is": "dict", "items": [["k", 1]]},
        }
        if kind is datetime.datetime:
            return {"is": "datetime", "value": self.moment().isoformat()}
        if kind is datetime.date:
            return {"is": "date", "value": self.moment().date().isoformat()}
        if kind is datetime.timedelta:
            return {"is": "timedelta", "value": self.random.randint(0, 100_000)}
        return texts[kind]()

    def moment(self):
        zone = self.random.choice(ZONES)
        fraction = self.random.choice([0, 0, 5000, 123456])
        return datetime.datetime(2025, self.random.randint(1, 12), self.random.randint(1, 28), 3, 4, 5, fraction, zone)

    def anything(self):
        return self.random.choice(
            [
                1,
                "text",
                None,
                2.5,
                {"is": "list", "items": [1, "é", None]},
                {"is": "dict", "items": [["a", {"is": "dict", "items": []}]]},
            ]
        )

    def wrong(self):
        wrong = self.random.choice(WRONG)
        if isinstance(wrong, list):
            return {"is": "list", "items": wrong}
        return {"is": "dict", "items": list(wrong.items())} if isinstance(wrong, dict) else wrong

    def model(self, kind):
        if "actual_instance" in kind.model_fields:
            members = [field.annotation for name, field in kind.model_fields.items() if name.endswith("_validator")]
            return {
                "is": "model",
                "of": kind.__name__,
                "instance": self.value(without_none(self.random.choice(members))),
            }
        # Enough tries to meet what validators of the class want; they say it in their messages.
        only = {}
        for _ in range(40):
            fields = {
                name: only_of(only.get(name)) or self.value(annotated(field))
                for name, field in kind.model_fields.items()
                if self.wants(field)
            }
            made = {"is": "model", "of": kind.__name__, "fields": [[name, value] for name, value in fields.items()]}
            try:
                build(made)
                return made
            except pydantic.ValidationError as error:
                for problem in error.errors():
                    only[problem["loc"][0]] = re.search(r"must be one of enum values \('([^']*)'", problem["msg"])
        raise SystemExit(f"found no value of {kind.__name__}: {only}")

    def wants(self, field):
        return field.is_required() or self.random.random() < 0.6


def bounds(fact, name):
    """The bounds that a constraint, or a field's constraints, set."""
    found = [getattr(one, name, None) for one in (fact.metadata if isinstance(fact, FieldInfo) else [fact])]
    return [bound for bound in found if bound is not None]


def annotated(field):
    return typing.Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def only_of(match):
    return match.group(1) if match else None


def without_none(kind):
    members = tuple(one for one in typing.get_args(kind) if one is not type(None))
    return typing.Union[members] if members else kind


def operations():
    """Each operation with its API class and its parameters: name → (type, whether it is required)."""
    for name in sorted(dir(apis)):
        api = getattr(apis, name)
        if not inspect.isclass(api):
            continue
        for method, function in sorted(vars(api).items()):
            if method.startswith("_") or method.endswith(("_with_http_info", "_without_preload_content")):
                continue
            if not inspect.isfunction(function) or method == "__init__":
                continue
            parameters = list(inspect.signature(function).parameters.values())[1:]
            hints = typing.get_type_hints(function, include_extras=True)
            own = [one for one in parameters if not one.name.startswith("_")]
            yield name, method, {one.name: (hints[one.name], one.default is inspect.Parameter.empty) for one in own}


def calls(chooser, samples):
    """For each operation: what is required, everything, random choices of both, and one wrong argument."""
    for api, method, parameters in operations():
        required = {name for name, (_, needed) in parameters.items() if needed}
        optional = sorted(set(parameters) - required)
        choices = [[], optional] + [[one for one in optional if chooser.random.random() < 0.4] for _ in range(samples)]
        for chosen in choices:
            yield (
                api,
                method,
                {
                    name: chooser.value(kind)
                    for name, (kind, _) in parameters.items()
                    if name in required or name in chosen
                },
            )
        for name in list(parameters)[:4]:
            good = {one: chooser.value(parameters[one][0]) for one in required}
            yield api, method, {**good, name: chooser.wrong()}


def main():
    chooser = Chooser(int(sys.argv[1]))
    planned = [
        {"api": api, "method": method, "arguments": list(arguments.items())}
        for api, method, arguments in calls(chooser, int(sys.argv[2]))
    ]
    json.dump(planned, sys.stdout)


if __name__ == "__main__":
    main()
