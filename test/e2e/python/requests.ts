/** The official client and ours side by side: what each call of a plan sends. */
import { officialClient } from "../docs/official-client.js";
import { generateClient, runPython, toolsPython } from "./environment.js";

export interface Call {
  readonly api: string;
  readonly method: string;
  readonly arguments: readonly (readonly [string, unknown])[];
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Outcome {
  readonly sent: readonly Sent[];
  readonly error: string | null;
}

export interface Compared {
  readonly call: Call;
  readonly official: Outcome;
  readonly ours: Outcome;
}

/** Where the two differ on purpose: the reason, and whether it is the reason of these two. */
const onPurpose: Readonly<Record<string, (compared: Compared) => boolean>> = {
  "a dot segment in a path stays in its place: the official client calls another path": ({ call, official, ours }) =>
    differsIn(official, ours, "path") && call.arguments.some(([, value]) => value === "." || value === ".."),
  "a list or an object in a path is written as the document says: the official client writes Python's own text": ({
    call,
    official,
    ours,
  }) => differsIn(official, ours, "path") && call.arguments.some(([, value]) => isCollection(value)),
  "an operation of which the document says nothing sends the token, too: the official client sends none": ({
    official,
    ours,
  }) =>
    official.sent[0]?.headers["authorization"] === undefined &&
    differsIn(official, withoutToken(ours), undefined) &&
    ours.sent[0]?.headers["authorization"] === "Bearer token",
  "a wrong value that may be an enum is a ValidationError: the official client fails while it checks": ({
    official,
    ours,
  }) => official.error === "AttributeError" && ours.error === "ValidationError",
};

/** Every call of a plan for this release, made by both clients. */
export async function compareRequests(
  version: string,
  { seed, samples, folder }: { readonly seed: number; readonly samples: number; readonly folder: string },
): Promise<readonly Compared[]> {
  const official = officialClient(version);
  generateClient(version, folder);
  const input = await runPython(official, ["plan.py", String(seed), String(samples)]);
  const theirs = JSON.parse(await runPython(official, ["record.py"], { input })) as Outcome[];
  const ours = JSON.parse(await runPython(toolsPython(), ["record.py"], { input, client: folder })) as Outcome[];
  return (JSON.parse(input) as Call[]).map((call, index) => ({
    call,
    official: theirs[index] as Outcome,
    ours: ours[index] as Outcome,
  }));
}

/** Those that differ without a reason, and the reasons of the others with their numbers. */
export function judge(compared: readonly Compared[]): {
  readonly faults: readonly Compared[];
  readonly reasons: Readonly<Record<string, number>>;
} {
  const different = compared.filter(({ official, ours }) => !same(official, ours));
  const reasonOf = (one: Compared) => Object.keys(onPurpose).find((reason) => onPurpose[reason]?.(one));
  const reasons: Record<string, number> = {};
  for (const reason of different.map(reasonOf)) if (reason) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return { faults: different.filter((one) => reasonOf(one) === undefined), reasons };
}

export const allReasons = Object.keys(onPurpose);

/** Whether both sent one request, and the two are equal but for this part. */
function differsIn(official: Outcome, ours: Outcome, part: keyof Sent | undefined): boolean {
  const without = ({ sent, error }: Outcome) => ({
    error,
    sent: sent.map((one) => (part === undefined ? one : { ...one, [part]: null })),
  });
  return official.sent.length === 1 && same(without(official), without(ours));
}

function withoutToken({ sent, error }: Outcome): Outcome {
  return {
    error,
    sent: sent.map(({ headers: { authorization: _token, ...headers }, ...rest }) => ({ ...rest, headers })),
  };
}

function isCollection(value: unknown): boolean {
  const { is } = Object(value) as { readonly is?: string };
  return is === "list" || is === "dict";
}

/** Members of objects in any order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}
