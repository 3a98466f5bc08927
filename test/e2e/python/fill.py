"""Gives a server of Airflow 3 what its seed does not: assets with events, a backfill, variables, connections, and so on.

Environment: URL, TOKEN. Prints what the server refused, which is what its version does not know.
"""

import json
import os
import time
import urllib.error
import urllib.request

BASE = os.environ["URL"] + "/api/v2"
# A proxy of the caller's must not see loopback requests.
send = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


def call(method, path, body=None):
    """The JSON of the answer; nothing where the server refuses."""
    headers = {"Authorization": f"Bearer {os.environ['TOKEN']}", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    try:
        with send(urllib.request.Request(BASE + path, method=method, data=data, headers=headers)) as answer:
            return json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        print(method, path, error.code, error.read()[:300])
        return None


def simple_things():
    for key in ["a", "b/c", "é %", "list"]:
        call("POST", "/variables", {"key": key, "value": '["x"]', "description": None if key == "a" else "words"})
    call("POST", "/connections", {"connection_id": "plain", "conn_type": "http"})
    everything = {"host": "h", "login": "l", "password": "p", "port": 80, "schema": "s", "extra": '{"token": 1}'}
    call("POST", "/connections", {"connection_id": "every.thing-1", "conn_type": "http", **everything})
    call("POST", "/pools", {"name": "no limit", "slots": -1, "include_deferred": True, "description": "é"})


def assets():
    for asset in (call("GET", "/assets") or {"assets": []})["assets"]:
        if asset["name"] == "one":
            call("POST", "/assets/events", {"asset_id": asset["id"], "extra": {"by": "hand", "deep": {"a": [None]}}})
            call("PUT", f"/assets/{asset['id']}/state-store/mark", {"value": {"at": 1}})


def runs():
    call("PATCH", "/dags/failing/dagRuns/seed", {"note": "why?"})
    call("PATCH", "/dags/failing/dagRuns/seed/taskInstances/fail", {"note": "looked at"})
    value = {"key": "by/hand", "value": {"a": [1, None]}, "map_index": -1}
    call("POST", "/dags/failing/dagRuns/seed/taskInstances/fail/xcomEntries", value)
    store = "/dags/failing/dagRuns/seed/taskInstances/fail/state-store"
    call("PUT", f"{store}/mark", {"value": [1], "expires_at": None})
    call("POST", "/dags/producer/clearTaskInstances", {"dry_run": False, "dag_run_id": "seed", "only_failed": False})
    conf = {"conf": {"number": 2, "text": "é"}, "logical_date": None, "note": "by hand"}
    call("POST", "/dags/scheduled/dagRuns", conf)


def backfill():
    days = {"from_date": "2025-01-02T00:00:00Z", "to_date": "2025-01-04T00:00:00Z"}
    body = {"dag_id": "scheduled", **days, "max_active_runs": 1, "dag_run_conf": {"number": 3}}
    # With SQLite the server refuses while the scheduler writes.
    for _ in range(20):
        if (call("GET", "/backfills?dag_id=scheduled") or {"backfills": []})["backfills"]:
            return
        call("POST", "/backfills", body)
        time.sleep(0.3)


def wait():
    """Until nothing runs but what waits for people."""
    for _ in range(240):
        answer = call("GET", "/dags/~/dagRuns?state=running&state=queued&limit=50") or {"dag_runs": []}
        if all(run["dag_id"] == "asks" for run in answer["dag_runs"]):
            return
        time.sleep(0.5)
    print("still running:", [run["dag_id"] for run in answer["dag_runs"]])


simple_things()
assets()
runs()
backfill()
wait()
