/** A build holds the security schemes it was asked for, and nothing of any other: in code, docs and README. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { authProviders, providerNames } from "../../generator/emit/typescript/providers.js";
import { builtinSchemes } from "../../generator/security/builtin.js";
import { airflowCodegen } from "../support/cli.js";
import { writeFiles } from "../support/client.js";
import { complaints, resolutions, strictFlags } from "../support/compiler.js";

const ownFile = fileURLToPath(new URL("own.yaml", import.meta.url));

interface Build {
  readonly name: string;
  readonly args: readonly string[];
  readonly schemes: readonly string[];
  /** What `src/index.ts` exports, by file. */
  readonly providers: readonly string[];
  /** The constants of `src/security.ts`. */
  readonly constants: readonly string[];
  readonly peers?: readonly string[];
}

const builds: readonly Build[] = [
  {
    name: "one",
    args: ["--security-schemes", "OAuth2PasswordBearer"],
    schemes: ["OAuth2PasswordBearer"],
    providers: ["bearer", "login"],
    constants: [],
  },
  {
    name: "four",
    args: ["--security-schemes", "Basic,GoogleOpenID,Kerberos,OAuth2PasswordBearer"],
    schemes: ["Basic", "GoogleOpenID", "Kerberos", "OAuth2PasswordBearer"],
    providers: ["authorization-code", "basic", "bearer", "kerberos", "login", "open-id"],
    constants: ["GoogleOpenID"],
    peers: ["kerberos"],
  },
  {
    name: "own",
    args: ["--auth-file", ownFile],
    schemes: ["CorporateKey", "Gate", "Sso", "Staff", "Device"],
    providers: [
      ...["api-key", "authorization-code", "bearer", "client-credentials", "digest", "mutual-tls", "open-id"],
      "refresh-token",
    ],
    constants: ["CorporateKey", "Sso", "Staff"],
  },
  {
    name: "some of them, in another order",
    args: ["--auth-file", ownFile, "--security-schemes", "Device,HTTPBearer,CorporateKey"],
    schemes: ["Device", "HTTPBearer", "CorporateKey"],
    providers: ["api-key", "bearer", "mutual-tls"],
    constants: ["CorporateKey"],
  },
];

const folder = mkdtempSync(join(tmpdir(), "airflow-codegen-schemes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(builds)("$name", ({ name, args, schemes, providers, constants, peers = [] }) => {
  const out = join(folder, name);
  const files = new Map<string, string>();
  const fileOf = (path: string): string => files.get(path) ?? "";

  beforeAll(async () => {
    const { exitCode, stderr } = await airflowCodegen(["generate", "--airflow", "3.3.2", ...args, "--out", out], {
      cwd: folder,
    });
    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining("error")]);
    for (const path of readdirSync(out, { recursive: true, encoding: "utf8" })) {
      if (/\.(ts|md|json)$/.test(path)) files.set(path.split(sep).join("/"), readFileSync(join(out, path), "utf8"));
    }
  });

  test("compiles, with the programs of its README", async () => {
    const programs = [...fileOf("README.md").matchAll(/```typescript\n([^]*?)```/g)].map(([, text = ""]) => text);
    expect(programs.length).toBeGreaterThan(schemes.length);
    const config = {
      compilerOptions: {
        types: [],
        paths: { "airflow-client": ["./src/index.ts"], "airflow-client/operations": ["./src/operations/index.ts"] },
      },
      include: ["programs", "src"],
    };
    writeFiles(out, [
      ...programs.map((text, index) => ({ path: `programs/${index}.ts`, text })),
      { path: "tsconfig.programs.json", text: JSON.stringify(config) },
    ]);
    expect(await complaints("7.0", out, ["-p", "tsconfig.programs.json", ...strictFlags, ...resolutions.bundler])).toBe(
      "",
    );
  });

  test("exports these providers and constants", () => {
    const index = fileOf("src/index.ts");
    const exported = [...index.matchAll(/^export \{.*\} from "\.\/runtime\/auth\/([\w-]+)\.js"/gm)];
    expect(exported.map(([, file]) => file).sort()).toEqual(providers);
    expect([...fileOf("src/security.ts").matchAll(/^export const (\w+)/gm)].map(([, constant]) => constant)).toEqual(
      constants,
    );
    const peerDependencies = (JSON.parse(fileOf("package.json")) as { peerDependencies?: object }).peerDependencies;
    expect(Object.keys(peerDependencies ?? {})).toEqual(peers);
  });

  test("its README explains them in order", () => {
    const [, section = ""] = /^## Authorization$([^]*?)^## /m.exec(fileOf("README.md")) ?? [];
    const headings = [...section.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([...schemes, "From the environment", "A scheme of your own"]);
  });

  test("its pages list them in order, with how to use each", () => {
    const sections = [...files].flatMap(([path, text]) =>
      path.startsWith("docs/") ? [...text.matchAll(/^### Required authorization\n\n([^]*?)\n\n###/gm)] : [],
    );
    const lists = new Set(sections.map(([, list = ""]) => list));
    const [listed = "", open] = [...lists].sort((a, b) => b.length - a.length);
    expect([lists.size, open]).toEqual([2, "None. Anyone can call this method."]);
    expect([...listed.matchAll(/^- \[(\w+)\]\(\.\.\/README\.md#\w+\): `(auth|fetch): .+`$/gm)].map(([, scheme]) => scheme)).toEqual(schemes); // prettier-ignore
    expect(listed.split("\n")).toHaveLength(schemes.length);
  });

  test("nothing in it is of any other scheme", () => {
    const otherSchemes = builtinSchemes.map((scheme) => scheme.name).filter((scheme) => !schemes.includes(scheme));
    const used = new Set([...fileOf("src/index.ts").matchAll(/[\w$]+/g)].map(([word]) => word));
    const others = providerNames.filter((provider) => !used.has(provider));
    expect(others.length).toBeGreaterThan(5);
    const words = [
      ...otherSchemes.map((scheme) => `\\b${scheme}\\b`),
      // As it is called, declared, imported.
      ...others.map((provider) => `(auth:|fetch:|function) ${provider}\\(|import .*\\b${provider}\\b`),
      ...others.map((provider) => `auth/${authProviders[provider].file}\\.`),
    ];
    // Operations may have any name, such as `login`.
    const own = [...files].filter(([path]) => !path.startsWith("src/operations/"));
    const found = own.flatMap(([path, text]) =>
      words.filter((word) => new RegExp(word).test(`${path}\n${text}`)).map((word) => `${path}: ${word}`),
    );
    // Not a scheme, but how a client shows its secret to a token endpoint (RFC 6749, section 2.3.1).
    const ofTokenEndpoint = "src/runtime/auth/oauth2.ts: \\bBasic\\b";
    expect(found.filter((line) => line !== ofTokenEndpoint)).toEqual([]);
  });
});
