"""Triggers one run of every DAG and waits until all but those with the tag "waits" are finished. Called by `airflow-server … seed`."""

import base64
import json
import os
import time
import urllib.request

three = os.environ["MAJOR"] == "3"
base = os.environ["URL"] + ("/api/v2" if three else "/api/v1")
auth = os.environ["AUTH"]
auth = f"Bearer {auth}" if three else "Basic " + base64.b64encode(auth.encode()).decode()
# A proxy of the caller's must not see loopback requests.
send = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


def call(method, path, body=None):
    request = urllib.request.Request(
        base + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": auth, "Content-Type": "application/json", "Accept": "application/json"},
    )
    return json.load(send(request))


def state(dag_id):
    return call("GET", f"/dags/{dag_id}/dagRuns/seed")["state"]


dags = call("GET", "/dags?limit=100")["dags"]
dag_ids = [dag["dag_id"] for dag in dags]
waiting = {dag["dag_id"] for dag in dags if any(tag["name"] == "waits" for tag in dag["tags"] or [])}
for dag_id in dag_ids:
    call("POST", f"/dags/{dag_id}/dagRuns", {"dag_run_id": "seed", "logical_date": "2025-01-01T00:00:00+00:00"})

end = time.time() + float(os.environ["TIMEOUT"])
while unfinished := [dag_id for dag_id in dag_ids if dag_id not in waiting and state(dag_id) in ("queued", "running")]:
    if time.time() > end:
        raise SystemExit(f"not finished: {unfinished}")
    time.sleep(0.5)
for dag_id in dag_ids:
    print(dag_id, state(dag_id))
