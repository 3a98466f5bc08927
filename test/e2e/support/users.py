"""Airflow 2.x only: users of these names, the password being the name. Runs inside a configured AIRFLOW_HOME."""

import sys

try:
    from airflow.providers.fab.auth_manager.cli_commands.utils import get_application_builder
except ImportError:  # before the FAB provider existed
    from airflow.utils.cli_app_builder import get_application_builder

with get_application_builder() as builder:
    users = builder.sm
    users.sync_roles()
    for name in sys.argv[1:]:
        role = users.find_role(name.split("@")[0].capitalize())
        if not (users.find_user(name) or users.add_user(name, name, name, f"{name}@example.com", role, name)):
            raise SystemExit(f"could not add the user {name}")
