/** The kinds of calls that a client makes, and what comes of each: run in a process of its own, against the servers it is given. */
import { clientCredentials } from "../../../generator/runtime/auth/client-credentials.js";
import { login } from "../../../generator/runtime/auth/login.js";
import { sessionCookie } from "../../../generator/runtime/auth/session-cookie.js";
import { events } from "../../../generator/runtime/events.js";
import {
  ApiError,
  type CallOptions,
  Client,
  ClientError,
  type ClientConfig,
  type Operation,
  paginate,
  stream,
} from "../../../generator/runtime/index.js";
import { queryOf } from "../../../generator/runtime/parameters.js";
import { binary, nothing, text } from "../../../generator/runtime/results.js";
import { sequence } from "../../../generator/runtime/sequence.js";

const get: Operation = { method: "GET", path: ["/api"] };
const post: Operation = { ...get, method: "POST", body: "application/json" };
const list: Operation = { ...get, query: [queryOf, ["offset"]] };

/** What a call knows beside its client. */
interface Context {
  readonly options: CallOptions;
  /** What has come of it so far, for calls whose results come one by one. */
  readonly items: unknown[];
}

type Call = (client: Client, context: Context) => Promise<unknown>;

const streaming =
  (read: typeof stream): Call =>
  async (client, { options, items }) => {
    for await (const item of read(client, get, {}, options)) {
      items.push(item);
      // What never ends is left.
      if (items.length > 4) break;
    }
  };

const once: Call = (client, { options }) => client.call(get, {}, options);

export const kinds: Readonly<Record<string, Call>> = {
  json: once,
  post: (client, { options }) => client.call(post, { body: { a: 1 } }, options),
  upload(client, { options }) {
    const body = new Blob(["up"]).stream();
    return client.call({ ...post, body: "application/octet-stream" }, { body }, options);
  },
  text: (client, { options }) => client.call({ ...get, accept: "text/plain", read: text }, {}, options),
  async bytes(client, { options }) {
    const blob = await client.call<Blob | undefined>({ ...get, accept: "*/*", read: binary }, {}, options);
    return blob && `${blob.size} bytes`;
  },
  nothing: (client, { options }) => client.call({ ...get, method: "DELETE", read: nothing }, {}, options),
  lines: streaming(stream),
  events: streaming(events as typeof stream),
  sequence: streaming(sequence),
  async pages(client, { options, items }) {
    const page = (query: object): Promise<{ items?: unknown[] }> => client.call(list, query, options);
    for await (const item of paginate(page, "items")) items.push(item);
  },
  member: once,
  login: once,
  token: once,
  session: once,
};

/** By kind: who calls; the others are nobody. A member has logged in, and its call fails; of the others here, the login does. */
const auths: Readonly<Record<string, () => ClientConfig["auth"]>> = {
  member: () => login({ username: "a", password: "secret" }),
  login: () => login({ username: "a", password: "secret" }),
  token: () =>
    clientCredentials({ clientCredentials: { tokenUrl: "/auth/token" } }, { clientId: "a", clientSecret: "secret" }),
  session: () => sessionCookie({ username: "a", password: "secret" }),
};

/** One line for what came of a call. */
export async function outcomeOf(kind: string, url: string, options: CallOptions): Promise<string> {
  const items: unknown[] = [];
  const client = new Client({ baseUrl: `${url}/${kind}`, retries: 1, auth: auths[kind]?.() });
  const isList = /lines|events|sequence|pages/.test(kind);
  const said = (last: string): string =>
    isList || items.length > 0 ? [brief(items), ...(last ? [last] : [])].join(" then ") : last;
  try {
    const value = await kinds[kind]?.(client, { options, items });
    return said(isList ? "" : brief(value));
  } catch (error) {
    return said(error === options.signal?.reason ? "the signal's reason" : nameOf(error));
  }
}

function brief(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 60 ? `${text.length} characters` : text;
}

function nameOf(error: unknown): string {
  if (error instanceof ApiError) return `${error.name} ${error.status}`;
  return error instanceof ClientError ? error.name : `UNDOCUMENTED ${String(error)}`;
}
