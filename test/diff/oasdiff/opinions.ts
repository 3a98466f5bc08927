/** What both say of one pair of specs, operation by operation: a change of a schema is one for each operation that it reaches. */
import type { ChangeCode } from "../../../generator/diff/codes.js";
import type { ApiDiff, Change } from "../../../generator/diff/model.js";
import { explanation } from "../../../generator/diff/report/explain.js";
import { textOf } from "../../../generator/diff/sentence.js";

/** A change as oasdiff tells it. */
export interface Theirs {
  readonly id: string;
  readonly text: string;
  /** 3: breaking; 2: perhaps; 1: not. */
  readonly level: number;
  readonly operation?: string;
  readonly path?: string;
}

export interface Opinion {
  /** Who calls it breaking, where the other does not. */
  readonly who: "ours" | "oasdiff";
  /** Our code, or the id of oasdiff. */
  readonly about: string;
  readonly operation: string;
  readonly text: string;
}

/** The codes under which we tell what oasdiff tells under one id that is breaking. */
export const codes: Readonly<Record<string, readonly ChangeCode[]>> = {
  "api-path-removed-with-deprecation": ["operation-removed"],
  "new-request-path-parameter": ["path-parameter-renamed", "required-parameter-added", "operation-path-widened"],
  "new-required-request-property": ["required-property-added", "property-renamed"],
  "request-body-all-of-removed": [],
  "request-body-became-required": ["request-body-became-required"],
  "request-body-type-changed": ["type-changed"],
  "request-parameter-default-value-added": ["default-added"],
  "request-parameter-list-of-types-narrowed": [
    "parameter-became-list",
    "became-not-nullable",
    "type-narrowed",
    "type-changed",
    "union-member-removed",
  ],
  "request-parameter-min-set": ["limit-tightened"],
  "request-property-became-not-nullable": ["became-not-nullable"],
  "request-property-became-required": ["property-became-required"],
  "request-property-removed": ["property-removed", "property-renamed"],
  "response-success-status-removed": ["success-status-changed", "success-response-removed"],
  "api-path-removed-without-deprecation": ["operation-removed", "operation-path-changed"],
  "request-parameter-default-value-changed": ["default-changed", "parameter-became-list"],
  "request-parameter-removed": ["parameter-removed", "parameter-renamed"],
  "request-parameter-type-changed": ["type-changed", "type-narrowed", "parameter-became-list"],
  "request-property-any-of-removed": ["union-member-removed", "enum-value-removed"],
  "request-property-became-enum": ["enum-introduced"],
  "request-property-enum-value-removed": ["enum-value-removed"],
  "request-property-max-length-set": ["limit-tightened"],
  "request-property-min-length-increased": ["limit-tightened"],
  "request-property-min-set": ["limit-tightened"],
  "request-property-one-of-removed": ["union-member-removed"],
  "request-property-pattern-added": ["limit-tightened"],
  "request-property-type-changed": ["type-changed", "type-narrowed", "format-added", "format-changed"],
  "response-body-type-changed": ["type-changed", "type-widened"],
  "response-media-type-removed": ["response-media-type-removed"],
  "response-optional-property-removed": ["property-removed", "property-renamed"],
  "response-property-became-nullable": ["became-nullable"],
  "response-property-became-optional": ["property-became-optional"],
  "response-property-enum-value-added": ["enum-value-added", "closed-enum-value-added"],
  "response-property-list-of-types-widened": ["became-nullable", "type-widened", "union-member-added"],
  "response-property-min-length-decreased": ["limit-loosened"],
  "response-property-type-changed": ["type-changed", "type-widened", "format-changed", "format-removed"],
  "response-required-property-removed": ["property-removed", "property-renamed"],
};

export interface Opinions {
  readonly agreed: number;
  readonly disagreements: readonly Opinion[];
}

/** Everything that one of the two calls breaking for an operation, and the other does not. What only names tell is left out: oasdiff knows no names. */
export function compareOpinions({ base, changes, operations }: ApiDiff, theirs: readonly Theirs[]): Opinions {
  const newNames = new Map(
    operations.flatMap(({ old, new: new_ }) => [[`${old.method} ${old.path}`, `${new_.method} ${new_.path}`]]),
  );
  const ours = changes.filter(({ severity }) => severity === "breaking").flatMap(perOperation);
  const calledBreaking = new Set(ours.map(({ code, operation }) => `${code} ${operation}`));
  const disagreements: Opinion[] = [];
  const agreedOn = new Set<string>();
  for (const { id, text, level, operation = "", path = "" } of theirs) {
    if (level < 2) continue;
    const known = codes[id];
    if (known === undefined) throw new Error(`what do we call ${id}? (${text})`);
    const place = `${operation} ${path}`.trim();
    const places = [place, newNames.get(place) ?? place, `${operation} ${base.new}${path}`];
    const agreed = known
      .flatMap((code) => places.map((name) => `${code} ${name}`))
      .filter((key) => calledBreaking.has(key));
    for (const key of agreed) agreedOn.add(key);
    if (agreed.length === 0) disagreements.push({ who: "oasdiff", about: id, operation: place, text });
  }
  for (const { code, operation, text, namesOnly } of ours) {
    if (namesOnly || agreedOn.has(`${code} ${operation}`)) continue;
    disagreements.push({ who: "ours", about: code, operation, text });
  }
  return { agreed: agreedOn.size, disagreements };
}

function perOperation(change: Change) {
  const { code, operations, namesOnly } = change;
  const text = `${change.at} ${textOf(explanation(change))}`.trim();
  const places = operations.length === 0 ? ["the API"] : operations.map(({ method, path }) => `${method} ${path}`);
  return places.map((operation) => ({ code, operation, text, namesOnly }));
}
