/**
 * Where oasdiff v1.11.8 and this program call different things breaking, on the neighbours of the catalog: who is right, and why.
 * `main.ts` finds them with oasdiff at hand; `disagreements.test.ts` checks our side of each example without.
 */
import type { Opinion } from "./opinions.js";

export interface Disagreement {
  /** Who calls it breaking. */
  readonly who: Opinion["who"];
  /** The id of oasdiff, or our code; several where one reason holds for all. */
  readonly about: string | readonly string[];
  /** `both`: the same thing told in two ways, or a matter of taste. */
  readonly right: "ours" | "oasdiff" | "both";
  readonly why: string;
  /** Two versions and an operation. */
  readonly example: readonly [old: string, new_: string, operation: string];
  /** Where the reason holds for some operations or texts only. */
  readonly only?: RegExp;
}

/** oasdiff sees one operation gone and one come, since the path has another word in it. */
const movedOperations = /\/assets|[aA]ssetEvents|taskInstances\/list|dagRuns\/list|\/monitor\/health/;

export const disagreements: readonly Disagreement[] = [
  // ── oasdiff calls it breaking, or perhaps breaking
  {
    who: "oasdiff",
    about: "response-property-enum-value-added",
    right: "ours",
    why: "Enums of answers are open: clients let through a value that they do not know, and Airflow adds states in every release. A closed enum (`const`) is called breaking by both.",
    example: ["3.2.2", "3.3.2", "GET /api/v2/dags/{dag_id}"],
  },
  {
    who: "oasdiff",
    about: "response-optional-property-removed",
    right: "both",
    why: "The answer is of another type: oasdiff tells each property of the old one, we tell `type-changed` once.",
    example: ["2.3.4", "2.4.3", "GET /dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/listMapped"],
  },
  {
    who: "oasdiff",
    about: ["response-body-type-changed", "request-body-type-changed", "request-body-all-of-removed"],
    right: "ours",
    why: "The object was written with `allOf` and is written out now, or the reverse: the same properties, another spelling. What really changed of them is told.",
    example: ["2.0.2", "2.1.4", "GET /connections"],
  },
  {
    who: "oasdiff",
    about: "response-property-type-changed",
    right: "ours",
    why: "A text that is a UUID from now on is still a text, and an object is the same object in `anyOf` with null: nothing comes that could not come before, but for null, which is told as such.",
    example: ["3.1.8", "3.2.2", "GET /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}"],
  },
  {
    who: "oasdiff",
    about: "response-property-became-nullable",
    right: "ours",
    why: "One of the alternatives of the old `oneOf` admitted null: it could come before.",
    example: ["2.2.5", "2.3.4", "GET /dags/{dag_id}"],
  },
  {
    who: "oasdiff",
    about: "response-property-list-of-types-widened",
    right: "ours",
    why: "`nullable: true` of 3.0 and `anyOf` with null of 3.1 say the same.",
    example: ["2.11.2", "3.0.6", "GET /api/v2/version"],
  },
  {
    who: "oasdiff",
    about: "request-property-became-not-nullable",
    right: "ours",
    why: "It is nullable still, by `anyOf` with null in place of `nullable: true`.",
    example: ["2.11.2", "3.0.6", "POST /api/v2/dags/{dag_id}/clearTaskInstances"],
  },
  {
    who: "oasdiff",
    about: "request-property-one-of-removed",
    right: "ours",
    why: "The property is read-only: nobody sends it. And `anyOf` took the place of `oneOf`, with the same alternatives.",
    example: ["2.2.5", "2.3.4", "PATCH /dags/{dag_id}"],
  },
  {
    who: "oasdiff",
    about: "response-media-type-removed",
    right: "ours",
    why: "`plain/text`, which does not exist, was corrected to `text/plain`: the server has always sent that.",
    example: ["2.9.3", "2.10.5", "GET /dagSources/{file_token}"],
  },
  {
    who: "oasdiff",
    about: "request-property-type-changed",
    right: "ours",
    why: "Texts in the list are still accepted, objects are now as well: a wider request breaks nobody.",
    example: ["3.0.6", "3.1.8", "PATCH /api/v2/pools"],
  },
  {
    who: "oasdiff",
    about: "request-property-any-of-removed",
    right: "ours",
    why: "The alternative is there under another name, with the same values.",
    example: ["3.2.2", "3.3.2", "PATCH /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}"],
  },
  {
    who: "oasdiff",
    about: "request-property-enum-value-removed",
    right: "ours",
    why: "The values are the same; they are in a named schema now, within `anyOf` with null.",
    example: ["2.11.2", "3.0.6", "PATCH /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}"],
  },
  {
    who: "oasdiff",
    about: "new-request-path-parameter",
    right: "ours",
    why: "The parameter was declared for the path and is now for the operation: in the URL it has always been.",
    example: ["2.11.2", "3.0.6", "GET /api/v2/connections/{connection_id}"],
  },
  {
    who: "oasdiff",
    about: "new-required-request-property",
    right: "both",
    why: "It was there, inherited by `allOf`: we tell that it became required, which breaks the same callers.",
    example: ["2.11.2", "3.0.6", "POST /api/v2/connections"],
  },
  {
    who: "oasdiff",
    about: "request-parameter-default-value-added",
    right: "both",
    why: "What the server did without the parameter was not told before; that it does something else now is a guess. We tell it as words.",
    example: ["2.11.2", "3.0.6", "GET /api/v2/connections"],
  },
  {
    who: "oasdiff",
    about: "api-path-removed-without-deprecation",
    right: "ours",
    why: "`/dags/~/dagRuns/list` is one of the URLs of `/dags/{dag_id}/dagRuns/list`: the call is accepted as before.",
    example: ["2.11.2", "3.0.6", "POST /api/v2/dags/{dag_id}/dagRuns/list"],
  },

  // ── we call it breaking
  {
    who: "ours",
    about: "security-added",
    right: "ours",
    why: "A call without credentials, which the old document admits, is refused. oasdiff tells it without a warning.",
    example: ["3.2.2", "3.3.2", "GET /api/v2/auth/logout"],
  },
  {
    who: "ours",
    about: "security-scheme-removed",
    right: "ours",
    why: "Who authenticates with it has to change. oasdiff tells it without a warning.",
    example: ["2.11.2", "3.0.6", "the API"],
  },
  {
    who: "ours",
    about: "base-path-changed",
    right: "ours",
    why: "oasdiff compares paths, not URLs: `servers` has no part in it, and a prefix is named to it so that it is left out.",
    example: ["2.11.2", "3.0.6", "the API"],
  },
  {
    who: "ours",
    about: "operation-removed",
    right: "both",
    why: "oasdiff calls it no break once the operation was deprecated. A program that calls it fails all the same.",
    example: ["2.11.2", "3.0.6", "GET /roles"],
  },
  {
    who: "ours",
    about: "properties-closed",
    right: "ours",
    why: "A body with a property of its own is refused from now on. oasdiff does not compare `additionalProperties: false`.",
    example: ["2.11.2", "3.0.6", "PATCH /api/v2/dags/{dag_id}"],
  },
  {
    who: "ours",
    about: "parameter-serialization-changed",
    right: "ours",
    why: "`?update_mask=a,b` was a list of two and is one text now. oasdiff does not compare `explode`.",
    example: ["2.11.2", "3.0.6", "PATCH /api/v2/pools/{pool_name}"],
  },
  {
    who: "ours",
    about: "parameter-renamed",
    right: "ours",
    why: "oasdiff does not compare the parameters that are declared for a path: those that went with it are not told of.",
    example: ["2.11.2", "3.0.6", "GET /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances"],
    only: /dagRuns\/\{dag_run_id\}\/taskInstances/,
  },
  {
    who: "ours",
    about: [
      ...[
        "operation-path-changed",
        "parameter-removed",
        "parameter-renamed",
        "required-parameter-added",
        "default-changed",
      ],
      ...["limit-tightened", "limit-loosened", "property-removed", "property-renamed", "required-property-added"],
      ...["became-nullable", "became-not-nullable", "union-member-added", "enum-introduced", "enum-value-removed"],
      ...["format-removed", "property-became-required", "type-changed", "property-became-optional"],
    ],
    right: "ours",
    why: "The operation has another path, with a word in the place of another one (`dataset` is `asset` now), with a parameter in the place of `~`, or under another parent: oasdiff sees one gone and one come, and compares nothing.",
    example: ["2.11.2", "3.0.6", "GET /api/v2/assets"],
    only: movedOperations,
  },
  {
    who: "ours",
    about: ["limit-tightened", "property-became-required"],
    right: "ours",
    why: "The property was inherited by `allOf`: oasdiff takes it for a new one, and does not compare it with what it was.",
    example: ["2.11.2", "3.0.6", "POST /api/v2/connections"],
    only: /connections|variables/,
  },
  {
    who: "ours",
    about: "limit-tightened",
    right: "ours",
    why: "A parameter of the path has another name, and a limit: oasdiff compares parameters by name only.",
    example: [
      "2.11.2",
      "3.0.6",
      "GET /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{try_number}",
    ],
    only: /try_number/,
  },
  {
    who: "ours",
    about: "became-nullable",
    right: "ours",
    why: "The property is in the items of a list that is written with `allOf`: oasdiff tells it of the operations that answer with one item, not of those that answer with the list.",
    example: ["2.0.2", "2.1.4", "GET /dags/{dag_id}/dagRuns"],
    only: /operator|start_date/,
  },
  {
    who: "ours",
    about: "default-changed",
    right: "ours",
    why: "Who leaves the property out gets a dry run where there was none, or the reverse. oasdiff calls that breaking of a parameter, but not of a property.",
    example: ["2.6.3", "2.7.3", "PATCH /dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}"],
    only: /dry_run/,
  },
  {
    who: "ours",
    about: "type-changed",
    right: "both",
    why: "The answer is of another type: oasdiff tells each property of the old one, we tell it once.",
    example: ["2.3.4", "2.4.3", "GET /dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/listMapped"],
    only: /the type is `\w+` in place of|logs/,
  },
  {
    who: "ours",
    about: "union-member-added",
    right: "ours",
    why: "An answer may be of a type that callers do not know. oasdiff tells it without a warning.",
    example: ["3.1.8", "3.2.2", "POST /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/clear"],
  },
  {
    who: "ours",
    about: "enum-introduced",
    right: "ours",
    why: "Any text was accepted, now only those listed. The list is in a named schema within `anyOf` with null, where oasdiff does not find it.",
    example: ["2.11.2", "3.0.6", "GET /api/v2/dagWarnings"],
    only: /dagWarnings/,
  },
  {
    who: "ours",
    about: "limit-loosened",
    right: "both",
    why: "A text that was a color may be anything now: whoever relied on it reads otherwise. oasdiff tells it without a warning.",
    example: ["2.11.2", "3.0.6", "GET /api/v2/dags/{dag_id}/tasks"],
    only: /color/,
  },
  {
    who: "ours",
    about: "property-became-optional",
    right: "ours",
    why: "What tells the time deltas apart may be missing. It is within `anyOf` with null, where oasdiff does not look.",
    example: ["2.11.2", "3.0.6", "GET /api/v2/dags/{dag_id}/tasks"],
    only: /__type/,
  },
  {
    who: "ours",
    about: "property-became-read-only",
    right: "ours",
    why: "Who sends it sets nothing any more. oasdiff tells it without a warning.",
    example: ["2.1.4", "2.2.5", "PATCH /dags/{dag_id}"],
  },
];

/** The row that explains an opinion. */
export function explanationOf(opinion: Opinion): Disagreement | undefined {
  return disagreements.find(
    ({ who, about, only }) =>
      who === opinion.who &&
      [about].flat().includes(opinion.about) &&
      (only === undefined || only.test(`${opinion.operation} ${opinion.text}`)),
  );
}
