/** What a client can log in with: by the security schemes of its build. */
import { expect, test } from "@jest/globals";
import { emitClient } from "./support.js";

const flow = (tokenUrl: string) => ({ type: "oauth2", flows: { password: { tokenUrl, scopes: {} } } });

async function filesWith(schemes: Record<string, object>, title = "Acme Pets") {
  const { files } = await emitClient({
    operations: { "GET /a": { security: Object.keys(schemes).map((name) => ({ [name]: [] })) } },
    parts: { info: { title, version: "1" }, components: { securitySchemes: schemes } },
  });
  return files;
}

test("a login at Airflow's token endpoint has a module, and only where the build has it", async () => {
  const files = await filesWith({ Login: flow("/auth/token") }, "Airflow API");
  expect(files.get("client/auth/__init__.py")).toContain('"login": ".._runtime.login"');
  expect(files.has("client/_runtime/login.py")).toBe(true);
  expect(files.get("client/__init__.py")).toContain('"auth"');
  expect(files.get("client/_build.py")).toContain("return login(username, password)");
});

test("a build whose credentials are settings has no auth", async () => {
  const files = await filesWith({ Basic: { type: "http", scheme: "Basic" } });
  expect([...files.keys()].filter((path) => /\/auth\/|login|renewal/.test(path))).toEqual([]);
  expect(files.get("client/__init__.py")).not.toContain('"auth"');
  expect(files.get("client/_build.py")).toContain("    return None");
});

test.each([
  [{ B: { type: "http", scheme: "basic" } }, "Acme Pets", '"ACME_PETS", "token": False, "password": True'],
  [{ B: { type: "http", scheme: "bearer" } }, "Acme Pets", '"ACME_PETS", "token": True, "password": False'],
  [{ L: flow("/auth/token") }, "Airflow API", '"AIRFLOW", "token": True, "password": True'],
  [{ K: { type: "apiKey", in: "header", name: "k" } }, "K", '"K", "token": False, "password": False'],
])("variables of the environment: %j of %s", async (schemes, title, expected) => {
  const files = await filesWith(schemes, title);
  const text = (files.get("client/_build.py") ?? "").replace(/\s+/g, " ").replaceAll(", }", "}");
  expect(text).toContain(`ENVIRONMENT: Environment = {"prefix": ${expected}}`.replace("{", "{"));
});
