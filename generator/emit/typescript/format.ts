/** Text as prettier would format it with its defaults, made by a formatter that is compatible and ten times as fast. */
import { format } from "oxfmt";
import { turns } from "../../turns.js";

/** Prettier's default. */
const printWidth = 80;

/** Names have quotes where they need them: the formatter would take them from letters that some compilers do not know yet. */
const options = { printWidth, quoteProps: "preserve" } as const;

/** At most so many texts are formatted at once: more of them take more memory, and are not done sooner. */
const inTurn = turns(4);

/** Formats as prettier does with its defaults. Throws where the text does not parse: what we print always does. */
export async function formatSource(path: string, text: string): Promise<string> {
  const { code, errors } = await inTurn(() => format(path, text, options));
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path} was printed wrongly: ${error.message}`);
  return joinShortUnions(code);
}

/**
 * Prettier keeps a union that fits on a line of its own together since 3.9; oxfmt 0.79 still gives each member a line.
 * (The test that runs prettier over the output says when this is no longer needed.)
 */
function joinShortUnions(text: string): string {
  return text.replace(/([=:])((?:\n *\| [^\n]+)+;)\n/g, (whole, opener: string, members: string) => {
    const lines = members.split("\n").slice(1);
    const indents = new Set(lines.map((line) => line.search(/\S/)));
    const [indent = 0] = indents;
    const joined = " ".repeat(indent) + lines.map((line) => line.trim().slice(2)).join(" | ");
    return indents.size === 1 && joined.length <= printWidth ? `${opener}\n${joined}\n` : whole;
  });
}
