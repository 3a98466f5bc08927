/** What a test knows of the server it meets. */
declare global {
  /** From `pairs.js`, by way of jest's configuration. */
  var pair: {
    readonly name: string;
    readonly client: string;
    readonly server: string;
    readonly major: "2" | "3";
    /** Of the generated package. */
    readonly folder: string;
  };
}

const urls = JSON.parse(process.env["E2E_SERVERS"] ?? "{}") as Readonly<Record<string, string>>;

/** The root of the running server of this pair. */
export const baseUrl = urlOf(globalThis.pair.server);

/** A name that no other run on the same server has used. */
export const fresh = (name: string): string => `${name}-${process.pid}-${Date.now().toString(36)}`;

/** Airflow 2: the header for this user, whose password is the name. */
export function basicCredentials(username: string): string {
  return `Basic ${Buffer.from(`${username}:${username}`).toString("base64")}`;
}

/** Airflow 3: a token of this user, whose password is the name. */
export async function tokenOf(username: string, url: string = baseUrl): Promise<string> {
  const response = await fetch(`${url}/auth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password: username }),
  });
  const { access_token } = (await response.json()) as { readonly access_token: string };
  return access_token;
}

/** All items of an iterator, at most so many: one that never ends fails here. */
export async function collect<Item>(items: AsyncIterable<Item>, most = 500): Promise<Item[]> {
  const result: Item[] = [];
  for await (const item of items) {
    result.push(item);
    if (result.length > most) throw new Error(`more than ${most} items`);
  }
  return result;
}

function urlOf(version: string): string {
  const url = urls[version];
  if (url === undefined) throw new Error(`no server of Airflow ${version} is running`);
  return url;
}
