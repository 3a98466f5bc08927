"""Params of several types, awkward characters in a tag, documentation, and a run that fails on demand."""

from datetime import datetime

try:  # Airflow 3
    from airflow.sdk import DAG, Param, task
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.decorators import task
    from airflow.models.param import Param

with DAG(
    dag_id="with_params",
    start_date=datetime(2025, 1, 1),
    schedule=None,
    catchup=False,
    tags=["b", "param's, & more"],
    params={
        "name": Param("world", type="string", description="whom to greet"),
        "count": Param(3, type="integer", minimum=0),
        "fail": Param(False, type="boolean"),
        "opt": Param(None, type=["null", "string"]),
    },
    doc_md="# With params",
):

    @task
    def greet(params=None):
        if params["fail"]:
            raise ValueError("asked to fail")
        print("hello", params["name"])
        return [params["name"]] * params["count"]

    greet()
