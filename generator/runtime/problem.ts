/** The same view of error bodies of all shapes. */
export interface Problem {
  readonly status: number;
  /** The title from the server, or the reason phrase. May be empty. */
  readonly title: string;
  /** What went wrong in one sentence. May be empty. */
  readonly detail: string;
  /** The rejected values, if the server lists them. */
  readonly errors: readonly ProblemItem[];
  /** The problem type (RFC 9457, section 3.1.1). */
  readonly type?: string;
}

export interface ProblemItem {
  /** The place of the value, such as `body.slots`. May be empty. */
  readonly path: string;
  readonly message: string;
}

/** Masks the secrets in a text. */
export type Hide = (text: string) => string;

/** What a JSON value of any shape may hold. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an error body. Of lists only place and message are taken, of a conflict
 * only the reason: the rest repeats what was sent, which may be secret.
 */
export function problemOf(
  { status, statusText }: Response,
  body: unknown,
  hide: Hide,
): Problem {
  const text = (value: unknown): string =>
    typeof value === "string" ? hide(value) : "";
  const { detail, error, title, type } = Object(body) as Fields;
  // Words for a person: not a page of HTML.
  const said = detail ?? error ?? text(body).replace(/^\s*<[^]*/, "");
  const items = [said].flat().map((item: unknown): ProblemItem => {
    const { loc, msg, reason } = Object(item) as Fields;
    // Objects have no place here, and may not even have a text.
    const isPlain = (key: unknown): boolean => Object(key) !== key;
    return {
      path: text([loc].flat().filter(isPlain).join(".")),
      message: text(msg ?? reason ?? item),
    };
  });
  return {
    status,
    title: text(title || statusText),
    detail:
      items
        .flatMap(({ path, message }) => (path && `${path}: `) + message || [])
        .join("; ") ||
      text(title) ||
      (isRedirect(status) ? "redirect not followed" : ""),
    errors: Array.isArray(said) ? items : [],
    ...(text(type) && { type: text(type) }),
  };
}

export function isRedirect(status: number): boolean {
  return /30[12378]/.test(`${status}`);
}
