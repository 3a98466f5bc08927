import { expect, test } from "@jest/globals";
import { inspect } from "node:util";
import { kerberos } from "../../generator/runtime/auth/kerberos.js";
import { Client, ConfigError } from "../../generator/runtime/index.js";
import { json, thrown, withServer } from "./server.js";

// All else is proved with a real KDC: test/e2e/kerberos.
test("without the package `kerberos`, as here, nothing is sent and the error says what to install", () =>
  withServer(
    (_, response) => json(response, 200, {}),
    async ({ url, seen }) => {
      const error = await thrown(new Client({ baseUrl: url, auth: kerberos() }).call({ method: "GET", path: ["/x"] }));
      expect(error).toBeInstanceOf(ConfigError);
      expect(inspect(error)).toMatch(/npm install kerberos.*libkrb5-dev[^]*Cannot find (module|package) 'kerberos'/);
      expect(seen).toHaveLength(0);
    },
  ));
