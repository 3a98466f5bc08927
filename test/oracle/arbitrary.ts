/** Random trials: every style, explode, place, media type and encoding, with the values that are hard to send. */
import fc from "fast-check";
import { multipart, type Style, type Trial, type TriedBody, type TriedField, type TriedParameter, type Typed, urlencoded, type Written } from "./trial.js"; // prettier-ignore

/** Names that two places may not share: each operation takes some of them. */
const names = {
  path: ["dag_id", "p-1", "p.2"],
  query: ["limit", "order_by", "x-y", "$filter", "filter[name]", "a b", "größe", "constructor", "toString"],
  header: ["X-Trial", "x-other", "If-Match"],
  cookie: ["session", "time_zone", "a.b"],
  field: ["note", "file_name", "conf", "größe", "a b", "valueOf"],
} as const;
const keys = ["k", "m", "long_key", "a b", "ü"];

/** Letters, and all that means something in a URL, a form or a header. */
const letters = [..."abcXYZ019", ..." -._~:/?#[]@!$&'()*+,;=%|\"<>\\^`{}", "ü", "😀", "%41", "\t"];
const joined = (some: readonly string[]): string => some.join("");
const text = fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map(joined);
/** A path has no place for less: the dots would climb (RFC 3986, section 5.2.4). */
const segment = text.filter((value) => !/^\.{0,2}$/.test(value));
/** A field value (RFC 9110, section 5.5) is of Latin-1, and its ends are not spaces. */
const headerText = text.map((value) => value.replace(/[^\x20-\x7e\xa0-\xff]/g, "é").replace(/^ | $/g, "_"));
/** Lines, too: a form has a place for them. */
const lines = fc.array(fc.constantFrom(...letters, "\n", "\r\n"), { maxLength: 8 }).map(joined);

type Scalar = string | number | boolean;

function scalarOf(
  texts: fc.Arbitrary<string>,
): fc.Arbitrary<{ readonly schema: { readonly type: string }; readonly value: Scalar }> {
  const typed = <T extends Scalar>(type: string, values: fc.Arbitrary<T>) =>
    values.map((value) => ({ schema: { type }, value }));
  return fc.oneof(
    { weight: 5, arbitrary: typed("string", texts) },
    { weight: 1, arbitrary: typed("integer", fc.integer()) },
    { weight: 1, arbitrary: typed("number", fc.constantFrom(0, 0.5, -1.25, 1e21, 1e-7)) },
    { weight: 1, arbitrary: typed("boolean", fc.boolean()) },
  );
}

/** Values of a shape, whose texts are some texts. */
function typedOf(texts: fc.Arbitrary<string>): Readonly<Record<Typed["shape"], fc.Arbitrary<Typed>>> {
  const items = fc.array(texts, { minLength: 1, maxLength: 3 });
  const list = items.map((value) => ({
    shape: "list" as const,
    schema: { type: "array", items: { type: "string" } },
    value,
  }));
  const record = fc
    .uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 })
    .chain((some) => fc.tuple(...some.map((key) => scalarOf(texts).map((one) => [key, one] as const))))
    .map((entries) => ({
      shape: "record" as const,
      schema: { type: "object", properties: Object.fromEntries(entries.map(([key, { schema }]) => [key, schema])) },
      value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
    }));
  const deep = fc.tuple(record, list, scalarOf(texts)).map(([inner, many, one]) => ({
    shape: "deep" as const,
    schema: { type: "object", properties: { inner: inner.schema, many: many.schema, one: one.schema } },
    value: { inner: inner.value, many: many.value, one: one.value },
  }));
  const records = fc.array(record, { minLength: 1, maxLength: 3 }).map((some) => ({
    shape: "records" as const,
    schema: { type: "array", items: { type: "object" } },
    value: some.map(({ value }) => value),
  }));
  const scalar = scalarOf(texts).map((one) => ({ shape: "scalar" as const, ...one }));
  return { scalar, list, record, records, deep, ...filesOf(texts) };
}

const fileSchema = { type: "string", format: "binary" };

function filesOf(texts: fc.Arbitrary<string>): Readonly<Record<"file" | "files", fc.Arbitrary<Typed>>> {
  return {
    file: texts.map((value) => ({ shape: "file", schema: fileSchema, value })),
    files: fc.array(texts, { minLength: 1, maxLength: 3 }).map((value) => ({
      ...{ shape: "files", schema: { type: "array", items: fileSchema }, value },
    })),
  };
}

const inPath = typedOf(segment);
const inQuery = typedOf(text);
const inHeader = typedOf(headerText);
const inForm = typedOf(lines);

function oneOf<T>(arbitraries: Readonly<Record<string, fc.Arbitrary<T>>>, chosen: readonly string[]): fc.Arbitrary<T> {
  return fc.oneof(...Object.entries(arbitraries).flatMap(([name, one]) => (chosen.includes(name) ? [one] : [])));
}

/** Which shapes a style has a meaning for (OAS 3.1.1, 4.8.12.3, Style Values, and its n/a in 4.8.12.4). */
function written(
  styles: readonly Style[],
  reserved: boolean,
): fc.Arbitrary<Written & { readonly shapes: readonly string[] }> {
  return fc
    .record({
      style: fc.constantFrom(...styles),
      explode: fc.boolean(),
      allowReserved: reserved ? fc.boolean() : fc.constant(false),
    })
    .map((how) => {
      if (how.style === "deepObject") return { ...how, explode: true, shapes: ["record", "deep"] };
      const isDelimited = how.style === "spaceDelimited" || how.style === "pipeDelimited";
      return isDelimited
        ? { ...how, explode: false, shapes: ["list", "record"] }
        : { ...how, shapes: ["scalar", "list", "record"] };
    });
}

interface Place {
  readonly in: TriedParameter["in"];
  readonly styles: readonly Style[];
  readonly reserved: boolean;
  readonly values: typeof inQuery;
}

const places: readonly Place[] = [
  { in: "path", styles: ["simple", "label", "matrix"], reserved: false, values: inPath },
  {
    in: "query",
    styles: ["form", "form", "spaceDelimited", "pipeDelimited", "deepObject"],
    reserved: true,
    values: inQuery,
  },
  { in: "header", styles: ["simple"], reserved: false, values: inHeader },
  { in: "cookie", styles: ["form"], reserved: false, values: inQuery },
];

function parametersOf(place: Place): fc.Arbitrary<readonly TriedParameter[]> {
  const json = fc
    .tuple(
      fc.constant({ style: "form", explode: true, allowReserved: false } as const),
      oneOf(place.values, ["record", "deep", "list"]),
    )
    .map(([how, typed]) => ({ ...how, ...typed, in: place.in, isJson: true }));
  const styled = written(place.styles, place.reserved).chain(({ shapes, ...how }) =>
    oneOf(place.values, shapes).map((typed) => ({ ...how, ...typed, in: place.in, isJson: false })),
  );
  // An exploded cookie is several cookies of one name, which OpenAPI 3.2 calls a mistake of its own.
  const one =
    place.in === "cookie"
      ? styled.map((parameter) => ({ ...parameter, explode: parameter.shape === "scalar" }))
      : styled;
  const any = place.in === "cookie" ? one : fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: json });
  return fc
    .uniqueArray(fc.constantFrom(...names[place.in]), { maxLength: place.in === "query" ? 3 : 2 })
    .chain((some) => fc.tuple(...some.map((name) => any.map((parameter) => ({ name, ...parameter })))));
}

const fileNames = ["", "a.txt", "größe.csv", "x (1)'s.json", "a;b.txt"];

/** A property of a form that is written by a style. */
function styledField(name: string): fc.Arbitrary<TriedField> {
  return written(["form", "spaceDelimited", "pipeDelimited", "deepObject"], true).chain(({ shapes, ...encoding }) =>
    oneOf(inForm, shapes).map((typed) => ({ name, ...typed, encoding })),
  );
}

/** A file, whose type is said by the program, the spec, both or nobody. */
function fileField(name: string): fc.Arbitrary<TriedField> {
  const encoding = fc.constantFrom(undefined, { contentType: "image/png" });
  const file = fc.record({ name: fc.constantFrom(...fileNames), type: fc.constantFrom("", "text/csv") });
  return fc.tuple(oneOf(inForm, ["file", "files"]), encoding, file).map(([typed, how, named]) => ({
    ...{ name, ...typed, encoding: how, file: named },
  }));
}

function fieldOf(name: string, type: string): fc.Arbitrary<TriedField> {
  const shapes = ["scalar", "list", "record", "deep", ...(type === multipart ? ["records"] : [])];
  const plain = oneOf(inForm, shapes).map((typed) => ({ name, ...typed, encoding: undefined }));
  const json = oneOf(inForm, shapes).map((typed) => ({
    name,
    ...typed,
    encoding: { contentType: "application/json" },
  }));
  return type === urlencoded ? fc.oneof(plain, json, styledField(name)) : fc.oneof(plain, json, fileField(name));
}

function formOf(type: typeof urlencoded | typeof multipart): fc.Arbitrary<TriedBody> {
  return fc
    .uniqueArray(fc.constantFrom(...names.field), { minLength: 1, maxLength: 4 })
    .chain((some) => fc.tuple(...some.map((name) => fieldOf(name, type))))
    .map((fields) => ({ type, fields }));
}

const json = oneOf(inForm, ["scalar", "list", "record", "records", "deep"]);
const plainText = lines.map((value): Typed => ({ shape: "scalar", schema: { type: "string" }, value }));

const body: fc.Arbitrary<TriedBody | undefined> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: json.map((content): TriedBody => ({ type: "application/json", content })) },
  { weight: 1, arbitrary: plainText.map((content): TriedBody => ({ type: "text/plain", content })) },
  { weight: 1, arbitrary: inForm.file.map((content): TriedBody => ({ type: "application/octet-stream", content })) },
  { weight: 4, arbitrary: formOf(urlencoded) },
  { weight: 3, arbitrary: formOf(multipart) },
);

/** An operation with its values. */
export const trial: fc.Arbitrary<Trial> = fc
  .tuple(
    fc.tuple(...places.map(parametersOf)),
    body,
    fc.constantFrom("", "", "Action=List&Version=2031-05-06", "flag"),
    fc.boolean(),
  )
  .map(([parameters, given, fixed, hasChoice]) => ({
    ...{ parameters: parameters.flat(), body: given, fixed, hasChoice: hasChoice && given !== undefined },
  }));
