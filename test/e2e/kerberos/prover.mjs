import kerberos from "kerberos";
import { once } from "node:events";
import { createServer } from "node:http";

const SERVICE = "airflow@localhost";
const SPNEGO = 6;

/** What a server that calls itself Airflow may say of itself in a good answer. */
const proofs = {
  right: (token) => accept(token),
  /** As Airflow does. */
  none: () => undefined,
  garbage: () => "AAAA",
  /** It has the key, but proves it to somebody else. */
  ofAnotherCall: async () => {
    const context = await kerberos.initializeClient(SERVICE, { mechOID: SPNEGO });
    return accept(await context.step(""));
  },
  /** SPNEGO's word that all is well, without a proof: whoever has no key can say so. */
  hollow: () => "oQcwBaADCgEA",
};

/** Answers every call; gives its URL to `use`, and is gone afterwards. */
export async function withProver(proof, use) {
  const server = createServer((request, response) => {
    const [, token] = request.headers.authorization.split(" ");
    Promise.resolve(proofs[proof](token)).then(
      (said) => {
        // Among other challenges, as proxies send them.
        const headers = said ? { "www-authenticate": `Basic realm="a, b", negotiate ${said}` } : {};
        response.writeHead(200, { "content-type": "application/json", ...headers });
        response.end('{"dags":[],"total_entries":0}');
      },
      (error) => response.writeHead(500).end(error.message),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await use(`http://localhost:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function accept(token) {
  const context = await kerberos.initializeServer(SERVICE);
  await context.step(token);
  return context.response;
}
