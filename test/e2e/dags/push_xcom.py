"""XComs of all JSON types, one of them (but on 3.0) under a key with a slash, and a mapped task."""

from datetime import datetime

try:  # Airflow 3
    from airflow.sdk import DAG, task
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.decorators import task

with DAG(dag_id="push_xcom", start_date=datetime(2025, 1, 1), schedule=None, catchup=False, tags=["a", "xcom"]):

    @task
    def push(ti=None):
        ti.xcom_push(key="a_dict", value={"x": 1, "y": [1.5, None, True, "é"]})
        ti.xcom_push(key="a_str", value="text")
        ti.xcom_push(key="an_int", value=42)
        try:
            ti.xcom_push(key="slash/key", value="v")
        except Exception as error:  # Airflow 3.0 cannot
            print("no key with a slash:", error)
        return [1, 2, 3]

    @task
    def mapped(n):
        return n * 2

    mapped.expand(n=push())
