/** Security schemes of the user's own, from a file: a mapping from names to Security Scheme Objects (OpenAPI 3.1, section 4.8.27). */
import { didYouMean } from "../suggest.js";
import { Failure, failure, type Finding } from "../diagnostics.js";
import type { Pointer, SecurityScheme } from "../ir/model.js";
import { decode } from "../load/decode.js";
import { isObject, type JsonObject, keysOf, parseText, toPointer } from "../load/index.js";
import { readFileBytes } from "../load/source.js";
import type { Document } from "../load/text.js";
import { type Faults, parseSecurityScheme, type schemeTypes } from "../parse/security-scheme.js";

export interface AuthFile {
  /** In the order written; at least one. */
  readonly schemes: readonly SecurityScheme[];
}

/**
 * Reads an auth file, YAML or JSON. A user wrote it for this purpose, so nothing in it is overlooked: a misspelled field ends the
 * run too.
 *
 * @throws Failure `FILE_UNREADABLE`, `AUTH_FILE_SYNTAX`, or `AUTH_FILE_INVALID` with everything that is wrong
 */
export async function readAuthFile(path: string): Promise<AuthFile> {
  const { value, locate } = await readDocument(path);
  const findings: Finding[] = [];
  const found = (pointer: Pointer, message: string, fix?: string): Finding => ({
    ...{ code: "AUTH_FILE_INVALID", message, pointer, place: locate(pointer) },
    ...(fix !== undefined && { fix }),
  });
  const note: Note = (...finding) => void findings.push(found(...finding));
  const names = keysOf(value);
  if (names.length === 0) note("#", `${path} has no security scheme.`);
  const schemes = names.flatMap((name) => schemeOf(name, value[name], { leaveOut: note }, note));
  const [first, ...more] = findings;
  if (first !== undefined) throw new Failure(first, ...more);
  return { schemes };
}

type Note = (pointer: Pointer, message: string, fix?: string) => void;

/** Keys of an OpenAPI document that somebody may have copied along. */
const wrappers = ["components", "securitySchemes", "openapi"];

function schemeOf(name: string, value: unknown, faults: Faults, note: Note): SecurityScheme[] {
  const pointer = toPointer([name]);
  if (wrappers.includes(name) && (!isObject(value) || !Object.hasOwn(value, "type"))) {
    const fix = "A file of schemes is not an OpenAPI document: put in only what is under `securitySchemes` there.";
    note(pointer, `The security scheme \`${name}\` has no \`type\`.`, fix);
    return [];
  }
  // The keys of components (OpenAPI 3.1, section 4.8.7.1).
  if (!/^[a-zA-Z0-9._-]+$/.test(name)) {
    note(pointer, `\`${name}\` cannot be the name of a security scheme: use letters, digits, \`.\`, \`_\` and \`-\`.`);
  }
  if (!isObject(value)) {
    note(pointer, `The security scheme \`${name}\` must be a mapping.`);
    return [];
  }
  noteUnknownFields(value, pointer, note);
  const scheme = parseSecurityScheme(name, { value, pointer }, faults);
  return scheme === undefined ? [] : [scheme];
}

const fieldsOf: Readonly<Record<(typeof schemeTypes)[number], readonly string[]>> = {
  apiKey: ["in", "name"],
  http: ["scheme", "bearerFormat"],
  oauth2: ["flows", "oauth2MetadataUrl"],
  openIdConnect: ["openIdConnectUrl"],
  mutualTLS: [],
};
const flowFields = ["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl", "scopes"];

/** Notes fields that OpenAPI does not know, of a scheme and of its flows. */
function noteUnknownFields(scheme: JsonObject, pointer: Pointer, note: Note): void {
  const type = scheme["type"];
  const isKnown = typeof type === "string" && Object.hasOwn(fieldsOf, type);
  const own = isKnown ? fieldsOf[type as keyof typeof fieldsOf] : Object.values(fieldsOf).flat();
  const what = isKnown ? `a scheme of type ${type}` : "a security scheme";
  noteUnknownKeys(scheme, ["type", "description", "deprecated", ...own], { pointer, what, note });
  const flows = type === "oauth2" ? scheme["flows"] : undefined;
  for (const [name, flow] of Object.entries(isObject(flows) ? flows : {})) {
    if (!isObject(flow) || name.startsWith("x-")) continue;
    noteUnknownKeys(flow, flowFields, { pointer: pointer + toPointer(["flows", name]).slice(1), what: "a flow", note });
  }
}

interface Where {
  readonly pointer: Pointer;
  readonly what: string;
  readonly note: Note;
}

function noteUnknownKeys(object: JsonObject, known: readonly string[], { pointer, what, note }: Where): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key) || key.startsWith("x-")) continue;
    note(pointer + toPointer([key]).slice(1), `\`${key}\` is not a field of ${what}${didYouMean(key, known)}`);
  }
}

/** Read as a spec is, with its limits and places; what is wrong is the auth file's fault. */
async function readDocument(path: string): Promise<Document> {
  try {
    return parseText(path, decode(await readFileBytes(path), path));
  } catch (error) {
    const [finding] = error instanceof Failure ? error.findings : [];
    if (finding === undefined) throw error;
    // What to do about it is another thing than with a spec.
    const { code, message, place = { file: path } } = finding;
    throw failure(isUnreadable.has(code) ? "FILE_UNREADABLE" : "AUTH_FILE_SYNTAX", message, { place });
  }
}

const isUnreadable: ReadonlySet<Finding["code"]> = new Set<Finding["code"]>([
  "SPEC_NOT_FOUND",
  "SPEC_NOT_A_FILE",
  "SPEC_UNREADABLE",
  "SPEC_TOO_LARGE",
  "SPEC_ENCODING",
]);
