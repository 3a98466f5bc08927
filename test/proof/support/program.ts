/**
 * The program that every runtime runs: each case calls the client in one way, against a server of which it knows only the URL.
 * What it gives back, and what the server saw of it, must be the same everywhere (`want.ts`).
 */
import type * as Generated from "../../../output/example/src/index.js";

/** A generated client, as `import * as client` brings it. */
export type Client = typeof Generated;

interface Config {
  /** Its last segment is the name of the case: so the server knows what to answer. */
  readonly baseUrl: string;
  readonly retries: 0;
}

type Case = (client: Client, config: Config) => Promise<unknown>;

/** Runs all cases, one after the other. */
export async function report(client: Client, url: string): Promise<Record<string, unknown>> {
  const got: Record<string, unknown> = {};
  for (const [name, run] of Object.entries(cases)) {
    got[name] = await run(client, { baseUrl: `${url}/${name}`, retries: 0 }).catch(
      (error: unknown) => `failed: ${String(error)}`,
    );
  }
  return got;
}

/** What is wrong with a call, as plain data. */
async function refusal(client: Client, call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    (value) => new Error(`not refused: ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) return { reason: error };
  const { name } = error;
  // The server has another port each time.
  const said = error.message.replace(/http:\/\/[^/]+\/\w+/, "");
  // What the platform calls it is its own: `: ECONNREFUSED`.
  const message = error instanceof client.NetworkError ? said.replace(/: \w+$/, "") : said;
  return error instanceof client.ApiError
    ? { name, message, body: error.body, problem: error.problem, header: error.headers.get("x-said") }
    : { name, message };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** Also for what JSON cannot say. */
const shown = (value: unknown): unknown => (value === undefined ? "undefined" : value);

const sending: Record<string, Case> = {
  async path({ DagApi }, config) {
    return new DagApi(config).getDag({ dag_id: "a/b c?#%\\ü~*'();." });
  },
  async climbing(client, config) {
    return refusal(client, new client.DagApi(config).getDag({ dag_id: ".." }));
  },
  async query({ DagApi }, config) {
    return new DagApi(config).getDags({
      limit: 5,
      tags: ["a,b", "o'neill", "+ü"],
      order_by: ["-dag_id", "x y"],
      filter: { owner: "Ü&=[]", paused: false },
    });
  },
  async dates({ DagRunApi }, config) {
    return new DagRunApi(config).getDagRuns({
      dag_id: "d",
      start_date_gte: new Date(Date.UTC(2031, 4, 6, 7, 8, 9)),
      start_date_lt: "2031-05-06T07:08:09",
      state: ["queued", "failed"],
      conf: { a: [1, null] },
    });
  },
  async cookie({ DagApi }, config) {
    return new DagApi(config).getDags({ time_zone: "Europe/Ü b" });
  },
  async header({ DagApi }, config) {
    return new DagApi(config).getDag({ dag_id: "d", "X-Request-Id": "é" });
  },
  async json({ DagRunApi }, config) {
    return new DagRunApi(config).triggerDagRun({ dag_id: "d", body: { conf: { text: "ü😀", at: new Date(0) } } });
  },
  async form({ LoginApi }, config) {
    return new LoginApi(config).createToken({
      body: { grant_type: "password", username: "a b&ü", password: "+%='~*" },
    });
  },
  async multipart({ VariableApi }, config) {
    // Bun adds a charset to the types of text and JSON, as soon as the file is made.
    const file = new File(['{"ü": 1}\r\n'], 'ü "1".json', { type: "application/x-variables" });
    return shown(await new VariableApi(config).importVariables({ body: { file, overwrite: true } }));
  },
  async blob({ VariableApi }, config) {
    return shown(await new VariableApi(config).importVariables({ body: { file: new Blob(["plain"]) } }));
  },
};

const answers: Record<string, Case> = {
  async nothing({ DagApi }, config) {
    const api = new DagApi(config);
    const results = [
      await api.deleteDag({ dag_id: "d" }),
      await api.getDag({ dag_id: "204" }),
      await api.getDag({ dag_id: "empty" }),
    ];
    return results.map(shown);
  },
  async text({ DagApi }, config) {
    return new DagApi(config).getDagSourceText({ dag_id: "d" });
  },
  async binary({ VariableApi }, config) {
    const blob = await new VariableApi(config).exportVariables();
    return { type: blob.type, bytes: [...new Uint8Array(await blob.arrayBuffer())].join() };
  },
  async errors(client, config) {
    const api = new client.DagRunApi(config);
    const call = (dag_id: string): Promise<unknown> => refusal(client, api.triggerDagRun({ dag_id, body: {} }));
    return [await call("409"), await call("422"), await call("html"), await call("500")];
  },
  async kinds({ DagRunApi, ConflictError, ClientError, isApiError }, config) {
    const error: unknown = await new DagRunApi(config)
      .triggerDagRun({ dag_id: "409" })
      .catch((reason: unknown) => reason);
    return [
      error instanceof ConflictError,
      error instanceof ClientError,
      isApiError<Generated.TriggerDagRunErrors>(error) && error.status === 409 && error.body.detail,
    ];
  },
  async broken(client, config) {
    const api = new client.DagApi(config);
    return [
      await refusal(client, api.getDag({ dag_id: "cut" })),
      await refusal(client, api.getDag({ dag_id: "html" })),
    ];
  },
};

const streams: Record<string, Case> = {
  async stream({ DagRunApi }, config) {
    return all(new DagRunApi(config).waitForDagRunStream({ dag_id: "d", run_id: "r" }));
  },
  async half(client, config) {
    const items = new client.DagRunApi(config).waitForDagRunStream({ dag_id: "d", run_id: "r" });
    return [(await items.next()).value, await refusal(client, items.next())];
  },
  async leaving({ DagRunApi, DefaultApi }, config) {
    const items = new DagRunApi(config).waitForDagRunStream({ dag_id: "d", run_id: "r" });
    const taken: unknown[] = [];
    for await (const item of items) if (taken.push(item) === 2) break;
    // Answered once the connection of the stream is closed.
    return [taken, await new DefaultApi(config).getHealth()];
  },
  async aborted(client, config) {
    const controller = new AbortController();
    const api = new client.DagRunApi(config);
    const items = api.waitForDagRunStream({ dag_id: "d", run_id: "r" }, { signal: controller.signal });
    const first: unknown = (await items.next()).value;
    setTimeout(() => controller.abort("enough"), 50);
    const rest = await refusal(client, all(items));
    return [first, rest, await new client.DefaultApi(config).getHealth()];
  },
};

const settings: Record<string, Case> = {
  async basic({ DagApi, DefaultApi, basic }, config) {
    const auth = basic({ username: "ü", password: "p:w😀" });
    await new DagApi({ ...config, auth }).getDag({ dag_id: "d" });
    // Open to everybody: sent without.
    return new DefaultApi({ ...config, auth }).getHealth();
  },
  async passwordGrant({ DagRunApi, OAuth2PasswordBearer, passwordGrant }, config) {
    const auth = passwordGrant(OAuth2PasswordBearer, { username: "ann", password: "s3cret" });
    const api = new DagRunApi({ ...config, auth });
    const both = await Promise.all([
      api.getLogs({ dag_id: "d", run_id: "r" }),
      api.getLogs({ dag_id: "d", run_id: "r" }),
    ]);
    // The server no longer takes the token: log in again, and send the body again.
    return [both, await api.triggerDagRun({ dag_id: "late", body: { queue: "q" } })];
  },
  async wrongPassword(client, config) {
    const auth = client.passwordGrant(client.OAuth2PasswordBearer, { username: "ann", password: "s3cret" });
    const told = await refusal(client, new client.DagApi({ ...config, auth }).getDag({ dag_id: "d" }));
    // The whole address of the token endpoint is in it, which differs by run.
    return JSON.parse(JSON.stringify(told).replaceAll(config.baseUrl, "")) as unknown;
  },
  async redirect({ DagApi, bearer }, config) {
    const api = new DagApi({ ...config, auth: bearer("t0ken") });
    return [await api.getDag({ dag_id: "same" }), await api.getDag({ dag_id: "elsewhere" })];
  },
  async redirectWithKey(client, config) {
    const auth = { authorize: ({ headers }: Generated.AuthRequest): void => headers.set("x-key", "k3y") };
    return refusal(client, new client.DagApi({ ...config, auth }).getDag({ dag_id: "elsewhere" }));
  },
  async retries({ DagApi, DagRunApi }, { baseUrl }) {
    const body = { dag_run_id: "twice" };
    return [
      await new DagApi({ baseUrl }).getDag({ dag_id: "d" }),
      await new DagRunApi({ baseUrl }).triggerDagRun({ dag_id: "d", body }, { retries: 1 }),
    ];
  },
  async pages({ DagApi, DagRunApi }, config) {
    return [
      await all(new DagApi(config).getDagsAll({ limit: 2 })),
      await all(new DagRunApi(config).getDagRunsAll({ dag_id: "d" })),
    ];
  },
  async abort(client, config) {
    const api = new client.DefaultApi(config);
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 50);
    return [
      await refusal(client, api.getHealth({ signal: controller.signal })),
      await refusal(client, api.getHealth({ signal: AbortSignal.abort("before") })),
    ];
  },
  async timeout(client, config) {
    const api = new client.DagApi({ ...config, timeout: 200 });
    return [
      await refusal(client, api.getDag({ dag_id: "silent" })),
      await refusal(client, api.getDag({ dag_id: "stalled" })),
    ];
  },
  async middleware({ DagRunApi }, config) {
    const log: string[] = [];
    const mark =
      (name: string): Generated.Middleware =>
      async (request, next) => {
        const headers = new Headers(request.headers);
        headers.append("x-middleware", name);
        log.push(`${name} ${request.method} ${new URL(request.url).pathname}`);
        const response = await next(new Request(request, { headers }));
        log.push(`${name} ${response.status}`);
        return response;
      };
    const api = new DagRunApi({ ...config, middleware: [mark("outer"), mark("inner")] });
    return [await api.triggerDagRun({ dag_id: "d", body: { priority: 2 } }), log];
  },
  async fetch({ DefaultApi }, config) {
    const log: string[] = [];
    const api = new DefaultApi({
      ...config,
      fetch: (input, init) => {
        log.push(new Request(input, init).method);
        return fetch(input, init);
      },
    });
    const answer = (): Promise<Response> => Promise.resolve(Response.json({ self: { status: "made" } }));
    return [await api.getHealth(), log, await new DefaultApi({ ...config, fetch: answer }).getHealth()];
  },
};

const cases: Record<string, Case> = { ...sending, ...answers, ...streams, ...settings };
