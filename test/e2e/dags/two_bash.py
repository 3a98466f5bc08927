"""Two bash tasks in a row, with an owner, a description and a templated command."""

from datetime import datetime, timedelta

try:  # Airflow 3
    from airflow.sdk import DAG
except ImportError:  # Airflow 2
    from airflow import DAG
try:
    from airflow.providers.standard.operators.bash import BashOperator
except ImportError:
    from airflow.operators.bash import BashOperator

with DAG(
    dag_id="two_bash",
    start_date=datetime(2025, 1, 1),
    schedule=None,
    catchup=False,
    tags=["a", "bash"],
    default_args={"owner": "alice", "retries": 0, "retry_delay": timedelta(seconds=5)},
    description="Two bash tasks",
):
    first = BashOperator(task_id="first", bash_command="echo first")
    first >> BashOperator(task_id="second", bash_command="echo 'second: {{ run_id }}'")
