/** Documents, and programs that use their types. `@ts-expect-error` says what must not compile. */
import { ref } from "../emit/support.js";
import type { JsonObject } from "../parse/support.js";

interface ProgramRow {
  readonly name: string;
  readonly openapi?: string;
  readonly schemas: JsonObject;
  /** Stands in `src/` of the client, beside its `index.ts`. */
  readonly program: string;
}

const text = { type: "string" };
const integer = { type: "integer" };
const object = (properties: JsonObject, parts: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...parts,
});
const told = (mapping: JsonObject): JsonObject => ({ discriminator: { propertyName: "kind", mapping } });

export const programs: readonly ProgramRow[] = [
  {
    name: "closed-beside-others",
    schemas: {
      One: object({ id: text }),
      Two: object({ key: text }),
      Rate: { allOf: [ref("One")], oneOf: [ref("One"), ref("Two")], required: ["id"], additionalProperties: false },
    },
    program: `
      import type { Rate } from "./index.js";
      export const rate: Rate = { id: "a" };
      // @ts-expect-error what is required has to be there
      export const none: Rate = {};
    `,
  },
  {
    name: "required-by-one-part",
    schemas: {
      Left: {
        ...object({ box: object({ size: integer }, { required: ["size", "id"], additionalProperties: integer }) }),
        type: ["object", "string"],
      },
      Right: { ...object({ box: object({ size: integer }) }), type: ["object", "null"] },
      Both: object({ pair: { allOf: [ref("Left"), ref("Right")] } }, { required: ["pair"] }),
    },
    program: `
      import type { Both } from "./index.js";
      export const both: Both = { pair: { box: { size: 1, id: 2 } } };
      // @ts-expect-error each member is an integer
      export const other: Both = { pair: { box: { size: 1, id: "a" } } };
      // @ts-expect-error what is required has to be there
      export const none: Both = { pair: { box: { size: 1 } } };
    `,
  },
  {
    name: "all-of",
    schemas: {
      Owner: object({ name: text, mood: { type: "string", enum: ["fine", "tired"] } }, { required: ["name"] }),
      Base: object(
        { owner: ref("Owner"), others: { type: "array", items: ref("Owner") }, size: { enum: ["s", "m", "l"] } },
        { required: ["owner", "size"] },
      ),
      Child: {
        allOf: [
          ref("Base"),
          object({
            owner: object({ age: integer }, { required: ["age"] }),
            others: { type: "array", items: object({ age: integer }) },
            size: { enum: ["m", "l", "xl"] },
            inner: { allOf: [object({ total: integer }), { required: ["total"] }] },
            named: { allOf: [ref("Owner"), { required: ["mood"] }] },
            never: { type: "string" },
          }),
          object({ never: integer }),
        ],
      },
      Deep: {
        allOf: [
          object({ child: { allOf: [object({ owner: ref("Owner") }), object({ owner: object({ age: integer }) })] } }),
          ref("Base"),
        ],
      },
      Loop: {
        allOf: [object({ next: { allOf: [ref("Loop"), object({ at: integer })] } }), object({ next: ref("Owner") })],
      },
      Choice: { allOf: [{ oneOf: [ref("Owner"), object({ name: integer, mood: integer })] }, { required: ["mood"] }] },
    },
    program: `
import type { Child, Choice, Deep, Loop } from "./index.js";
export function read(child: Child): string {
  const numbers: number[] = [child.owner.age, child.others?.[0]?.age ?? 0, child.inner?.total ?? 0];
  const texts: string[] = [child.owner.name, child.others?.map((one) => one.name).join() ?? "", child.named?.mood ?? ""];
  return numbers.join() + texts.join();
}
export const size: Child["size"] = "m";
export const never: [Child["never"]] extends [undefined] ? true : false = true;
// @ts-expect-error: the parts have nothing in common there
export const some: NonNullable<Child["never"]> = "a";
export const age = (deep: Deep): number | undefined => deep.child?.owner?.age;
export const name = (deep: Deep): string => deep.owner.name + (deep.child?.owner?.name ?? "");
export const at = (loop: Loop): number | undefined => loop.next?.at;
export const mood = (choice: Choice): string | number => choice.mood;
`,
  },
  {
    name: "maps",
    openapi: "3.1.0",
    schemas: {
      Same: object({ x: text }, { required: ["x"], additionalProperties: text }),
      Other: object({ x: integer }, { additionalProperties: text }),
      Pattern: { type: "object", patternProperties: { "^s_": text, "^n_": integer }, additionalProperties: false },
      Tree: object({ id: text }, { required: ["id"], patternProperties: { "^kid_": ref("Tree") } }),
      Pair: { type: "array", prefixItems: [text, integer], minItems: 2, unevaluatedItems: false },
    },
    program: `
import type { Other, Pair, Pattern, Same, Tree } from "./index.js";
export const same: Same = { x: "a", y: "b" };
// @ts-expect-error: texts only
export const wrong: Same = { x: "a", y: 1 };
export const length = (one: Same, name: string): number => (one[name] ?? "").length;
export const other: Other = { x: 1, y: "b" };
// @ts-expect-error: of neither type
export const none: Other = { x: 1, y: true };
export const sum = ({ x = 0 }: Other): number => x + 1;
export const pattern: Pattern = { s_a: "a", n_a: 1 };
// @ts-expect-error: of no pattern's type
export const odd: Pattern = { s_a: true };
export const tree: Tree = { id: "a", kid_a: { id: "b" } };
export const pair: Pair = ["a", 1];
// @ts-expect-error: closed
export const three: Pair = ["a", 1, 2];
`,
  },
  {
    name: "discriminated",
    openapi: "3.0.3",
    schemas: {
      Part: object(
        { kind: text },
        { required: ["kind"], ...told({ wheel: "#/components/schemas/Wheel", door: "Door" }) },
      ),
      Wheel: { allOf: [ref("Part"), object({ spokes: integer })] },
      Door: { allOf: [ref("Part")], type: "object", properties: { lock: { type: "boolean" } } },
      Bell: { allOf: [ref("Part")] },
      Pet: {
        oneOf: [ref("Kitty"), ref("Puppy"), { allOf: [ref("Hen")] }],
        ...told({ cat: "Cat", "2dog": "Dog", hen: "Hen" }),
      },
      Kitty: ref("Cat"),
      Puppy: { allOf: [ref("Dog")], description: "A young one." },
      Cat: object({ kind: text, lives: integer }, { required: ["kind"] }),
      Dog: object({ kind: text, tricks: integer }, { required: ["kind"] }),
      Hen: object({ kind: text, eggs: integer }, { required: ["kind"] }),
      Version: { oneOf: [ref("V1"), ref("V2")], ...told({ "1": "V1", "2": "V2" }) },
      V1: object({ kind: integer, one: text }, { required: ["kind"] }),
      V2: object({ kind: integer, two: text }, { required: ["kind"] }),
      Untold: { oneOf: [ref("On"), ref("Off")] },
      On: object({ state: { type: "string", enum: ["on"] }, since: text }, { required: ["state"] }),
      Off: object({ state: { type: "string", enum: ["off"] }, until: text }, { required: ["state"] }),
    },
    program: `
import type { Bell, Cat, Door, Part, Pet, Untold, Version, Wheel } from "./index.js";
export const wheel: Wheel = { kind: "wheel", spokes: 3 };
export const parts: Part[] = [wheel, { kind: "door" } satisfies Door, { kind: "Bell" } satisfies Bell];
// @ts-expect-error: the value of another one
export const door: Door = { kind: "wheel" };
export function pet(one: Pet): number | undefined {
  switch (one.kind) {
    case "cat":
      return one.lives;
    case "2dog":
      return one.tricks;
    case "hen":
      return one.eggs;
    default:
      return one satisfies never;
  }
}
// Elsewhere a cat has whatever kind it has.
export const cat: Cat = { kind: "tiger" };
export const version = (one: Version): string | undefined => (one.kind === 1 ? one.one : one.two);
export const untold = (one: Untold): string | undefined => (one.state === "on" ? one.since : one.until);
`,
  },
];
