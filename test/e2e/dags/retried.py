"""A task that fails at its first try and works at its second, and says so slowly."""

import time
from datetime import datetime, timedelta

try:  # Airflow 3
    from airflow.sdk import DAG, task
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.decorators import task

with DAG(dag_id="retried", start_date=datetime(2025, 1, 1), schedule=None, catchup=False):

    @task(retries=1, retry_delay=timedelta(seconds=1))
    def slow(ti=None):
        for step in range(3):
            print(f"try {ti.try_number}, step {step}, it's \"here\"", flush=True)
            time.sleep(1)
        if ti.try_number == 1:
            raise ValueError("the first try fails")
        return {"tries": ti.try_number}

    slow()
