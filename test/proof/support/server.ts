/** The server that the program of the runtimes calls, and its account of what it saw. */
import { serve, type Seen } from "../../runtime/server.js";
import { answersOf } from "./answers.js";

/** A request as the report shows it: JSON is what is asked for and sent, unless it says otherwise. */
export type Shown = Readonly<Record<string, unknown>>;

export interface ReportingServer {
  readonly url: string;
  /** The requests of each case, in the order they came; without those by which a browser asks for permission. */
  seen(): Promise<Record<string, Shown[]>>;
  /** How often a browser asked whether it may. */
  preflights(): number;
  close(): Promise<void>;
}

/** Lets pages of any origin send and read everything; a wildcard leaves `Authorization` out. */
const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "*",
  "access-control-allow-headers": "*, Authorization",
  "access-control-expose-headers": "*",
  // Asked for again each time, where it matters.
  "access-control-max-age": "0",
};

/** Where a case ends and the path of the operation begins. */
const address = /^\/(?<name>\w+)(?:\/api\/v9)?(?<rest>\/.*)$/;

/** Starts two servers on free ports of the loopback: the one that is called, and another for redirects to lead to. */
export async function startServer(): Promise<ReportingServer> {
  const calls: { readonly name: string; readonly shown: Promise<Shown> }[] = [];
  let preflights = 0;
  const start = (where: { readonly server?: string }, elsewhere: string, answerOf = answersOf()) =>
    serve((seen, response) => {
      for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
      if (seen.method === "OPTIONS") {
        preflights++;
        response.writeHead(204).end();
        return;
      }
      const { name = "", rest = "" } = address.exec(seen.url)?.groups ?? {};
      calls.push({ name, shown: show(seen, rest).then((shown) => ({ ...where, ...shown })) });
      const count = calls.filter((call) => call.name === name).length;
      answerOf(name)({ seen, rest, count, response, elsewhere });
    });
  const other = await start({ server: "elsewhere" }, "");
  const server = await start({}, other.url);
  return {
    url: server.url,
    preflights: () => preflights,
    async seen() {
      const found: Record<string, Shown[]> = {};
      for (const { name, shown } of calls) (found[name] ??= []).push(await shown);
      return found;
    },
    close: async () => void (await Promise.all([server.close(), other.close()])),
  };
}

async function show({ method, headers, body }: Seen, rest: string): Promise<Shown> {
  const { accept, authorization, cookie, "content-type": type } = headers;
  const own = Object.entries(headers).filter(([name]) => name.startsWith("x-"));
  return {
    call: `${method} ${rest}`,
    ...(accept !== "application/json" && { accept }),
    ...(authorization && { authorization }),
    ...(cookie && { cookie }),
    ...Object.fromEntries(own),
    ...(type && type !== "application/json" && { type: type.replace(/(boundary=).*/, "$1…") }),
    ...(body && { body: type?.startsWith("multipart/") ? await partsOf(type, body) : body }),
  };
}

/** The parts of a form, whatever the boundary between them. */
async function partsOf(type: string, body: string): Promise<unknown[]> {
  const form = await new Response(body, { headers: { "content-type": type } }).formData();
  return Promise.all(
    [...form].map(async ([field, value]) =>
      typeof value === "string"
        ? { field, value }
        : { field, name: value.name, type: value.type, text: await value.text() },
    ),
  );
}
