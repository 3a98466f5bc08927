"""Calls every GET operation of whichever client is installed, on a server with data, and prints how each call ended.

Environment: URL, TOKEN. Prints a JSON object: operation → [how it ended, …], which is "answered", "refused 404" where the server
says no, "fault …" where the client itself fails, or "no value for …" where this program knows none for a parameter.
"""

import inspect
import json
import os
import urllib.request

import airflow_client.client as package
import airflow_client.client.api as apis

URL, TOKEN = os.environ["URL"], os.environ["TOKEN"]
MOST = 40
send = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


class NotGet(Exception):
    """The operation is none of those that read."""


class Reader(package.ApiClient):
    """Refuses to send what is not a GET."""

    def call_api(self, method, *args, **kwargs):
        if method != "GET":
            raise NotGet
        return super().call_api(method, *args, **kwargs)


def items(path):
    """The items of a list of the server, read without any client; none where the server has no such list."""
    request = urllib.request.Request(f"{URL}/api/v2{path}", headers={"Authorization": f"Bearer {TOKEN}"})
    try:
        with send(request) as answer:
            return next((value for value in json.load(answer).values() if isinstance(value, list)), [])
    except OSError:
        return []


def pick(path, **names):
    """For each item of a list the values of these parameters."""
    return [{name: item[field] for name, field in names.items()} for item in items(path)]


def contexts():
    """What the parameters of one call may be together; those with the most values last."""
    instances = pick(
        "/dags/~/dagRuns/~/taskInstances?limit=100",
        dag_id="dag_id",
        dag_run_id="dag_run_id",
        task_id="task_id",
        map_index="map_index",
    )
    entries = [
        {**one, "xcom_key": entry["key"]}
        for one in instances
        for entry in items("/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries".format(**one))
        if entry["map_index"] == one["map_index"]
    ]
    base = {
        "section": "core",
        "option": "dags_folder",
        "interval": 0.1,
        "task_try_number": 1,
        "try_number": 1,
        "version_number": 1,
        "key": "mark",
        "airflow_connection_test_token": "none",
    }
    lists = [
        pick("/assets", asset_id="id"),
        pick("/dags/consumer/assets/queuedEvents", dag_id="dag_id", asset_id="asset_id"),
        pick("/assets/aliases", asset_alias_id="id"),
        pick("/backfills?dag_id=scheduled", backfill_id="id"),
        pick("/connections", connection_id="connection_id"),
        pick("/variables", variable_key="key"),
        pick("/pools", pool_name="name"),
        pick("/importErrors", import_error_id="import_error_id"),
        pick("/eventLogs?limit=30", event_log_id="event_log_id"),
        pick("/dags", dag_id="dag_id"),
        entries,
        instances,
    ]
    return [{**base, **one} for one in (one for found in lists for one in found)], [{**base}]


def calls_of(required, found):
    """The arguments of each call of an operation: different ones, at most so many."""
    contexts, alone = found
    fitting = [one for one in contexts if all(name in one for name in required)] or [
        one for one in alone if all(name in one for name in required)
    ]
    if "interval" in required:  # It waits for the end of the run, which does not come while people are asked.
        fitting = [one for one in fitting if one["dag_id"] != "asks"]
    different = {json.dumps({name: one[name] for name in required}, sort_keys=True) for one in fitting}
    return [json.loads(text) for text in sorted(different)[:MOST]]


def outcome(call, arguments):
    try:
        call(**arguments, _request_timeout=20)
    except NotGet:
        raise
    except package.ApiException as error:
        return f"refused {error.status}"
    except Exception as error:
        return f"fault {type(error).__name__}: {str(error)[:400]}"
    return "answered"


def operations(client):
    for name in sorted(dir(apis)):
        api = getattr(apis, name)
        for method in sorted(vars(api)) if inspect.isclass(api) else ():
            if method.startswith("_") or method.endswith(("_with_http_info", "_without_preload_content", "__init__")):
                continue
            if callable(getattr(api, method)) and method not in UNWANTED:
                yield f"{name}.{method}", getattr(api(client), method)


# The first ends the session, the second leads to a page of HTML; the others change something, and nothing here has what they ask for, or are helpers of ours.
UNWANTED = {"logout", "login", "reparse_dag_file", "trigger_and_wait", "wait_for_run"}


def ends(call, found):
    """How the calls of an operation ended; nothing where it is no GET."""
    parameters = inspect.signature(call).parameters.values()
    required = [one.name for one in parameters if one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD]
    if any(name.endswith(("_body", "_payload")) for name in required):
        return []
    arguments = calls_of(required, found)
    try:
        return [outcome(call, one) for one in arguments] or [f"no value for {', '.join(required)}"]
    except NotGet:
        return []


def main():
    configuration = package.Configuration(host=URL, access_token=TOKEN)
    configuration.retries = False
    found = contexts()
    with Reader(configuration) as client:
        ended = {name: ends(call, found) for name, call in operations(client)}
    print(json.dumps({name: how for name, how in ended.items() if how}))


if __name__ == "__main__":
    main()
