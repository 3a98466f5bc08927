/** Random schemas that are made of no others. */
import type { Dice } from "./dice.js";
import { shortText, text } from "./words.js";

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** A string, a number, or a boolean. */
export function primitive(dice: Dice): JsonObject {
  const made = dice.pick([string, string, string, integer, integer, number, boolean])(dice);
  return { ...made, ...(dice.uses("deprecated", 10) && { deprecated: true }) };
}

const formats: readonly (readonly [format: string, value: string])[] = [
  ["date", "2020-01-02"],
  ["date-time", "2020-01-02T03:04:05Z"],
  ["date-time", "2020-01-02T03:04:05.123456+02:00"],
  ["uuid", "d290f1ee-6c54-4b01-90e6-d701748f0851"],
  ["byte", "aGk="],
  ["binary", "x"],
  ["password", "secret"],
  ["email", "a@b.org"],
  ["uri", "https://example.com/a?b=c"],
  ["duration", "P1D"],
  ["hostname", "localhost"],
];

function string(dice: Dice): JsonObject {
  const [format, value] = dice.uses("formats", 70) ? dice.pick(formats) : [undefined, undefined];
  const words = [
    "x",
    "",
    "two words",
    "~",
    "1",
    "true",
    ...(dice.has("texts") ? ['say "x"', "it's", "a\\b", "line\nbreak", "<b>&", "ü"] : []),
  ];
  return {
    type: "string",
    ...(format !== undefined && { format }),
    ...(dice.uses("constraints", 30) && { minLength: 1, maxLength: dice.int(1, 200) }),
    ...(dice.uses("constraints", 20) && {
      pattern: dice.pick(["^a+$", "^[a-z_]+$", "[0-9]+", "/^x/i", "^(?!\\s)", '^"q"$']),
    }),
    ...(dice.uses("defaults", 40) && { default: value ?? dice.pick(words) }),
    ...(dice.uses("examples", 40) && { example: value ?? dice.pick(words) }),
  };
}

function integer(dice: Dice): JsonObject {
  return {
    type: "integer",
    ...(dice.uses("formats", 50) && { format: dice.pick(["int32", "int64"]) }),
    ...(dice.uses("constraints", 40) && {
      minimum: dice.pick([0, 1, -5, 10]),
      ...(dice.chance(50) && { maximum: 100 }),
    }),
    ...(dice.uses("constraints", 10) && { multipleOf: 5 }),
    ...(dice.uses("defaults", 45) && { default: dice.pick([0, 1, -1, 50, 2147483648]) }),
    ...(dice.uses("examples", 40) && { example: dice.pick([7, 0, -3]) }),
  };
}

function number(dice: Dice): JsonObject {
  return {
    type: "number",
    ...(dice.uses("formats", 60) && { format: dice.pick(["float", "double"]) }),
    ...(dice.uses("constraints", 30) && { minimum: dice.pick([0, 0.5, -1.25]) }),
    ...(dice.uses("defaults", 45) && { default: dice.pick([0, 1, 0.1, -2.5, 100000, 1e10, 12345678.9, 0.00001]) }),
    ...(dice.uses("examples", 40) && { example: dice.pick([1.5, 3, -0.25]) }),
  };
}

function boolean(dice: Dice): JsonObject {
  return {
    type: "boolean",
    ...(dice.uses("defaults", 45) && { default: dice.chance(50) }),
    ...(dice.uses("examples", 30) && { example: dice.chance(50) }),
  };
}

/** `named`: as a component of its own. */
export function enumOf(dice: Dice, named: boolean): JsonObject {
  const isNumber = dice.uses("enums", 25);
  const odd: Json[] = ["two words", "", "1st", "a-b", "None", "*/*", "UPPER", 'q"q', "it's", "ü", "<b>", "a\\b"];
  const values: Json[] = isNumber
    ? dice.pick<Json[]>([[1, 2, 3], [0, -1], [10]])
    : [
        ...dice.some<Json>(["success", "failed", "running", "up_for_retry", "queued"], dice.int(1, 4)),
        ...(dice.has("enums") ? dice.some(odd, dice.int(0, 2)) : []),
      ];
  const isNullable = dice.uses("nullable", 25);
  return {
    type: isNumber ? "integer" : "string",
    enum: isNullable ? [...values, null] : values,
    ...(isNullable && { nullable: true }),
    ...(named && dice.chance(50) && { description: text(dice) }),
    ...(named && titled(dice)),
    ...(dice.uses("defaults", 40) && { default: dice.pick(values) }),
    ...(dice.uses("examples", 20) && { example: dice.pick(values) }),
    ...(named && dice.uses("extensions", 20) && { "x-note": shortText(dice) }),
  };
}

export function titled(dice: Dice): JsonObject {
  return dice.uses("titles", 40)
    ? { title: dice.pick(["Nice Title", "Id", "NiceTitle", "dag_title", "The Items", "A-B"]) }
    : {};
}
