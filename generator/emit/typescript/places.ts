/** Where values have dates and long integers, as code that the runtime reads. */
import { type Place, type Places, placesIn } from "../../ir/places.js";
import type { Operation, Schema } from "../../ir/model.js";
import { failures, isStream, type Result } from "../../ir/results.js";
import { type TsCode, code, join, key, memberKey, num } from "./code.js";
import type { FileScope, Package } from "./context.js";

/** See `places.ts` of the runtime. */
export function placesCode({ whole, parts }: Places): TsCode {
  const entries = parts.map(({ own, each }) => {
    const members = own.map(([name, place]) => code`${memberKey(name)}: ${numberOf(place)}`);
    return code`[{ ${join(members, ", ")} }${each === undefined ? code`` : code`, ${numberOf(each)}`}]`;
  });
  return code`[${join([numberOf(whole), ...entries], ", ")}]`;
}

function numberOf(place: Place): TsCode {
  if (typeof place === "number") return num(place);
  return num(place === "date-time" ? 0 : -1);
}

/** The fields of an operation that say what of its answer is converted; none where nothing is. */
export function receivedFields(pack: Package, result: Result, scope: FileScope): TsCode[] {
  const places = receivedPlaces(pack, result.schemas);
  if (places === undefined) return [];
  const where = code`places: ${placesCode(places)}`;
  if (result.format === "json") return [code`read: ${scope.runtime("received", "received")}`, where];
  const hasJson = result.format === "any" || isStream(result.format);
  return hasJson ? [code`parse: ${scope.runtime("received", "parseReceived")}`, where] : [];
}

/** The field that says what of its errors is converted, by status; none where nothing is. */
export function failedFields(pack: Package, operation: Operation, scope: FileScope): TsCode[] {
  const found = failures(operation).map(({ status, response }) => {
    const schemas = response.content.flatMap(({ format, schema }) => (format === "json" ? [schema] : []));
    return [status, receivedPlaces(pack, schemas)] as const;
  });
  if (found.every(([, places]) => places === undefined)) return [];
  const entries = found.map(([status, places]) => {
    const name = typeof status === "number" ? num(status) : key(status);
    return code`${name}: ${places === undefined ? code`null` : placesCode(places)}`;
  });
  return [code`failed: [${scope.runtime("received", "failed")}, { ${join(entries, ", ")} }]`];
}

function receivedPlaces({ converts, lookup }: Package, schemas: readonly (Schema | undefined)[]): Places | undefined {
  const known = schemas.filter((schema) => schema !== undefined);
  if (converts.length === 0 || known.length < schemas.length) return undefined;
  return placesIn(known, lookup, { direction: "received", kinds: converts });
}
