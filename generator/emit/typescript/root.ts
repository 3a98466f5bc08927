/** `src/client.ts`, the root object with one field per API class, and `src/index.ts`, everything that the package exports. */
import { type TsCode, code, doc, ident, paragraphs, specifier } from "./code.js";
import { fileName, formsOf, groupNames, modelName, type Package, plainSchemas, valuesName } from "./context.js";
import { helperReexports } from "./helpers.js";
import type { FilePlan, ReexportPlan } from "./plan.js";
import { authProviders, providersFor } from "./providers.js";

/** The root object: a discoverable way to everything. A program that imports one class instead bundles only that one. */
export function rootFile(pack: Package): FilePlan {
  const groups = pack.groups.map((group) => {
    return { ...groupNames(pack, group), description: group.tag.description };
  });
  return {
    path: "src/client.ts",
    imports: [
      { from: specifier("./runtime/http.js"), names: [code`Client`], typeOnly: false },
      { from: specifier("./runtime/http.js"), names: [code`ClientConfig`], typeOnly: true },
      ...groups.map(({ className }) => ({
        from: specifier(`./apis/${className}.js`),
        names: [className],
        typeOnly: false,
      })),
    ],
    statements: [
      {
        kind: "class",
        name: pack.names.root,
        doc: paragraphs(
          doc(
            `The client of ${pack.api.info.title} ${pack.api.info.version}. It has one field for each API class. All classes share one configuration.`,
          ),
          doc("For a smaller bundle, create a single API class with the same configuration."),
        ),
        fields: groups.map(({ field, className, description }) => ({
          key: field,
          type: className,
          optional: false,
          doc: doc(description ?? ""),
        })),
        constructorPlan: {
          parameters: [{ name: code`config`, type: code`ClientConfig` }],
          body: [
            code`const client = new Client(config);`,
            ...groups.map(({ field, className }) => code`this.${field} = new ${className}(client);`),
          ],
          doc: doc(""),
        },
        methods: [],
      },
    ],
  };
}

/** @param modules further ones, whose exports are all the package's */
export function indexFile(pack: Package, modules: readonly string[]): FilePlan {
  const providers = providersFor(pack.api).map((name) => authProviders[name]);
  const shared = new Set(providers.flatMap(({ shares }) => shares ?? []));
  return {
    path: "src/index.ts",
    imports: [],
    statements: [
      all("./client.js"),
      ...pack.groups.map((group) => all(`./apis/${groupNames(pack, group).className}.js`)),
      ...modelExports(pack),
      ...modules.map(all),
      all("./runtime/index.js"),
      ...helperReexports(pack),
      ...providers.flatMap(({ file, values, types }) => [
        ...named(`./runtime/auth/${file}.js`, values.map(ident), false),
        ...named(`./runtime/auth/${file}.js`, types.map(ident), true),
      ]),
      ...[...shared].flatMap(({ file, types }) => named(`./runtime/auth/${file}.js`, types.map(ident), true)),
    ],
  };
}

/** The index of a package without operations: its models are all there is. */
export function modelsIndexFile(pack: Package): FilePlan {
  return { path: "src/index.ts", imports: [], statements: modelExports(pack) };
}

function modelExports(pack: Package): ReexportPlan[] {
  return [
    ...plainSchemas(pack).flatMap(({ name, schema }) => {
      const file = `./models/${fileName(pack, name)}.js`;
      const forms = formsOf(pack, name).map((direction) => modelName(pack, name, direction));
      const values = schema.kind === "enum" && schema.open ? [valuesName(pack, name)] : [];
      return [...named(file, values, false), ...named(file, forms, true)];
    }),
    ...[...pack.names.generics.values()].flatMap((name) => named(`./models/${name}.js`, [name], true)),
  ];
}

function all(from: string): ReexportPlan {
  return { kind: "reexport", from: specifier(from), names: [], typeOnly: false };
}

function named(from: string, names: readonly TsCode[], typeOnly: boolean): ReexportPlan[] {
  return names.length === 0 ? [] : [{ kind: "reexport", from: specifier(from), names, typeOnly }];
}
