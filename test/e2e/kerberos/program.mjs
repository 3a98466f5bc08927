/**
 * A program of a user's, run once for each test: the tickets come from its environment, which the library reads when it is
 * loaded. Makes the calls that its argument asks for, all at once, and prints as JSON what came of them.
 */
import { inspect } from "node:util";
import { AirflowClient, kerberos } from "airflow-client";
import { withProver } from "./prover.mjs";

const { baseUrl, proof, options, calls = ["getDags"] } = JSON.parse(process.argv[2]);
const auth = kerberos(options);
const sent = [];

const makers = {
  getDags: (client) => client.dag.getDags(),
  postPool: (client) => client.pool.postPool({ body: { name: `pool-${process.pid}`, slots: 1 } }),
};

async function run(url) {
  const note = (request, next) => {
    sent.push(request.headers.get("authorization"));
    return next(request);
  };
  const client = new AirflowClient({ baseUrl: url, auth, middleware: [note], retries: 0 });
  return Promise.all(calls.map((name) => outcome(makers[name](client))));
}

const outcome = (work) =>
  work.then(
    (answer) => ({ answer }),
    (error) => ({ error: { name: error.name, message: error.message, status: error.status }, shown: showAll(error) }),
  );
const showAll = (value) => inspect(value, { depth: 9, showHidden: true, getters: true });

const outcomes = await (proof ? withProver(proof, run) : run(baseUrl));
console.log(JSON.stringify({ outcomes, sent, auth: showAll(auth) }));
