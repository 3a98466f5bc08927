import type { QueryStyle } from "./parameters.js";
import type { Places } from "./places.js";
import type { OwnServer } from "./servers.js";

/**
 * What the generated code says about an operation: data that the client turns
 * into a request. Whatever is rare is a function in it, so that a bundle holds
 * only what its operations need.
 */
export interface Operation extends BodyFormat {
  readonly method: string;
  /**
   * Literals and parameter keys in turn: `["/dags/", "dag_id", "/dagRuns"]`. What
   * follows a `?` in them is the beginning of the query.
   */
  readonly path: readonly (string | PathParameter)[];
  /** `pathOf` of `path.ts`, where the path has parameters. */
  readonly fill?: PathOf;
  /** Where it is not on the client's server: see `servers.ts`. */
  readonly server?: OwnServer;
  /**
   * `queryOf` of `parameters.ts`, and what it writes. A string is a parameter in
   * OpenAPI's default form: repeated for arrays.
   */
  readonly query?: readonly [Query, readonly (string | QueryParameter)[]];
  /** What travels in headers and cookies: see `fields.ts`. */
  readonly fields?: readonly [Fields, readonly (string | PathParameter)[]][];
  /** The formats that a call chooses from, where there are several: `choice.ts`. */
  readonly bodies?: readonly BodyFormat[];
  /**
   * The security schemes that it takes: alternatives, each of them all of its
   * names. Empty: no credentials are sent. Absent: whatever the client has.
   */
  readonly security?: readonly (readonly string[])[];
  /** `write` of `write.ts`, where a call sends more than its path. */
  readonly write?: Write;
  /** The `Accept` header; JSON unless given. */
  readonly accept?: string;
  /** Reads a good answer where it is not plain JSON: see `results.ts` and `received.ts`. */
  readonly read?: (response: Response, operation: Called) => Promise<unknown>;
  /** Parses JSON in an answer that is not JSON as a whole, where it has more than JSON can say. */
  readonly parse?: Parse;
  /** Where answers have dates and long integers: see `received.ts`. */
  readonly places?: Places;
  /** Reads the body of an error, and where each status has dates and long integers. */
  readonly failed?: readonly [
    read: (response: Response, operation: Called) => Promise<unknown>,
    places: Readonly<Record<string, Places | null>>,
  ];
}

/** An operation that is called: what errors tell of it. */
export interface Called extends Operation {
  /** Where, without the query, which may be secret. */
  readonly url: string;
  /** Masks what a server may repeat, and no text shows. */
  hide?: ((text: string) => string) | undefined;
  /** The URL has credentials in it, which platforms put into their messages. */
  isSecretUrl?: boolean;
}

/** Parses JSON; nothing for nothing. @throws {DecodeError} for what is no JSON */
export type Parse = (
  operation: Called,
  response: Response,
  text: string,
) => unknown;

/** Writes query, headers and body. */
export type Write = (
  operation: Operation,
  params: object,
  headers: Headers,
  url: URL,
) => SentBody | undefined;

/** The request that an answer leads to; undefined where none is sent. */
export type Redirected = (
  sent: Prepared,
  response: Response,
  trustedOrigins?: readonly string[],
) => Prepared | undefined;

/** A request before credentials: what every attempt starts from. */
export interface Prepared {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: SentBody | null;
  readonly duplex: "half";
  readonly redirect: RequestRedirect;
  /** Aborted when the call ends without an answer. */
  readonly signal: AbortSignal;
  /** How often servers have sent it on. */
  readonly redirects?: number;
}

/** A body, and what ends it where it is a stream: see `upload.ts`. */
export type SentBody = BodyInit & Stoppable;

export interface Stoppable {
  stop?(reason: unknown): void;
}

/** How a request body is written. */
export interface BodyFormat {
  /** Its media type; absent where there is none. */
  readonly body?: string;
  /**
   * Makes the body where it is not JSON, text or binary: see `forms.ts`,
   * `multipart.ts`, `bodies.ts` and `choice.ts`. It sets the media type where the body does
   * not bring it.
   */
  readonly encode?: (
    body: unknown,
    format: BodyFormat,
    headers: Headers,
    params: object,
  ) => SentBody;
  /** Where a body has dates: see `dates.ts`. */
  readonly dates?: Places;
  /** What writes a form that has dates. */
  readonly form?: BodyFormat["encode"];
  /** What is special about fields of a form (Encoding Objects). */
  readonly encoding?: Readonly<Record<string, PartEncoding>>;
}

/** What is special about a field of a form. */
export interface PartEncoding extends Partial<QueryParameter> {
  /** The media type of the part, unless its value brings one. */
  readonly type?: string;
  /** Headers that every such part has. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An operation with the types of a call: what it takes, which may be undefined
 * where the call may leave it out, and what it gives.
 */
export interface TypedOperation<in Params, out Result> extends Operation {
  /** For the compiler alone: it is never there. */
  readonly types?: (params: Params) => Result;
}

/** One whose answer is read item by item: no call of a client gives it. */
export interface StreamOperation extends Operation {
  /** For the compiler alone: it is never there. */
  readonly types?: "a stream";
}

/** What a call takes beside its operation. */
export type CallArguments<Params, Options> = undefined extends Params
  ? [params?: Params, options?: Options | undefined]
  : [params: Params, options?: Options | undefined];

/** A parameter that needs more said than its name. */
export interface NamedParameter {
  /** The name on the wire. */
  readonly name: string;
  /** The key among the call's parameters, where it differs. */
  readonly key?: string;
  /** How a value becomes text, where it is not a plain one: see `texts.ts`. */
  readonly text?: TextOf;
}

/** Makes a path of its literals and the parameters of a call. */
export type PathOf = (path: Operation["path"], params: object) => string;

/** Makes the query string of parameters. */
export type Query = (
  declared: readonly (string | QueryParameter)[],
  params: object,
) => string;

/** Adds parameters to the headers of a request. */
export type Fields = (
  headers: Headers,
  declared: readonly (string | PathParameter)[],
  params: object,
) => void;

/** The text of a value, or of each item of a list. */
export type TextOf = (value: unknown, key: string) => string;

export interface QueryParameter extends NamedParameter {
  /** One of `styles.ts`, where the style is not `form` with `explode`. */
  readonly style?: QueryStyle;
  /** Percent-encodes a text, where reserved characters stay: see `styles.ts`. */
  readonly encode?: (text: string) => string;
}

/** A parameter of a path, a header or a cookie. */
export interface PathParameter extends NamedParameter {
  /** One of `path-styles.ts`, where a list joined by commas will not do. */
  readonly style?: PathStyle;
  /** `inPath` of `parameters.ts`, where a path has more than a plain value. */
  readonly fill?: Fill;
}

/** Writes the value of a parameter for a path. */
export type Fill = (value: unknown, parameter: PathParameter) => string;

/** A value as it stands in a path, a header or a cookie; `name` and what `text` makes are encoded. */
export type PathStyle = (
  name: string,
  value: unknown,
  text: (item: unknown) => string,
) => string;
