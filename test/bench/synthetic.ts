/** Specs of any size: the same number gives the same bytes. An operation costs the same in a small one and in a large one. */

const words =
  "task run pool asset variable connection event log state owner start end queue retry trigger note key value code".split(
    " ",
  );
/** Operations of a tag, and how far a reference to a model reaches. */
const perTag = 10;

/** What is made at random, from one seed. */
interface Dice {
  readonly below: (limit: number) => number;
  readonly word: () => string;
  readonly sentence: (length: number) => string;
}

/** A linear congruential generator (Numerical Recipes). */
function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const word = () => words[below(words.length)] ?? "";
  return { below, word, sentence: (length) => `${Array.from({ length }, word).join(" ")}.` };
}

/**
 * The text of a document in JSON: two operations a path, ten a tag, and a model for every two operations, with eight properties and a
 * reference to a model near it.
 */
export function syntheticSpec(operations: number): string {
  const dice = diceOf(1);
  const pairs = Math.ceil(operations / 2);
  const paths = Array.from({ length: pairs }, (_, index) => [
    `/api/group${Math.floor((2 * index) / perTag)}/item${index}/{id}`,
    {
      get: operation(2 * index, dice),
      ...(2 * index + 1 < operations && { post: operation(2 * index + 1, dice) }),
    },
  ]);
  const schemas = Array.from({ length: pairs }, (_, index) => [`Model${index}`, model(index, dice)]);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Synthetic", version: "1.0.0" },
    paths: Object.fromEntries(paths) as object,
    components: { schemas: Object.fromEntries(schemas) as object },
  });
}

function operation(index: number, dice: Dice): object {
  const { sentence } = dice;
  const near = () => reference(Math.max(0, Math.floor(index / 2) - dice.below(perTag)));
  return {
    operationId: `operation_${index}`,
    tags: [`Group ${Math.floor(index / perTag)}`],
    summary: sentence(4),
    description: sentence(20),
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string" }, description: sentence(5) },
      { name: "limit", in: "query", schema: { type: "integer", default: 50, maximum: 1000 }, description: sentence(6) },
      { name: `${dice.word()}_filter`, in: "query", schema: scalar(dice), description: sentence(6) },
    ],
    ...(index % 2 === 1 && { requestBody: { required: true, content: json(near()) } }),
    responses: {
      200: { description: sentence(4), content: json(near()) },
      404: { description: "Not found", content: json(reference(0)) },
    },
  };
}

function model(index: number, dice: Dice): object {
  const scalars = Array.from({ length: 6 }, (_, at) => [
    `${dice.word()}_${at}`,
    { ...scalar(dice), description: dice.sentence(8) },
  ]);
  return {
    type: "object",
    description: dice.sentence(12),
    required: ["id", "name"],
    properties: {
      id: { type: "string", description: dice.sentence(5) },
      name: { type: "string" },
      ...(Object.fromEntries(scalars) as object),
      // One of the three before it, so that what belongs together stays small.
      parent: index === 0 ? { type: "string" } : reference(index - 1 - dice.below(Math.min(index, 3))),
    },
  };
}

function scalar(dice: Dice): object {
  const all = [
    { type: "string" },
    { type: "string", format: "date-time" },
    { type: "integer", minimum: 0, default: 10 },
    { type: "boolean", default: false },
    { anyOf: [{ type: "string" }, { type: "null" }] },
    { type: "string", enum: ["queued", "running", "success", "failed"] },
  ];
  return all[dice.below(all.length)] ?? {};
}

function reference(model: number): object {
  return { $ref: `#/components/schemas/Model${model}` };
}

function json(schema: object): object {
  return { "application/json": { schema } };
}
