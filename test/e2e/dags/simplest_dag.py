"""One task that does nothing. The official client's own smoke test looks for a DAG of this id."""

from datetime import datetime

try:  # Airflow 3
    from airflow.sdk import DAG, task
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.decorators import task

with DAG(dag_id="example_simplest_dag", start_date=datetime(2025, 1, 1), schedule=None, catchup=False):

    @task
    def my_task():
        pass

    my_task()
