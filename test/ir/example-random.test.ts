/** Examples of random schemas satisfy them, to the judgement of a validator that reads the schemas as they are written. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { exampleOf } from "../../generator/ir/example/index.js";
import { jsonSchemaOf } from "../../generator/ir/json-schema.js";
import { contextOf } from "../support/examples.js";
import { documentJudge, schemaJudge, verdict } from "../support/json-schema.js";
import { document, parseDocument } from "../parse/support.js";
import { randomMaps, randomSchemas } from "./random-schemas.js";

const seed = 20260101;

test.each([
  ["schemas", 2_000, randomSchemas],
  ["schemas of maps", 200, randomMaps],
])(
  `random %s that can be satisfied: %d of them (seed ${seed})`,
  (_, count, schemas) => {
    let judged = 0;
    const property = fc.property(schemas, ({ schema, named, witness }) => {
      const components = { schemas: { Tested: schema, ...named } };
      const judge = documentJudge(document({ components }))("#/components/schemas/Tested");
      // Members of `oneOf` that were not made around the witness may admit it all the same: nobody knows then that there is a value.
      fc.pre(judge(witness) === undefined);
      judged += 1;
      const { api } = parseDocument({ components });
      const context = contextOf(api);
      const tested = context.lookup("Tested");
      if (tested === undefined) throw new Error("no schema Tested");
      const use = { ...tested, kind: "ref", name: "Tested" } as const;
      const example = exampleOf(context, use, { name: "tested" });
      expect(verdict(judge, example)).toBeUndefined();
      expect(verdict(schemaJudge(jsonSchemaOf(use, context, "write")), example)).toBeUndefined();
    });
    // A failure shows the seed and the schema; to look for a smaller one would take long.
    fc.assert(property, { seed, numRuns: count, maxSkipsPerRun: 10, endOnFailure: true });
    expect(judged).toBeGreaterThanOrEqual(count);
  },
  300_000,
);
