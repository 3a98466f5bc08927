import { test } from "@jest/globals";
import { emitPackage } from "../../generator/emit/typescript/index.js";
import { filePlans } from "../../generator/emit/typescript/index.js";
import { printFiles } from "../../generator/emit/typescript/print.js";
import { docsFiles } from "../../generator/emit/typescript/docs/index.js";
import { options, plan } from "./pipeline.js";
import { assertAsPlanned } from "../support/oracle.js";
const ref = (name: string | number) => ({ $ref: `#/components/schemas/${name}` });
function many(count: number, make: (index: number) => readonly [string, unknown]) { return Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));}
const object = (properties = {}) => ({ type: "object", properties });
const spec = (schemas: any) => ({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: { "/a": { post: { operationId: "a", tags: ["A"], responses: { "200": { description: "", content: {"application/json": {schema: ref(Object.keys(schemas)[0]!)}} } } } } }, components: { schemas } });
test("explore", async () => {
  const documents = [
    spec({ A: { ...object(), description: "*/ x\n".repeat(2_000_000) } }),
    spec({ A: { ...object(), description: "*/ xsdf sdf sdf sdfsdf sdf sdf sdf sdf sdf \n".repeat(250_000) } }),
    spec({ A: { oneOf: Object.keys(many(5000, (i) => [`S${i}`, 0])).map(ref) }, ...many(5000, (i) => [`S${i}`, { const: i }]) }),
    spec({ A: object(many(10_000, (index) => [`p"${index}`, { type: "string", description: `*/ ${index}` }])) }),
  ];
  for (const document of documents) {
    const t: number[] = [performance.now()];
    const { pack, plans } = await plan(document);
    t.push(performance.now());
    const files = await printFiles(plans, "");
    t.push(performance.now());
    try { docsFiles(pack, options); } catch (e) { console.log(e) }
    t.push(performance.now());
    assertAsPlanned(plans, files);
    t.push(performance.now());
    console.log(t.slice(1).map((x, i) => Math.round(x - t[i]!)).join(" "));
  }
}, 300000);
