"""A DAG file that Airflow cannot import: the server lists an import error."""

raise ValueError("broken on purpose")
