/** Text of others, be it of a spec, of a config, the name of a file or what a server says, commands no terminal, whatever is asked. */
import { expect, test } from "@jest/globals";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { airflowCodegen, inTemporaryFolder } from "../support/cli.js";

/** Colours, a title for the window, the start of another line, and all that turns text around. */
const words =
  "\u001b[31m\u001b]0;x\u0007\r\u0085\u009b31m\u2028\u2029\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
/** A folder. */
const name = `n${words}`;

// eslint-disable-next-line no-control-regex
const commands = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function spec(word: string, ref = "Thing") {
  const schema = { $ref: `#/components/schemas/${ref}` };
  const at = `${word}\0\b`;
  return {
    openapi: `3.1.0${at}`,
    info: { title: at, version: at, description: at },
    servers: [{ url: "https://example.com", description: at }],
    tags: [{ name: at, description: at }],
    paths: {
      [`/${at}/{p}`]: {
        get: {
          ...{ operationId: at, summary: at, description: at, tags: [at, "Other"], security: [{ [at]: [] }] },
          parameters: [
            { name: "p", in: "path", required: true, description: at, schema: { enum: [at], default: at } },
            { name: "Accept", in: "header", description: at, schema: { type: "string" } },
          ],
          responses: { "200": { description: at, content: { [`x/${at}`]: { schema } } } },
        },
      },
    },
    components: {
      schemas: { Thing: { title: at, properties: { [at]: { description: at, pattern: at, format: at } } } },
      securitySchemes: { [at]: { type: "apiKey", in: "header", name: "X-Key", description: at } },
    },
  };
}

/** A server that is asked for a spec and answers with words. */
async function withServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    if (request.url === "/away") response.writeHead(302, { location: "/%1b[31m\u0085\u009b" }).end();
    else response.writeHead(404, "\u0085\u009b31m", { "content-type": "text/plain; x=\u009b" }).end(words);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test(
  "no command prints what commands a terminal; JSON has it escaped",
  () =>
    inTemporaryFolder((cwd) =>
      withServer(async (url) => {
        mkdirSync(join(cwd, name));
        const write = (file: string, document: unknown) => writeFileSync(join(cwd, file), JSON.stringify(document));
        const [old, changed] = [`${name}/old.json`, `${name}/new.json`];
        write(old, spec(words));
        write(changed, spec(`${words}2`));
        write("broken.json", spec(words, encodeURIComponent(words)));
        writeFileSync(join(cwd, "broken.yaml"), `openapi: 3.1.0\n? !${words} *${words}\n`);
        write("unknown.config.json", { [words]: words });
        write("wrong.config.json", { spec: words, target: words, packageName: words });
        write("auth.json", { schemes: { [words]: { type: words } } });

        const output = (file: string) => ["--spec", file, "--out", `${name}/out`, "--package-name", "t-client"];
        const docs = ["--spec", old, "--out", `${name}/docs`, "--target", "docs", "--dialect"];
        const runs: string[][] = [
          ["generate", ...output(old), "--verbose"],
          ["generate", ...output(old), "--json"],
          ["check", ...output(changed), "--verbose"],
          ["check", ...output(changed), "--json"],
          ["generate", ...docs, "python", "--package-name", "t_client", "--verbose"],
          ["generate", ...docs, "bash", "--verbose"],
          ...["text", "markdown", "guide", "json"].map((format) => [
            ...["diff", old, changed, "--verbose", "--surface", "--format", format],
          ]),
          ["auth", "list", "--spec", old],
          ["auth", "list", "--spec", old, "--json"],
          ["auth", "list", "--auth-file", "auth.json"],
          ["specs", "path", words],
          ["specs", "list", "--json"],
          ["init", "--auth-file", `${name}/auth.yaml`],
          ...["broken.json", "broken.yaml", `${name}/none`, url, `${url}/away`].flatMap((file) => [
            ["generate", "--spec", file],
            ["generate", "--spec", file, "--json"],
            ["diff", old, file],
          ]),
          ...["unknown.config.json", "wrong.config.json", name].map((file) => ["generate", "--config", file]),
          ["generate", "--spec", old, "--include-tag", words],
          ["generate", "--target", words],
          ["generate", `--${words}`],
          [words],
        ];
        for (const args of runs) {
          const { exitCode, stdout, stderr } = await airflowCodegen(args, { cwd });
          const shown = {
            args,
            isOurs: exitCode !== 70 && exitCode !== null,
            raw: commands.exec(stdout + stderr)?.[0],
          };
          expect(shown).toEqual({ args, isOurs: true, raw: undefined });
          const isJson = args.includes("--json") || args.includes("json");
          if (isJson) JSON.parse(stdout);
        }
      }),
    ),
  180_000,
);
