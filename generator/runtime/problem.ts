/** One view over the shapes of error body that Airflow 2 and 3 send. */
export interface Problem {
  readonly status: number;
  /** The server's title, else the reason phrase. May be empty. */
  readonly title: string;
  /** What went wrong in one sentence. May be empty. */
  readonly detail: string;
  /** Each refused value; empty unless the server lists them. */
  readonly errors: readonly ProblemItem[];
  /** The problem type (RFC 9457, section 3.1.1). */
  readonly type?: string;
}

export interface ProblemItem {
  /** Where: `body.slots`, or empty. */
  readonly path: string;
  readonly message: string;
}

/** What a JSON value of any shape may hold. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an error body. Of lists only place and message are taken, of a conflict
 * only the reason: the rest repeats what was sent, which may be secret.
 */
export function problemOf(
  { status, statusText }: Response,
  body: unknown,
): Problem {
  const { detail, error, title, type } = Object(body) as Fields;
  // Words for a person: not a page of HTML.
  const said = detail ?? error ?? text(body).replace(/^\s*<[^]*/, "");
  const errors = Array.isArray(said) ? said.map(item) : [];
  return {
    status,
    title: text(title) || statusText,
    detail:
      errors
        .map(({ path, message }) => (path && `${path}: `) + message)
        .filter(Boolean)
        .join("; ") ||
      text(said) ||
      text((Object(said) as Fields)["reason"]) ||
      text(title),
    errors,
    ...(typeof type === "string" && { type }),
  };
}

function item(value: unknown): ProblemItem {
  const { loc, msg } = Object(value) as Fields;
  return {
    path: Array.isArray(loc) ? loc.join(".") : "",
    message: text(value) || text(msg),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
