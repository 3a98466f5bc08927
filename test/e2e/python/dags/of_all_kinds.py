"""What the DAGs of the other tests do not have: assets, aliases, a schedule, a mapped task group, a failure, a request to people."""

from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, Asset, AssetAlias, Param, task, task_group

COMMON = {"start_date": datetime(2025, 1, 1), "catchup": False}
one = Asset(name="one", uri="s3://bucket/one", group="files", extra={"owner": "somebody"})
other = Asset(name="other", uri="x://other/name with space?q=é")

with DAG(dag_id="producer", schedule=None, tags=["a"], **COMMON):

    @task(outlets=[one])
    def produce(*, outlet_events):
        outlet_events[one].extra = {"rows": 3, "nested": {"a": [1, None]}}

    @task(outlets=[AssetAlias("an alias")])
    def produce_by_alias(*, outlet_events):
        outlet_events[AssetAlias("an alias")].add(Asset(name="by alias", uri="s3://bucket/by-alias"))

    produce() >> produce_by_alias()

with DAG(dag_id="consumer", schedule=[one, other], **COMMON):
    EmptyOperator(task_id="consume", inlets=[one])

with DAG(dag_id="any_consumer", schedule=one | other, **COMMON):
    EmptyOperator(task_id="consume")

with DAG(
    dag_id="scheduled",
    schedule="0 3 * * *",
    end_date=datetime(2025, 1, 5),
    dagrun_timeout=timedelta(minutes=90),
    max_active_runs=2,
    params={"number": Param(1, type="integer", minimum=0), "text": Param(None, type=["null", "string"])},
    default_args={
        "owner": "somebody",
        "retries": 2,
        "retry_delay": timedelta(seconds=1.5),
        "retry_exponential_backoff": True,
    },
    owner_links={"somebody": "https://example.com/somebody"},
    doc_md="# A *scheduled* DAG",
    **COMMON,
):
    BashOperator(
        task_id="echo", bash_command="echo {{ ds }}", doc_md="says the day", execution_timeout=timedelta(hours=1)
    )

with DAG(
    dag_id="grouped",
    schedule=timedelta(days=1),
    end_date=datetime(2025, 1, 2),
    render_template_as_native_obj=True,
    **COMMON,
):

    @task
    def numbers():
        return [{"n": 1}, {"n": 2}]

    @task_group
    def group(item):
        @task
        def double(value):
            return value["n"] * 2

        @task(trigger_rule="all_done", max_active_tis_per_dag=1, weight_rule="upstream", priority_weight=3)
        def total(value):
            return value

        total(double(item))

    group.expand(item=numbers())

with DAG(dag_id="failing", schedule=None, tags=["fails"], **COMMON):

    @task(retries=1, retry_delay=timedelta(seconds=1), multiple_outputs=True)
    def fail():
        raise ValueError("failed on purpose")

    @task.short_circuit
    def skip():
        return False

    fail() >> EmptyOperator(task_id="never")
    skip() >> EmptyOperator(task_id="skipped", trigger_rule="none_failed")

try:
    from airflow.providers.standard.operators.hitl import HITLOperator
except Exception:  # Airflow 3.0 has none
    HITLOperator = None
if HITLOperator is not None:
    with DAG(dag_id="asks", schedule=None, tags=["waits"], **COMMON):
        HITLOperator(
            task_id="ask",
            subject="Shall it go on?",
            body="Somebody must say so.",
            options=["Yes", "No"],
            defaults=["No"],
            params={"why": Param("because", type="string")},
        )
