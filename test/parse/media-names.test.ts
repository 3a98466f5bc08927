/** What the names of media types say, with those beside them that say something else. */
import { expect, test } from "@jest/globals";
import { formatOf, type Shape } from "../../generator/parse/media-format.js";
import { essenceOf, isBytes, isJson, isJsonLines, isJsonSequence, isRange, isText } from "../../generator/parse/media-names.js"; // prettier-ignore

const none: readonly string[] = [];

test.each<[string, (name: string) => boolean, readonly string[], readonly string[]]>([
  ["lines of JSON", isJsonLines, ["application/x-ndjson", "application/nd-json", "application/jsonl", "text/json-l", "application/x-jsonlines", "application/json-lines", "application/ldjson", "application/json-stream", "application/vnd.a+ndjson", "Application/NDJSON ; a=b", "application/stream+json", "application/json;stream=watch", "application/json; Stream = watch", "application/json ;\tstream\t=1"], ["application/json", "application/ndjson/json", "a/b/ndjson", "application/ndjsons", "ndjson", "application/andjson", "application/json; astream=1", "application/json; streams=1", "application/json stream=1", "text/plain; stream=1", "application/stream+jsons", "x/application/stream+json"]], // prettier-ignore
  ["JSON", isJson, ["application/json", "application/problem+json", "text/json"], ["json", "application/jsonx", "application/xjson"]], // prettier-ignore
  ["a sequence of JSON", isJsonSequence, ["application/json-seq", "application/geo+json-seq"], ["application/xjson-seq", "application/json-seqs", "json-seq"]], // prettier-ignore
  ["a range", isRange, ["*", "*/*", "image/*"], ["image/*+json", "image/a*", "text/plain"]],
  ["text", isText, ["text/html", "application/xml", "image/svg+xml", "application/yaml", "application/x-yaml", "a/b+yaml", "application/javascript"], ["a/text/html", "application/xmls", "application/json", "application/axml"]], // prettier-ignore
  ["bytes", isBytes, ["image/png", "audio/x", "video/x", "font/x", "model/x", "application/octet-stream", "application/pdf", "application/zip", "application/gzip", "application/x-tar", "application/vnd.ms-excel"], ["image/", "an/image/png", "application/pdfs", "application/vnd.", "application/vnd.a+json", "image/svg+xml", "text/plain", "application/x"]], // prettier-ignore
])("%s", (_, is, right, wrong) => {
  expect(right.filter((name) => !is(name))).toEqual(none);
  expect(wrong.filter(is)).toEqual(none);
});

test("the type has no parameters, no spaces and no case", () => {
  expect([" Text/HTML ; charset=a;b", "", ";a"].map(essenceOf)).toEqual(["text/html", "", ""]);
});

test.each<[string, Shape, string]>([
  ["application/x-ndjson", "bytes", "ndjson"],
  ["application/json-seq", "bytes", "json-seq"],
  ["text/event-stream", "bytes", "event-stream"],
  ["application/x-www-form-urlencoded", "bytes", "form"],
  ["multipart/mixed", "bytes", "multipart"],
  ["x-multipart/mixed", "any", "binary"],
  ["application/json", "bytes", "binary"],
  ["application/json", "text", "json"],
  ["application/json; stream=1", "any", "ndjson"],
  ["text/csv", "any", "text"],
  ["text/csv", "bytes", "binary"],
  ["image/png", "any", "binary"],
  ["*/*", "value", "json"],
  ["image/*", "value", "json"],
  ["text/*", "value", "json"],
  ["text/*", "any", "text"],
  ["image/*", "text", "binary"],
  ["applications/*", "text", "binary"],
  ["my-application/*", "text", "binary"],
  ["*/*", "text", "text"],
  ["*/*", "any", "any"],
  ["*", "text", "text"],
  ["application/*", "text", "text"],
  ["application/*", "any", "any"],
  ["application/*", "bytes", "binary"],
])("%s with %s is %s", (type, shape, want) => expect(formatOf(type, shape)).toBe(want));
