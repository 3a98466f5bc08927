/** Where models are used: what a page of a model links to. */
import type { Operation, Schema } from "../../../ir/model.js";
import { refsIn, requestSchemas, responseSchemas } from "../../../ir/walk.js";
import { anchorOf, type Markdown, pageLink, plain, prose } from "../../markdown/index.js";
import type { TsCode } from "../code.js";
import { fileName, genericOf, groupNames, groupOf, operationNames, type Package } from "../context.js";

/** Links of one kind, and how many more there are. */
export type ModelUse = { readonly says: Markdown; readonly links: readonly Markdown[]; readonly more: Markdown };

/** How many links of a kind are shown: errors are part of every operation. */
const shown = 12;

const kinds = { sent: prose`Sent to`, received: prose`Received from`, part: prose`Part of` } as const;

type Kind = keyof typeof kinds;

/** Model → the links to it by kind, in the order of the document. The keys of the links are their addresses. */
type Uses = ReadonlyMap<TsCode, ReadonlyMap<Kind, ReadonlyMap<string, () => Markdown>>>;

/** What is told of the uses of each model, by the name of its page. */
export function modelUses(pack: Package): (model: TsCode) => readonly ModelUse[] {
  const uses = usesIn(pack);
  return (model) =>
    (["sent", "received", "part"] as const).flatMap((kind): ModelUse[] => {
      const all = [...(uses.get(model)?.get(kind)?.values() ?? [])];
      if (all.length === 0) return [];
      const left = all.length - shown;
      const more = left > 0 ? prose`, and ${plain(String(left))} more` : prose``;
      return [{ says: kinds[kind], links: all.slice(0, shown).map((link) => link()), more }];
    });
}

function usesIn(pack: Package): Uses {
  const uses = new Map<TsCode, Map<Kind, Map<string, () => Markdown>>>();
  const pagesOf = pagesBySchema(pack);
  const add = (schemas: readonly Schema[], kind: Kind, address: string, link: () => Markdown): void => {
    for (const page of new Set(schemas.flatMap((schema) => [...refsIn(schema)].flatMap(pagesOf)))) {
      const known = uses.get(page) ?? new Map<Kind, Map<string, () => Markdown>>();
      uses.set(page, known.set(kind, (known.get(kind) ?? new Map<string, () => Markdown>()).set(address, link)));
    }
  };
  for (const operation of pack.api.operations) {
    const { address, link } = methodLink(pack, operation);
    add(requestSchemas(operation), "sent", address, link);
    add(responseSchemas(operation), "received", address, link);
  }
  for (const { name, schema } of pack.api.schemas) {
    for (const page of pagesOf(name).slice(0, 1)) {
      add([schema], "part", `${page}.md`, () => pageLink(plain(page), `${page}.md`));
    }
  }
  return uses;
}

function methodLink(pack: Package, operation: Operation) {
  const { className } = groupNames(pack, groupOf(pack, operation));
  const { method } = operationNames(pack, operation);
  const address = `${className}.md#${anchorOf(method)}`;
  return { address, link: () => pageLink(plain(`${className}.${method}`), address) };
}

/** The pages that tell of a schema: of an instance of a generic model the page of that model, and those of its arguments. */
function pagesBySchema(pack: Package): (schema: string) => readonly TsCode[] {
  const known = new Map<string, readonly TsCode[]>();
  return (schema) => {
    const pages = known.get(schema) ?? pagesOfSchema(pack, schema);
    known.set(schema, pages);
    return pages;
  };
}

function pagesOfSchema(pack: Package, schema: string): readonly TsCode[] {
  const instance = genericOf(pack, schema);
  if (instance === undefined) return pack.names.models.has(schema) ? [fileName(pack, schema)] : [];
  const head = pack.names.generics.get(instance.generic.head);
  return [...(head === undefined ? [] : [head]), ...instance.args.flatMap((name) => pagesOfSchema(pack, name))];
}
