/** Our own overlay, as its file has it. */
import { readFileSync } from "node:fs";
import { load } from "js-yaml";

export interface AirflowAction {
  readonly target: string;
  readonly remove?: boolean;
  readonly "x-airflow"?: { readonly from?: string; readonly before?: string };
}

export function airflowActions(): readonly AirflowAction[] {
  const text = readFileSync(new URL("../../specs/airflow.overlay.yaml", import.meta.url), "utf8");
  return (load(text) as { readonly actions: readonly AirflowAction[] }).actions;
}
