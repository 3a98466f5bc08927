/**
 * What references of an OpenAPI 3.1 document lead to, in the reference: it reads the document once more, and other than the first time
 * if it is YAML. Days and times without quotes are points in time then, and what is null is not there.
 */
import {
  copy,
  isObject,
  isPlainTime,
  isWrittenInYaml,
  type JsonObject,
  put,
  removeKey,
} from "../../../../load/index.js";

/** The document as it is read again; the same one if that makes no difference. */
export function rereadDocument(document: JsonObject): JsonObject {
  return isWrittenInYaml(document) ? reread(document, copy(document) as JsonObject) : document;
}

/** Changes a copy. What is noted of texts is noted of the original. */
function reread<T extends object>(original: object, twin: T): T {
  for (const [key, member] of Object.entries(original) as [string, unknown][]) {
    const own = (twin as JsonObject)[key];
    if (typeof member === "object" && member !== null && typeof own === "object" && own !== null) reread(member, own);
    else if (member === null && isObject(twin)) removeKey(twin, key);
    else if (typeof member === "string" && isPlainTime(original, key))
      put(twin as JsonObject, key, pointInTime(member));
  }
  return twin;
}

const parts =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(?:Z|([-+])(\d\d?)(?::?(\d\d))?))?)?$/;

/** `2020-01-02` → `2020-01-02T00:00:00.000+00:00`. A time without a zone is one of UTC. */
function pointInTime(text: string): string {
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", sign, hours = "0", minutes = "0"] =
    parts.exec(text) ?? [];
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  const time = new Date(utc + milliseconds - offset);
  return Number.isNaN(time.getTime()) ? text : time.toISOString().replace("Z", "+00:00");
}
