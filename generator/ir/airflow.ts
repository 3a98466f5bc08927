/**
 * What is known of Airflow beyond what its documents say. Every target reads these facts here, and writes none of them again.
 * A document of another API meets none of them, or keeps the same habits.
 */
import type { Api, MediaType, OAuthFlow, Operation, SecurityScheme } from "./model.js";

/** Whether a document is one of Airflow's, by the titles that these have had. */
export function isAirflow({ info }: Pick<Api, "info">): boolean {
  return isAirflowTitle(info.title);
}

/** Whether Airflow's documents have this title. */
export function isAirflowTitle(title: string): boolean {
  return /^Airflow API(?: \(Stable\))?$/.test(title);
}

/**
 * Whether a client sends credentials with an operation that asks for none: a logout has to know whose session ends, though
 * Airflow 3.0 to 3.2 say `security: []` of theirs.
 */
export function takesCredentials({ path, security }: Pick<Operation, "path" | "security">): boolean {
  return security.length > 0 || path.endsWith("/logout");
}

/** Airflow 2 defines schemes, and then says `security: []` of every operation, since the deployment decides which ones count. */
export function leavesSecurityOpen({ operations }: Pick<Api, "operations">): boolean {
  return operations.every(({ security }) => security.length === 0);
}

/** Airflow 3 gives tokens at a path of the server's root, not of the API: its auth manager is an application of its own. */
export const loginPath = "/auth/token";

/** Airflow 3 calls its login a password flow. It is not one: it takes JSON in place of a form, and answers with status 201. */
export function isAirflowLogin({ tokenUrl }: Pick<OAuthFlow, "tokenUrl">): boolean {
  return tokenUrl === loginPath;
}

/** Whether a scheme is the cookie of Airflow 2's web pages, called `session`, for which a client can log in as a browser does. */
export function isSessionCookie(scheme: SecurityScheme): boolean {
  return scheme.type === "apiKey" && scheme.in === "cookie" && scheme.parameterName === "session";
}

/** How lists are walked: by offset in all versions, and since 3.3 by cursor, which stays right while rows come and go. */
export const paging = {
  /** Query parameter: how many items a page has at most. */
  limit: "limit",
  /** Query parameter: how many items come before the page. */
  offset: "offset",
  /** The same two as properties of a body, in the lists for many DAGs at once. */
  bodyLimit: "page_limit",
  bodyOffset: "page_offset",
  /** Property of the answer: how many items there are in all. */
  total: "total_entries",
  /** Query parameter: which page; an empty text asks for the first. */
  cursor: "cursor",
  /** Property of the answer: the cursor of the next page, null after the last. */
  nextCursor: "next_cursor",
} as const;

/**
 * Whether a media type of an answer is one that nobody wrote: Airflow 3's framework lists `application/json: {}` for routes that
 * only stream (logs, waiting for a run, both NDJSON) or redirect.
 */
export function isUnsaid({ format, schema }: Pick<MediaType, "format" | "schema">): boolean {
  return (format === "json" || format === "any") && (schema === undefined || schema.kind === "any");
}

/**
 * The operations that programs for readers prefer, by operationId: what most people do first. Airflow 2 and 3 agree on the
 * words, if not always on their spelling. Several ids: the name has changed between versions.
 */
export const knownOperations = {
  /** A list that needs no parameters. */
  list: ["get_dags"],
  /** It fails with 404, which is easy to see. */
  getOne: ["get_dag"],
  /** Its filters are dates. */
  filterByDate: ["get_dag_runs"],
  /** Starts a run: 3.x, 2.x. */
  trigger: ["trigger_dag_run", "post_dag_run"],
  /** Streams the state of a run until it ends: since 3.1. */
  wait: ["wait_dag_run_until_finished"],
} as const;

/**
 * The operations that helpers call, by method and path below the API: Airflow 2 and 3 agree on these, and call the operations
 * themselves by other names.
 */
const helperPaths = {
  version: "GET /version",
  dags: "GET /dags",
  dag: "GET /dags/{}",
  patchDag: "PATCH /dags/{}",
  trigger: "POST /dags/{}/dagRuns",
  runs: "GET /dags/{}/dagRuns",
  run: "GET /dags/{}/dagRuns/{}",
  /** Since 3.1. */
  wait: "GET /dags/{}/dagRuns/{}/wait",
  tasks: "GET /dags/{}/dagRuns/{}/taskInstances",
  task: "GET /dags/{}/dagRuns/{}/taskInstances/{}",
  mapped: "GET /dags/{}/dagRuns/{}/taskInstances/{}/{}",
  log: "GET /dags/{}/dagRuns/{}/taskInstances/{}/logs/{}",
  /** The same as a stream, in Airflow 3. */
  stream: "GET /dags/{}/dagRuns/{}/taskInstances/{}/logs/{}",
  xcoms: "GET /dags/{}/dagRuns/{}/taskInstances/{}/xcomEntries",
  xcom: "GET /dags/{}/dagRuns/{}/taskInstances/{}/xcomEntries/{}",
} as const;

export type HelperOperation = keyof typeof helperPaths;

/** The operation of a document that a helper calls by this name. */
export function helperOperation(name: HelperOperation, operations: readonly Operation[]): Operation | undefined {
  return operations.find(({ method, path }) => `${method} ${placeOf(path)}` === helperPaths[name]);
}

/** A path below the API, without the names of its parameters. */
function placeOf(path: string): string {
  return path.replace(/^\/api\/v\d+/, "").replace(/\{[^{}]*\}/g, "{}");
}

/** Parameters and properties that link the operations above, as all versions spell them. */
export const knownNames = {
  dag: "dag_id",
  run: "dag_run_id",
  state: "state",
  /** How many seconds lie between two messages of the stream of `wait`. */
  interval: "interval",
} as const;

/** The properties of an item that tell a reader most, the best first: those of a DAG, then what other APIs have. */
export const tellingProperties: readonly string[] = ["dag_id", "is_paused", "id", "name"];

/** Where Airflow listens unless it is told otherwise: its documents name no server, since everybody runs one of their own. */
export const defaultServer = "http://localhost:8080";

/** The service that Airflow's Kerberos backend wants tickets for. */
export const kerberosService = "airflow";

/**
 * Whether a property is sent as null where a caller gives no value: servers require it. The spec that the Python client is made from
 * does not say so, since that client could not send null of its own accord.
 */
export function isAlwaysSent(schema: string, property: string): boolean {
  return schema === "TriggerDAGRunPostBody" && property === "logical_date";
}
