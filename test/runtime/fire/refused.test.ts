/** Who refuses an answer before it is read lets go of its connection. */
import { expect, test } from "@jest/globals";
import { once } from "node:events";
import { type Auth, type CallOptions, Client, type Operation } from "../../../generator/runtime/index.js";
import { thrown, withServer } from "../server.js";

const get: Operation = { method: "GET", path: ["/x"] };
const refuse = (): never => {
  throw new Error("not this one");
};

test.each<[name: string, auth: Auth | undefined, options: CallOptions]>([
  ["onResponse", undefined, { onResponse: refuse }],
  ["verify of the authentication", { authorize: () => undefined, verify: refuse }, {}],
])("by %s", (_, auth, options) => {
  let closed: Promise<unknown> | undefined;
  return withServer(
    (_, response) => {
      closed = once(response, "close");
      response.writeHead(200).write("[");
    },
    async ({ url }) => {
      const error = await thrown(new Client({ baseUrl: url, auth }).call(get, {}, options));
      expect(error).toMatchObject({ message: "not this one" });
      await closed;
    },
  );
});
