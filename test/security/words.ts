/** A spec in which words that mean something to JavaScript, or to a file system, are the names of everything. */
import { type Json, set } from "./base.js";
import { words } from "./payloads.js";
import { planOrRefuse } from "./pipeline.js";

/** A spec with each word in every place where a name can stand. */
function specOf(names: readonly string[]): Json {
  const [schemas, paths, properties]: [Json, Json, Json] = [{}, {}, {}];
  for (const [index, name] of names.entries()) {
    set(properties, name, { type: "string" });
    set(schemas, name, { type: "object", properties: Object.fromEntries([[name, {}]]), required: [name, `${name}!`] });
    const $ref = `#/components/schemas/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
    const content = { "application/json": { schema: { $ref } } };
    set(paths, `/${index}/{${name}}`, {
      post: {
        operationId: `${name} it`,
        tags: [name],
        requestBody: { content },
        responses: { "200": { description: "", content } },
      },
      get: { operationId: name, tags: ["Words"], responses: { "200": { description: "", content } } },
    });
  }
  const parameters = names.map((name) => ({ name, in: "query", schema: { enum: names } }));
  paths["/words"] = {
    get: { operationId: "all", tags: ["Words"], parameters, responses: { "204": { description: "" } } },
  };
  schemas["All of them"] = { type: "object", properties };
  return { openapi: "3.1.0", info: { title: "Words", version: "1" }, paths, components: { schemas } };
}

/** The words that can be names, in one spec; those that can not are refused, each for itself. */
export async function specOfWords(): Promise<{ readonly document: Json; readonly refused: readonly string[] }> {
  const kept: string[] = [];
  const refused: string[] = [];
  for (const word of words) {
    const isMade = "plans" in (await planOrRefuse(specOf([...kept, word])));
    (isMade ? kept : refused).push(word);
  }
  return { document: specOf(kept), refused };
}
