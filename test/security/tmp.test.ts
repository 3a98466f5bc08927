import { test } from "@jest/globals";
import { benignParts } from "./base.js";
import { families, words } from "./payloads.js";
import { plan, planOrRefuse } from "./pipeline.js";
import { positions } from "./positions.js";

test("explore", async () => {
  await plan(benignParts().document);
  const t = performance.now();
  const crashes = new Map<string, string[]>();
  const refusals = new Map<string, string[]>();
  const cases = [
    ...families.map((f, i) => [f.name, f.text] as const),
    ...words.map((w) => [`word ${w.slice(0, 20)}`, () => w] as const),
  ];
  for (const [name, text] of cases)
    for (const [id, position] of positions.entries()) {
      const parts = benignParts();
      position.put(parts, text(String(id)));
      try {
        const r = await planOrRefuse(parts.document);
        if (Array.isArray(r))
          refusals.set(`${position.name} ${r.join()}`, [...(refusals.get(`${position.name} ${r.join()}`) ?? []), name]);
      } catch (e) {
        const key = `${position.name}: ${(e as Error).message.slice(0, 60)}`;
        crashes.set(key, [...(crashes.get(key) ?? []), name]);
      }
    }
  console.log(performance.now() - t, cases.length, positions.length);
  console.log([...crashes].map(([k, v]) => `${k}: ${v.length} ${v.slice(0, 60).join(" | ")}`).join("\n"));
  console.log([...refusals].map(([k, v]) => `${k}: ${v.length} ${v.length > 60 ? "" : v.join(" | ")}`).join("\n"));
}, 300000);
