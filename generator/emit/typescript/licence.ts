/** What the spec says of its licence and of whom to ask, as fields of package.json. It is text of others: what is no licence, address or name is left out. */
import type { Info } from "../../ir/model.js";

/** Longer texts are no names. */
const longest = 200;

/** A person or team, as package.json has it. */
export interface Author {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

/**
 * The licence, where it is named as SPDX names it: an expression such as `Apache-2.0`, or `MIT OR Apache-2.0`. A name such as `Apache 2.0` says
 * no licence that a program would know.
 */
export async function licenceOf({ license }: Info): Promise<string | undefined> {
  const names = [license?.identifier, license?.name].filter((name) => name !== undefined && name.length <= longest);
  if (names.length === 0) return undefined;
  const { default: parse } = await import("spdx-expression-parse");
  return names.find((name) => name !== undefined && isExpression(parse, name));
}

function isExpression(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The contact. Without a name, its address stands for it. */
export function authorOf({ contact }: Info): Author | undefined {
  const url = webAddress(contact?.url);
  const email = lineOf(contact?.email);
  const address = email !== undefined && /^[^\s@<>()]+@[^\s@<>()]+$/.test(email) ? email : undefined;
  const name =
    lineOf(contact?.name)
      ?.replace(/[<>()]/g, " ")
      .trim() ||
    (address ?? url);
  if (name === undefined) return undefined;
  return { name, ...(address !== undefined && { email: address }), ...(url !== undefined && { url }) };
}

/** One line that everybody sees as it is. */
function lineOf(text = ""): string | undefined {
  const line = text.trim();
  return line !== "" && line.length <= longest && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line) ? line : undefined;
}

function webAddress(text: string | undefined): string | undefined {
  const line = lineOf(text);
  if (line === undefined || !/^https?:\/\//i.test(line) || !URL.canParse(line)) return undefined;
  return new URL(line).href;
}
