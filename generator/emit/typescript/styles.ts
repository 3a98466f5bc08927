/** How the values of parameters and of fields of forms are written: which functions of the runtime do it. */
import { canBe } from "../../ir/flatten.js";
import type { ObjectSchema, Parameter, Schema } from "../../ir/model.js";
import type { OperationArgument } from "../../ir/operation-view.js";
import { type TsCode, code } from "./code.js";
import type { FileScope, Package } from "./context.js";

/** What says how a value is written (OpenAPI 3.1, section 4.8.12.2). */
export interface Styled extends Pick<Parameter, "style" | "explode"> {
  readonly contentType?: string;
}

/** The function of `styles.ts` for a query or a form; undefined for the ordinary way: repeated for each item. */
export function styleOf(pack: Package, { style, explode, contentType }: Styled, schema?: Schema): string | undefined {
  const isMap = canBeMap(pack, schema);
  if (isJson(contentType)) return "asJson";
  if (contentType !== undefined || (!isMap && !canBeList(pack, schema))) return undefined;
  switch (style) {
    case "spaceDelimited":
      return "space";
    case "pipeDelimited":
      return "pipe";
    case "deepObject":
      return "deepObject";
    default:
      if (!explode) return "comma";
      return isMap ? "exploded" : undefined;
  }
}

/** The function of `styles.ts` for the query as a whole (OpenAPI 3.2, section 4.12.1); undefined for a form, and for other parameters. */
export function wholeStyleOf({ in: location, contentType }: Parameter): string | undefined {
  if (location !== "querystring" || isForm(contentType)) return undefined;
  return isJson(contentType) ? "jsonQuery" : "wholeQuery";
}

/** The function of `path-styles.ts` for a parameter of a path, a header or a cookie; undefined for a plain value. */
export function pathStyleOf(
  pack: Package,
  { style, explode, schema, contentType, in: location }: Parameter,
): string | undefined {
  if (contentType !== undefined) return location === "path" && isJson(contentType) ? "whole" : undefined;
  if (style === "label" || style === "matrix") return explode ? `${style}Exploded` : style;
  // Headers and cookies join lists by themselves.
  if (!canBeMap(pack, schema)) return location === "path" && canBeList(pack, schema) ? "joined" : undefined;
  const name = location === "cookie" ? "cookie" : "simple";
  return explode ? `${name}Exploded` : name;
}

/** How a value becomes text where it is not a plain one, for spreading. `nests`: the style has a way to write values inside of values. */
export function textField(
  pack: Package,
  { parameter }: OperationArgument,
  scope: FileScope,
  nests = false,
): readonly TsCode[] {
  const { schema, contentType, in: location } = parameter;
  const text = (name: string) => [code`text: ${scope.runtime("texts", name)}`];
  if (isJson(contentType)) return location === "query" ? [] : text("json");
  if (contentType !== undefined) return [];
  if (!nests && holdsNested(pack, schema)) return text("nested");
  // In a path, a text is what it is.
  return location !== "path" && holdsDates(pack, schema) ? text("date") : [];
}

/** For a date-time, or a list of them. */
function holdsDates(pack: Package, schema: Schema): boolean {
  const isDate = (one: Schema): boolean => one.kind === "string" && one.format === "date-time";
  return canBe(
    schema,
    pack.lookup,
    (one) => isDate(one) || (one.kind === "array" && canBe(one.items, pack.lookup, isDate)),
  );
}

/** Whether a value may have lists or objects in it. */
function holdsNested(pack: Package, schema: Schema): boolean {
  const nests = (inner: Schema): boolean => canBe(inner, pack.lookup, isNested);
  return canBe(schema, pack.lookup, (one) => {
    switch (one.kind) {
      case "array":
        return nests(one.items);
      case "tuple":
        return [...one.items, ...(one.rest === undefined ? [] : [one.rest])].some(nests);
      case "object":
        return one.properties.some((property) => nests(property.schema)) || nestsBeside(one, nests);
      default:
        return false;
    }
  });
}

/** Whether members that are not declared may be lists or objects. */
function nestsBeside(
  { properties, additionalProperties = properties.length === 0 }: ObjectSchema,
  nests: (inner: Schema) => boolean,
): boolean {
  return typeof additionalProperties === "object" ? nests(additionalProperties) : additionalProperties;
}

const isNested = ({ kind }: Schema): boolean => ["array", "tuple", "object", "any"].includes(kind);

function canBeMap({ lookup }: Package, schema?: Schema): boolean {
  return schema !== undefined && canBe(schema, lookup, ({ kind }) => kind === "object");
}

function canBeList({ lookup }: Package, schema?: Schema): boolean {
  return schema !== undefined && canBe(schema, lookup, ({ kind }) => kind === "array" || kind === "tuple");
}

export function isForm(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded *(;|$)/i.test(contentType ?? "");
}

export function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /[/+]json\b/.test(contentType);
}
