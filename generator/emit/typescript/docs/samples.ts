/** Samples of what travels: the JSON of a body and of an answer. */
import { isImpossible, toJson, wholeExample } from "../../../ir/example/index.js";
import type { SchemaContext } from "../../../ir/fits.js";
import type { MediaType } from "../../../ir/model.js";
import type { OperationView } from "../../../ir/operation-view.js";
import { isStream, successes } from "../../../ir/results.js";
import { fence, type Markdown, prose } from "../../markdown/index.js";

/** A body of an operation with all that it may have; nothing where that is no JSON. */
export function bodySample({ lookup, discriminators }: SchemaContext, { body, operation }: OperationView): Markdown {
  if (body?.media.format !== "json" || body.media.schema === undefined) return prose``;
  const { schema, example: given } = body.media;
  return json({ lookup, discriminators }, { schema, given, name: "body", operation });
}

/** What an operation answers, or one item of it where that is a stream; nothing where that is no JSON. */
export function answerSample(
  { lookup, discriminators }: SchemaContext,
  { operation, results }: OperationView,
): Markdown {
  const [{ mediaType }] = results;
  const media = successes(operation)
    .flatMap(({ content }) => content)
    .find(({ type }) => type === mediaType);
  const shown = media === undefined ? undefined : shownOf(media);
  if (shown === undefined) return prose``;
  const make = (): Markdown => json({ lookup, discriminators, isReceived: true }, { ...shown, name: "answer" });
  const { schema, given } = shown;
  return schema.kind === "ref" && given === undefined && !schema.nullable ? once(lookup, schema.name, make) : make();
}

const made = new WeakMap<SchemaContext["lookup"], Map<string, Markdown>>();

/** Many operations answer with the same model. */
function once(lookup: SchemaContext["lookup"], name: string, make: () => Markdown): Markdown {
  const known = made.get(lookup) ?? new Map<string, Markdown>();
  made.set(lookup, known);
  const sample = known.get(name) ?? make();
  known.set(name, sample);
  return sample;
}

function shownOf({ format, schema, itemSchema, example }: MediaType): Pick<Shown, "schema" | "given"> | undefined {
  if (isStream(format)) return itemSchema === undefined ? undefined : { schema: itemSchema, given: undefined };
  return format === "json" && schema !== undefined ? { schema, given: example } : undefined;
}

type Shown = Parameters<typeof wholeExample>[2] & { readonly schema: Parameters<typeof wholeExample>[1] };

function json(context: SchemaContext, { schema, ...wish }: Shown): Markdown {
  if (schema.kind === "any" && wish.given === undefined) return prose``;
  const value = wholeExample(context, schema, wish);
  return isImpossible(value) ? prose`` : fence("json", JSON.stringify(toJson(value), undefined, 2));
}
