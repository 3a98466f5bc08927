import { describe, expect, test } from "@jest/globals";
import { defaultLiteral, enumLiterals, quoted } from "../../../../../generator/emit/docs/dialects/python-5/literals.js";
import { propertyOf } from "../../../../../generator/emit/docs/dialects/python-5/properties.js";
import { bigDecimalText, decimalText } from "../../../../../generator/emit/docs/reference/decimal.js";
import { pythonLiteral } from "../../../../../generator/emit/docs/reference/python-literal.js";
import { propertyIn } from "./support.js";

const any = "bool, date, datetime, dict, float, int, list, str, none_type";
const models = [
  "Tag: { type: object, properties: { a: { type: string } } }",
  "Color: { type: string, enum: [red, green] }",
  "Text: { type: string }",
  "Short: { type: string, maxLength: 3 }",
  "Free: { type: object }",
  "Tags: { type: array, items: { $ref: '#/components/schemas/Tag' } }",
  "Both: { allOf: [{ $ref: '#/components/schemas/Tag' }] }",
  "date: { type: object, properties: { a: { type: string } } }",
].join("\n");
const ref = (name: string): string => `{ $ref: '#/components/schemas/${name}' }`;

describe("types of python-5", () => {
  test.each([
    ["{ type: integer, format: int64 }", "int", undefined],
    ["{ type: number }", "float", undefined],
    ["{ type: string, format: date-time }", "datetime", undefined],
    ["{ type: string, format: uuid }", "str", undefined],
    ["{ type: string, format: double }", "float", undefined],
    ["{ type: string, format: number }", "Decimal", "Decimal"],
    ["{ type: string, format: binary }", "file_type", undefined],
    ["{ type: string, nullable: true }", "str, none_type", undefined],
    ["{ type: array, items: { type: string } }", "[str]", undefined],
    ["{ type: array, items: { type: string, nullable: true } }", "[str, none_type]", undefined],
    [`{ type: array, items: ${ref("Tag")} }`, "[Tag]", "Tag"],
    [`{ type: array, items: { type: array, items: ${ref("Tag")} } }`, "[[Tag]]", "Tag"],
    ["{ type: object, additionalProperties: { type: integer } }", "{str: (int,)}", undefined],
    [`{ type: object, additionalProperties: ${ref("Color")} }`, "{str: (Color,)}", "Color"],
    ["{ type: object, additionalProperties: { type: integer, nullable: true } }", "{str: (int, none_type)}", undefined],
    ["{ type: object }", `{str: (${any})}`, undefined],
    ["{ type: object, additionalProperties: false }", "dict", undefined],
    ["{}", any, undefined],
    [`{ oneOf: [${ref("Tag")}] }`, any, undefined],
    [ref("Tag"), "Tag", "Tag"],
    [ref("Color"), "Color", "Color"],
    [ref("Short"), "Short", "Short"],
    [ref("Tags"), "Tags", "Tags"],
    [ref("Both"), "Both", "Both"],
    [ref("Text"), "str", "str"],
    [`{ type: array, items: ${ref("Short")} }`, "[Short]", "Short"],
    [`{ type: object, additionalProperties: ${ref("Short")} }`, "{str: (Short,)}", undefined],
    [`{ type: array, items: { type: object, additionalProperties: ${ref("Short")} } }`, "[{str: (Short,)}]", "Short"],
    [`{ type: object, additionalProperties: ${ref("Tags")} }`, "{str: (Tags,)}", "Tags"],
    [`{ type: object, additionalProperties: ${ref("date")} }`, "{str: (Date,)}", undefined],
    [ref("date"), "Date", "Date"],
    [ref("Free"), `{str: (${any})}`, undefined],
    ["{ type: object, $ref: '#/components/schemas/Tag' }", "Tag", undefined],
  ])("%s is %s, linked to %s", (yaml, type, complexType) => {
    const { scope, schema } = propertyIn(yaml, models);
    const property = propertyOf(scope, schema);
    expect([property.type, property.complexType]).toEqual([type, complexType]);
  });

  test("a schema that is called as a type takes its place", () => {
    const typeIn = (property: string, schemas: string) => {
      const { scope, schema } = propertyIn(property, schemas);
      return propertyOf(scope, schema).type;
    };
    expect(typeIn("{ type: string, format: uuid }", "UUID: {}")).toBe("object");
    expect(typeIn("{ type: array, items: { type: string } }", "string: { type: integer }")).toBe("[int]");
    expect(typeIn("{ type: integer, format: int64 }", "integer: { type: string }")).toBe("int");
    expect(typeIn("{ type: string }", "string: { type: object, properties: { a: {} } }")).toBe("str");
  });

  test.each([
    ["{ type: object }", `{str: (${any})}`],
    ["{ type: object, additionalProperties: false }", "bool, date, datetime, dict, float, int, list, str"],
    [`{ oneOf: [${ref("Tag")}] }`, "object"],
    ["{}", any],
  ])("in 5.1, %s is %s", (yaml, type) => {
    const { scope, schema } = propertyIn(yaml, models, "5.1");
    expect(propertyOf(scope, schema).type).toBe(type);
  });
});

describe("defaults of python-5", () => {
  test.each([
    ["{ type: string, default: x }", '"x"'],
    ["{ type: string, default: '' }", '""'],
    ["{ type: string, default: \"'x'\" }", "'x'"],
    ['{ type: string, default: "a\\nb" }', "'''a\nb'''"],
    ["{ type: string, default: null }", '"null"'],
    ["{ type: string, format: email, default: a@b }", "a@b"],
    ["{ type: string, format: date, default: 2020-01-02 }", "dateutil_parser('Thu Jan 02 00:00:00 UTC 2020').date()"],
    [
      "{ type: string, format: date-time, default: '2020-01-02T03:04:05.120+02:00' }",
      "dateutil_parser('2020-01-02T03:04:05.12+02:00')",
    ],
    ["{ type: string, format: date, default: now }", undefined],
    ["{ type: string, enum: [only] }", '"only"'],
    ["{ type: string, enum: [a, b] }", undefined],
    ["{ type: boolean, default: false }", "False"],
    ["{ type: integer, default: 0 }", "0"],
    ["{ type: integer, default: '5' }", undefined],
    ["{ type: integer, default: 5000000000 }", undefined],
    ["{ type: number, default: 1.50 }", "1.5"],
    ["{ type: number, default: 1.0 }", "1.0"],
    ["{ type: number, default: 1e7 }", "1.0E+7"],
    ["{ type: integer, default: 1.0 }", undefined],
    ["{ type: string, default: 1e7 }", '"1.0E7"'],
    ["{ type: array, items: { type: number }, default: [1.0, 2] }", "[1.0,2]"],
    ["{ enum: [1.0] }", "1.0"],
    ["{ type: array, items: { type: string }, default: [a, b c] }", '["a","b c"]'],
    ["{ type: array, items: { type: string }, default: a }", undefined],
    ["{ type: object, default: { a: 1 } }", '{"a":1}'],
    ["{ default: x }", undefined],
    ["{ $ref: '#/components/schemas/Color', default: red }", undefined],
  ])("%s defaults to %j", (yaml, want) => {
    expect(defaultLiteral(propertyIn(yaml, models).schema)).toBe(want);
  });

  test.each([
    ["{ type: string, enum: [a, null] }", "str", ['"a"', '"null"']],
    ["{ type: integer, enum: [1, 2] }", "int", ["1", "2"]],
    ["{ type: integer, enum: [1.0, 2] }", "int", ["null", "2"]],
    ["{ type: number, enum: [1.0, 1e7] }", "float", ["1.0", "1.0E+7"]],
    ["{ type: boolean, enum: [true] }", "bool", ["True"]],
    ["{ type: string }", "str", []],
  ])("the values of %s", (yaml, type, want) => {
    const { scope, schema } = propertyIn(yaml);
    expect(enumLiterals(scope, schema, type)).toEqual(want);
  });

  test.each([
    [1, "1"],
    [-2.5, "-2.5"],
    [0.001, "0.001"],
    [0.0001, "0.00010"],
    [-0.000025, "-0.000025"],
    [1e-9, "1.0E-9"],
    [12345678.5, "12345678.5"],
    [131672608994209140, "131672608994209140"],
    [-9223372036854776000, "-9223372036854776000"],
  ])("the number %p reads %s", (given, want) => {
    expect(decimalText(given)).toBe(want);
  });

  test.each([
    ["+5", "5"],
    ["-0", "0"],
    ["007", "7"],
    [".50", "0.50"],
    ["5.", "5"],
    ["1e3", "1E+3"],
    ["12e-1", "1.2"],
    ["0.0000001", "1E-7"],
    ["-1.25E10", "-1.25E+10"],
    ["1,5", undefined],
    ["0x1F", undefined],
    ["", undefined],
  ])("of %j Java reads the decimal %j", (given, want) => {
    expect(bigDecimalText(given)).toBe(want);
  });

  test("texts in quotes", () => {
    expect(["a", '"a"', "a'b", "a\r"].map(quoted)).toEqual(['"a"', '"a"', `"a'b"`, "'''a\r'''"]);
  });

  test("values as Python has them", () => {
    expect(pythonLiteral({ a: [true, null, 1.5, 'q"'], b: {} })).toBe('{"a": [True, None, 1.5, "q\\""], "b": {}}');
  });
});
