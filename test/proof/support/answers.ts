/** What the server says to each case of `program.ts`. */
import type { ServerResponse } from "node:http";
import { json, type Seen } from "../../runtime/server.js";

/** One request: `rest` is its path below that of the case, `count` is 1 for the first of the case. */
export interface Asked {
  readonly seen: Seen;
  readonly rest: string;
  readonly count: number;
  readonly response: ServerResponse;
  /** Another server. */
  readonly elsewhere: string;
}

type Answer = (asked: Asked) => void;

const run = { run_id: "r", state: "queued", note: null, end_date: null };
const ok: Answer = ({ response }) => json(response, 200, { ok: true });

const statuses: Record<string, Answer> = {
  "409": ({ response }) => json(response, 409, { detail: "There is one." }, { "x-said": "no" }),
  "422": ({ response }) =>
    json(response, 422, { detail: [{ loc: ["body", "weight"], msg: "must be positive", input: "s3cret" }] }),
  "500": ({ response }) => json(response, 500, { type: "about:blank", title: "Oh dear", detail: "Half\nway" }),
  "204": ({ response }) => void response.writeHead(204).end(),
  d: ({ response }) => void response.writeHead(204).end(),
  empty: ({ response }) => void response.writeHead(200, { "content-type": "application/json" }).end(),
  html: ({ response, seen }) => {
    response.writeHead(seen.method === "GET" ? 200 : 404, { "content-type": "text/html" });
    response.end("<html>Not here</html>");
  },
  // Half of what was promised.
  cut: ({ response }) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"dag_id":', () => setTimeout(() => response.destroy(), 50));
  },
  silent: () => undefined,
  stalled: ({ response }) => void response.writeHead(200, { "content-type": "application/json" }).write('{"dag_id":'),
};

/** By the id of the dag. */
const byStatus: Answer = (asked) => statuses[/\/dags\/(\w+)/.exec(asked.rest)?.[1] ?? ""]?.(asked);

/** Lines for ever; the other request of the case is answered once nobody listens any more. */
function endless(): Answer {
  let left = (): void => undefined;
  const closed = new Promise<void>((resolve) => (left = resolve));
  return ({ response, rest }) => {
    if (rest === "/health") {
      void closed.then(() => json(response, 200, { stream: { status: "closed" } }));
      return;
    }
    response.writeHead(200, { "content-type": "application/x-ndjson" });
    const timer = setInterval(() => response.write('{"state":"running"}\n'), 20);
    response.on("close", () => {
      clearInterval(timer);
      left();
    });
  };
}

/** The first token is good until a request for the dag `late` comes. */
function granting(): Answer {
  const tokens = ["first", "second"];
  return ({ seen, rest, response }) => {
    const isLate = rest.startsWith("/dags/late/");
    if (rest === "/auth/token") json(response, 200, { access_token: tokens.shift(), token_type: "bearer" });
    else if (isLate && seen.headers.authorization === "Bearer first") json(response, 401, { detail: "Expired token" });
    else json(response, 200, isLate ? run : []);
  };
}

const redirect: Answer = ({ rest, response, elsewhere }) => {
  const there = "/redirect/api/v9/dags/there";
  if (rest === "/dags/there") json(response, 200, { dag_id: "there" });
  else response.writeHead(307, { location: rest === "/dags/same" ? there : elsewhere + there }).end();
};

/** Lines that arrive in pieces which mind neither lines nor characters; the last one has no end. */
const stream: Answer = ({ response }) => {
  const bytes = Buffer.from('{"note":"ü😀"}\n\n{"state":"new"}\r\n{"state":"success"}');
  const pieces = [bytes.subarray(0, 10), bytes.subarray(10, 13), bytes.subarray(13, 30), bytes.subarray(30)];
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  const send = (): void => {
    const piece = pieces.shift();
    if (piece) response.write(piece, () => setTimeout(send, 20));
    else response.end();
  };
  send();
};

const half: Answer = ({ response }) => {
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  response.end('{"state":"running"}\n{"state":');
};

const pages: Answer = ({ seen, rest, response }) => {
  const { searchParams } = new URL(seen.url, "http://server");
  const from = Number(searchParams.get("offset"));
  const dags = ["a", "b", "c"].slice(from, from + 2).map((dag_id) => ({ dag_id, is_paused: false }));
  if (rest.startsWith("/dags?")) json(response, 200, { dags, total_entries: 3 });
  else if (searchParams.get("cursor")) json(response, 200, { dag_runs: [{ ...run, run_id: "2" }], next_cursor: null });
  else json(response, 200, { dag_runs: [{ ...run, run_id: "1" }], next_cursor: "n+/=" });
};

const isUnavailable: ReadonlySet<number> = new Set([1, 2, 4]);

/** The answers by case; `ok` to a case that is not there. New for each server, since some remember. */
export function answersOf(): (name: string) => Answer {
  const answers: Readonly<Record<string, Answer>> = {
    ...{ nothing: byStatus, errors: byStatus, kinds: byStatus, broken: byStatus, timeout: byStatus },
    ...{ stream, half, leaving: endless(), aborted: endless() },
    ...{ passwordGrant: granting(), redirect, redirectWithKey: redirect, pages, abort: () => undefined },
    form: ({ response }) => json(response, 201, { access_token: "token" }),
    text: ({ response }) => void response.writeHead(200, { "content-type": "plain/text" }).end("# ü\r\n"),
    binary: ({ response }) => {
      response.writeHead(200, { "content-type": "application/octet-stream" });
      response.end(Buffer.from([0, 127, 128, 255, 13, 10, 195]));
    },
    wrongPassword: ({ response }) => json(response, 401, { detail: "Not s3cret" }),
    retries: ({ response, count }) =>
      isUnavailable.has(count) ? json(response, 503, {}, { "retry-after": "0" }) : json(response, 200, { ok: true }),
  };
  return (name) => answers[name] ?? ok;
}
