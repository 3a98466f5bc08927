/** The sets of pages that there are to meet, and how each is made. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Files } from "./compare.js";
import { make, makeOfficial, type Recipe } from "./make.js";
import { readPages } from "./pages.js";
import { canBePulled, pullSpec } from "./specs.js";

/** Data beside the checkout, and not part of it: tests use it where it is. */
export const goldenFolder = fileURLToPath(new URL("../../../shared/golden/", import.meta.url));
export const isGoldenThere = existsSync(goldenFolder);

export interface GoldenSet {
  /** Its path below the golden folder: `reference/python@7.13.0/alpha`. */
  readonly name: string;
  readonly dialect: string;
  /** What should be made. */
  readonly want: () => Files;
  readonly made: () => Promise<Files>;
  /** The same where the golden folder is not, if it can be; `folder` is a temporary one. */
  readonly pulled?: (folder: string) => Promise<Files>;
  /** What the committed hashes are of; absent: none are committed. */
  readonly hashed?: () => Files;
}

/** The pairs of dialect and spec that the reference generator was run on. */
const references: Readonly<Record<string, readonly string[]>> = {
  "bash@4.3.1": ["2.0.0", "2.8.0sec", "3.2.1-as303", "alpha"],
  "bash@7.13.0": ["3.2.1"],
  "python-5@5.4.0": ["2.11.0", "3.2.1-as303", "alpha"],
  "python-legacy@4.3.1": ["alpha"],
  "python-legacy@5.3.0": ["2.0.0", "2.8.0"],
  "python@7.13.0": ["2.11.0", "alpha"],
};

/** The specs that these are of. */
export const referenceSpecs = [...new Set(Object.values(references).flat())];

/** The releases of the Python client whose pages are there, with the dialect they are in. */
const releases: Readonly<Record<string, string>> = {
  ...{ "2.0.0": "python-5", "2.1.0": "python-5", "2.2.0": "python-5", "2.5.0": "python-5", "2.8.0": "python-5" },
  ...{ "2.9.0": "python-5", "2.10.0": "python-5" },
  ...{ "3.0.0": "python", "3.1.0": "python", "3.1.8": "python", "3.2.1": "python", "3.3.2": "python" },
};

/** The names in the pages, by dialect. */
const packages: Readonly<Record<string, Pick<Recipe, "packageName" | "packageVersion">>> = {
  python: { packageName: "airflow_client.client", packageVersion: "2.9.0" },
  "python-5": { packageName: "airflow_client.client", packageVersion: "2.9.0" },
  "python-legacy": { packageName: "airflow_client", packageVersion: "1.0.0" },
};
const packageOf = (dialect: string) => packages[dialect.replace(/@.*/, "")];

const golden = (path: string) => join(goldenFolder, path);

/** All sets, in the order in which they are reported. */
export function goldenSets(): GoldenSet[] {
  return [
    ...Object.entries(references).flatMap(([dialect, specs]) => specs.map((spec) => referenceSet(dialect, spec))),
    ...Object.entries(releases).map(([release, dialect]) => officialSet(release, dialect)),
    seed("000-XComApi.python-5.md", "seeds/000.spec.yaml", "python-5@5.3", published),
    seed("001-XComApi.bash.md", "seeds/001.spec.yaml", "bash@4.3"),
    seed("002-TaskInstanceApi.python-legacy.md", "seeds/002.spec.yaml", "python-legacy@4.3"),
    seed("004-TaskInstanceApi.python.md", "official/3.0.0/spec.yaml", "python@7.13"),
    readmeSet(),
  ];
}

function referenceSet(dialect: string, spec: string): GoldenSet {
  const name = `reference/${dialect}/${spec}`;
  const made = (path: string) => make({ spec: path, dialect, ...packageOf(dialect) });
  const want = () => readPages(golden(name));
  return {
    name,
    dialect,
    want,
    made: () => made(golden(`specs/${spec}.yaml`)),
    hashed: want,
    ...(canBePulled(spec) && { pulled: async (folder) => made(await pullSpec(spec, folder)) }),
  };
}

/** Some pages begin with a licence, which is the user's to give. The hashes are of what is below it. */
const licence = /^<!--\n.*?\n -->\n\n/s;

function officialSet(release: string, dialect: string): GoldenSet {
  const name = `official/${release}`;
  const want = () => readPages(golden(name));
  return {
    name,
    dialect,
    want,
    made: () => {
      const [text = ""] = want().values();
      return makeOfficial(release, licence.exec(text)?.[0]);
    },
    hashed: () => new Map([...want()].map(([path, text]) => [path, text.replace(licence, "")])),
    pulled: () => makeOfficial(release),
  };
}

/** One page. */
function seed(file: string, spec: string, dialect: string, options: SeedOptions = {}): GoldenSet {
  const page = `docs/${/-(\w+)\./.exec(file)?.[1]}.md`;
  const { packageName, edit = (text) => text } = options;
  return {
    name: `seeds/${file.slice(0, 3)}`,
    dialect,
    want: () => new Map([[page, readFileSync(golden(`seeds/${file}`), "utf8")]]),
    made: async () => {
      const names = { ...packageOf(dialect), ...(packageName !== undefined && { packageName }) };
      const text = (await make({ spec: golden(spec), dialect, ...names })).get(page);
      return new Map(text === undefined ? [] : [[page, edit(text)]]);
    },
  };
}

interface SeedOptions {
  readonly packageName?: string;
  readonly edit?: (text: string) => string;
}

/** The renames of 2.0 - 2.8, for the page that has a spec of its own, not that of a release. */
const published: SeedOptions = {
  packageName: "client",
  edit: (text) =>
    text
      .replaceAll("# client", "# Apache Airflow Python Client")
      .replaceAll(/(import|from) client/g, "$1 airflow_client.client")
      .replaceAll("getattr(client.models", "getattr(airflow_client.client.models"),
};

/** The README of a template; the published one has a line that came later. */
function readmeSet(): GoldenSet {
  const later = /^.*\*\*wait_dag_run_until_finished\*\*.*\n/m;
  return {
    name: "seeds/003",
    dialect: "python@7.13",
    want: () => {
      const text = readFileSync(golden("seeds/003-README.published.md"), "utf8");
      return new Map([["README.md", text.replace(later, "")]]);
    },
    made: async () => {
      const files = await make({
        spec: golden("official/3.0.0/spec.yaml"),
        dialect: "python@7.13",
        ...packageOf("python"),
        schemes: { names: ["Basic", "GoogleOpenID", "Kerberos", "OAuth2PasswordBearer"] },
        readmeTemplate: golden("seeds/003-README.template.hbs"),
      });
      return new Map([...files].filter(([path]) => path === "README.md"));
    },
  };
}
