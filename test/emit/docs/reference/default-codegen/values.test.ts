/** Defaults and examples as Java prints what the parser of the reference has kept of them. */
import { describe, expect, test } from "@jest/globals";
import { copyOf } from "../../../../../generator/emit/docs/reference/default-codegen/copies.js";
import { defaultText, exampleText } from "../../../../../generator/emit/docs/reference/default-codegen/values.js";
import { schemaBeside } from "./support.js";

const given = (schema: string) => schemaBeside(schema).schema;

describe("a point in time", () => {
  test.each([
    ["2020-01-02T03:04:05Z", "2020-01-02T03:04:05Z"],
    // Seconds that are zero are left out, unless they have a fraction.
    ["2020-01-02T03:04:00Z", "2020-01-02T03:04Z"],
    ["2020-01-02T03:04:00.000Z", "2020-01-02T03:04Z"],
    ["2020-01-02T03:04:00.5Z", "2020-01-02T03:04:00.500Z"],
    // A fraction has three, six or nine digits: as many as it needs.
    ["2020-01-02T03:04:05.1Z", "2020-01-02T03:04:05.100Z"],
    ["2020-01-02T03:04:05.12Z", "2020-01-02T03:04:05.120Z"],
    ["2020-01-02T03:04:05.123Z", "2020-01-02T03:04:05.123Z"],
    ["2020-01-02T03:04:05.1234Z", "2020-01-02T03:04:05.123400Z"],
    ["2020-01-02T03:04:05.123456Z", "2020-01-02T03:04:05.123456Z"],
    ["2020-01-02T03:04:05.1234567Z", "2020-01-02T03:04:05.123456700Z"],
    ["2020-01-02T03:04:05.123000Z", "2020-01-02T03:04:05.123Z"],
    ["2020-01-02T03:04:05.010Z", "2020-01-02T03:04:05.010Z"],
    ["2020-01-02T03:04:05.000Z", "2020-01-02T03:04:05Z"],
    ["2020-01-02T03:04:05+00:00", "2020-01-02T03:04:05Z"],
    ["2020-01-02T03:04:05-00:00", "2020-01-02T03:04:05Z"],
    ["2020-01-02T03:04:05+01:30", "2020-01-02T03:04:05+01:30"],
    ["2020-01-02t03:04:05z", "2020-01-02T03:04:05Z"],
    ["2020-01-02T03:04Z", "2020-01-02T03:04Z"],
    ["2020-01-02T24:00:00Z", undefined],
    ["2020-02-30T00:00:00Z", undefined],
    ["2020-01-02T03:04:00+19:00", undefined],
    ["2020-01-02 03:04:05Z", undefined],
    ["2020-01-02T03:04:05", undefined],
    ["tomorrow", undefined],
  ])("%s is %s", (text, want) => {
    expect(defaultText(given(`{ type: string, format: date-time, default: "${text}" }`))).toBe(want);
  });
});

describe("a default", () => {
  test.each([
    ["string, default: text", "text"],
    ["string, default: 1.50", "1.5"],
    ["string, default: true", "true"],
    ["string, default: null", "null"],
    ["string, format: email, default: null", "null"],
    ["string, format: date, default: null", undefined],
    ["integer, default: null", undefined],
    ["string, default: [a]", undefined],
    ["string, default: { a: b }", undefined],
    ['string, format: date, default: "2020-01-02"', "Thu Jan 02 00:00:00 UTC 2020"],
    ['string, format: date, default: "2020-13-02"', "Sat Jan 02 00:00:00 UTC 2021"],
    ['string, format: date, default: "2020-1-2"', undefined],
    ['string, format: date, default: "0001-01-01"', "Sat Jan 01 00:00:00 UTC 1"],
    ['string, format: date, default: "2020-01-02T00:00:00Z"', undefined],
    ["string, format: uuid, default: 0A-Bc", undefined],
    ["string, format: uuid, default: 1-2-3-4-5B", "00000001-0002-0003-0004-00000000005b"],
    ["string, format: binary, default: x", undefined],
    ["string, format: byte, default: abcd", "abcd"],
    ["string, format: byte, default: YWI", "YWI"],
    ["string, format: byte, default: x", undefined],
    ["string, format: odd, default: X", "X"],
    ["boolean, default: true", "true"],
    ["boolean, default: 'TRUE'", "true"],
    ["boolean, default: 'yes'", "false"],
    ["boolean, default: 1", undefined],
    ["integer, default: 3", "3"],
    ["integer, default: 2147483647", "2147483647"],
    ["integer, default: 2147483648", undefined],
    ["integer, default: -2147483648", "-2147483648"],
    ["integer, default: 1.5", undefined],
    ["integer, default: '3'", undefined],
    ["number, default: 3", "3"],
    ["number, default: 1.0", "1.0"],
    ["number, default: 10000000.0", "1.0E+7"],
    ["number, default: '3'", undefined],
    ["array, items: {}, default: [a, 1.0, null]", '["a",1.0,null]'],
    ["array, items: {}, default: a", undefined],
    ["object, default: { a: [b] }", '{"a":["b"]}'],
    ["object, default: [a]", undefined],
    ["odd, default: a", undefined],
  ])("of type: %s is %s", (schema, want) => {
    expect(defaultText(given(`{ type: ${schema} }`))).toBe(want);
  });

  test.each([
    ["default: a", undefined],
    // A class has a type where the schema says none.
    ["items: {}, default: [a]", '["a"]'],
    ["additionalProperties: true, default: { a: b }", '{"a":"b"}'],
  ])("without a type: %s is %s", (schema, want) => {
    expect(defaultText(given(`{ ${schema} }`))).toBe(want);
  });

  test.each([
    ["array, items: {}, default: [a, 1.0, [b]]", "[a, 1.0, [b]]"],
    ["object, default: { a: { b: c } }", "{a={b=c}}"],
    ["string, format: binary, default: x", "eA=="],
    ["string, format: byte, default: eA==", "eA=="],
    ["string, format: byte, default: '!'", undefined],
    ["string, default: x", "x"],
  ])("of a copy of type: %s is %s", (schema, want) => {
    expect(defaultText(copyOf(given(`{ type: ${schema} }`), true))).toBe(want);
  });

  test("of a date is lost in an incomplete copy, and so is what may be anything", () => {
    const copied = (schema: string) => copyOf(given(schema), false);
    expect(copied('{ type: string, format: date, default: "2020-01-02" }').default).toBeUndefined();
    expect(copied("{ type: array, items: {} }").items?.type).toBe("object");
    expect(copied("{ type: object, additionalProperties: {} }").additionalProperties).toMatchObject({ type: "object" });
    expect(copied("{ type: object, additionalProperties: true }").additionalProperties).toBe(true);
    expect(copied("{ type: array, items: { type: string, default: x } }").items?.default).toBe("x");
  });
});

describe("an example", () => {
  test.each([
    ["type: string, format: date-time, example: '2020-01-02T03:04:05.5Z'", "2020-01-02T03:04:05.500Z"],
    ["type: string, example: a", "a"],
    ["type: string, example: 1", "1"],
    ["type: string, format: date, example: 5", undefined],
    ['type: string, format: date, example: "2020-1-2"', "Thu Jan 02 00:00:00 UTC 2020"],
    ['type: string, format: date, example: "2020-01-02T03:04:05Z"', undefined],
    ["type: integer, example: 1", "1"],
    ["type: integer, example: '12,17'", undefined],
    ["type: integer, example: '+5'", undefined],
    ["type: integer, example: '-5'", "-5"],
    ["type: integer, example: '9223372036854775807'", "9223372036854775807"],
    ["type: integer, example: '9223372036854775808'", undefined],
    ["type: integer, example: [1]", undefined],
    ["type: number, example: '+5'", "5"],
    ["type: number, example: some", undefined],
    ["type: number, example: 1.5", "1.5"],
    ["type: boolean, example: 'TRUE'", "true"],
    ["type: boolean, example: 'yes'", "false"],
    ["type: integer, example: 1.0", undefined],
    ["type: integer", undefined],
  ])("of %s is %j", (schema, want) => {
    const read = given(`{ ${schema} }`);
    expect(exampleText(read, read.example)).toEqual(want);
  });
});
