/** Reads an overlay: a file of actions (Overlay Specification 1.0 and 1.1), JSON or YAML. */
import { Failure, failure, type Finding, type FindingCode } from "../diagnostics.js";
import { isObject, type JsonObject, keysOf, toPointer } from "../load/index.js";
import { type Document, parseText } from "../load/text.js";
import { didYouMean } from "../suggest.js";
import type { Path } from "./draft.js";
import { isFor } from "./release.js";

/** An overlay as a file holds it. */
export interface OverlayText {
  /** As shown to users. */
  readonly name: string;
  readonly text: string;
  /** Of our own overlay: the release of Airflow that counts. Actions with `x-airflow` are for some releases; see `release.ts`. */
  readonly release?: string;
}

export interface Overlay {
  readonly document: Document;
  /** An update of a list with a list: 1.0 appends it as one entry, later versions append its entries. */
  readonly concatenates: boolean;
  /** The URI of the document that the overlay was written for. */
  readonly extends?: string;
  readonly actions: readonly Action[];
}

/** An action. Its path is that in the overlay. */
export type Action = { readonly path: Path; readonly target: string } & (
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly value: unknown }
  | { readonly kind: "copy"; readonly from: string }
  /** It says nothing that would be done. */
  | { readonly kind: "none" }
);

const fields = {
  overlay: ["overlay", "info", "extends", "actions"],
  info: ["title", "version", "description"],
  action: ["target", "description", "update", "remove", "copy"],
};

/** @throws Failure OVERLAY_SYNTAX or OVERLAY_INVALID */
export function readOverlay({ name, text, release }: OverlayText): Overlay {
  const document = parsed(name, text);
  const check = checker(document);
  const { value } = document;
  const version = check.text(value, [], "overlay");
  if (!/^1\.[01](?:\.\d+)?(?:-.*)?$/.test(version)) {
    throw check.failure(
      ["overlay"],
      `\`overlay\` is ${JSON.stringify(version.slice(0, 40))}`,
      "airflow-codegen supports the versions 1.0 and 1.1 of the Overlay Specification.",
    );
  }
  check.fields(value, [], fields.overlay);
  const info = check.object(value["info"], ["info"]);
  check.fields(info, ["info"], fields.info);
  check.text(info, ["info"], "title");
  check.text(info, ["info"], "version");
  const list = value["actions"];
  if (!Array.isArray(list) || list.length === 0) {
    throw check.failure(["actions"], "`actions` must be a list with at least one action");
  }
  return {
    document,
    concatenates: !version.startsWith("1.0"),
    ...(value["extends"] !== undefined && { extends: check.text(value, [], "extends") }),
    actions: list.flatMap((action: unknown, index) =>
      release === undefined || isFor(release, action)
        ? [actionOf(action, ["actions", String(index)], check, version)]
        : [],
    ),
  };
}

function actionOf(given: unknown, path: Path, check: Checker, version: string): Action {
  const action = check.object(given, path);
  check.fields(action, path, fields.action);
  const target = check.text(action, path, "target");
  const { remove, update, copy } = own(action);
  if (remove !== undefined && typeof remove !== "boolean")
    throw check.failure([...path, "remove"], "`remove` must be true or false");
  if (copy !== undefined && version.startsWith("1.0")) {
    throw check.failure(
      [...path, "copy"],
      "`copy` requires version 1.1 of the Overlay Specification",
      "Write `overlay: 1.1.0` at the top of the file.",
    );
  }
  if (remove === true) return { kind: "remove", path, target };
  if (update !== undefined && copy !== undefined)
    throw check.failure(path, "An action cannot have both `update` and `copy`");
  if (update !== undefined) return { kind: "update", path, target, value: update };
  if (copy !== undefined) return { kind: "copy", path, target, from: check.text(action, path, "copy") };
  return { kind: "none", path, target };
}

function own(action: JsonObject) {
  const member = (name: string): unknown => (Object.hasOwn(action, name) ? action[name] : undefined);
  return { remove: member("remove"), update: member("update"), copy: member("copy") };
}

type Checker = ReturnType<typeof checker>;

function checker(document: Document) {
  const fail = (path: Path, message: string, fix?: string): Failure =>
    overlayFailure("OVERLAY_INVALID", document, path, message, fix);
  return {
    failure: fail,
    object(value: unknown, path: Path): JsonObject {
      if (!isObject(value)) throw fail(path, `\`${path.at(-1) ?? "overlay"}\` must be a mapping`);
      return value;
    },
    text(object: JsonObject, path: Path, name: string): string {
      const value = Object.hasOwn(object, name) ? object[name] : undefined;
      if (value === undefined) throw fail(path, `\`${name}\` is missing`);
      if (typeof value !== "string")
        throw fail(
          [...path, name],
          `\`${name}\` must be a text${typeof value === "number" ? ": put it in quotes" : ""}`,
        );
      return value;
    },
    fields(object: JsonObject, path: Path, known: readonly string[]): void {
      const stray = keysOf(object).find((key) => !known.includes(key) && !key.startsWith("x-"));
      if (stray !== undefined)
        throw fail(
          [...path, stray],
          `\`${stray.slice(0, 80)}\` is no field of an overlay here${didYouMean(stray, known)}`,
        );
    },
  };
}

/** A failure with its place in the overlay. */
export function overlayFailure(
  code: FindingCode,
  document: Document,
  path: Path,
  message: string,
  fix?: string,
): Failure {
  return new Failure(overlayFinding(code, document, path, message, fix));
}

export function overlayFinding(
  code: FindingCode,
  document: Document,
  path: Path,
  message: string,
  fix?: string,
): Finding {
  const pointer = toPointer(path);
  return { code, message, pointer, place: document.locate(pointer), ...(fix !== undefined && { fix }) };
}

function parsed(name: string, text: string): Document {
  try {
    return parseText(name, text);
  } catch (error) {
    const [first] = error instanceof Failure ? error.findings : [];
    if (first === undefined) throw error;
    const { message, place } = first;
    throw failure("OVERLAY_SYNTAX", message, place === undefined ? {} : { place });
  }
}
