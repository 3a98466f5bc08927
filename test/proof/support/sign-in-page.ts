/** A page whose user signs in: what a program of a user does, and what the proof looks at. */
import { authorizationCode } from "../../../generator/runtime/auth/authorization-code.js";
import type { OAuth2Tokens } from "../../../generator/runtime/auth/oauth2.js";
import { discover } from "../../../generator/runtime/auth/open-id.js";
import { Client, type Operation } from "../../../generator/runtime/index.js";

/** Written into the page by its server. */
declare const settings: { readonly issuer: string; readonly api: string };

const get: Operation = { method: "GET", path: ["/x"] };
const { origin, pathname, search } = location;

async function start(): Promise<object> {
  const scheme = await discover({ openIdConnectUrl: settings.issuer });
  const auth = authorizationCode(scheme, {
    clientId: "page",
    redirectUri: origin + pathname,
    scopes: ["openid", "dags"],
  });
  const client = new Client({ baseUrl: settings.api, auth, retries: 0 });
  let tokens: OAuth2Tokens | undefined;
  if (new URLSearchParams(search).has("state")) {
    history.replaceState(null, "", pathname);
    tokens = await auth.complete(origin + pathname + search);
  }
  return {
    signIn: async () => location.assign(await auth.begin()),
    /** So many calls at once. */
    call: (count: number) => Promise.all(Array.from({ length: count }, () => client.call(get))),
    revoke: () => fetch("/revoke", { method: "POST", body: tokens?.accessToken ?? "" }).then(({ ok }) => ok),
  };
}

Object.assign(globalThis, { program: start() });
