/** The terminal, or what takes its place: where output goes. Text from a spec passes {@link visible} before it gets here. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether a person looks at standard error, so that a line may be updated in place. */
  readonly live: boolean;
  /** How wide lines may be. */
  readonly width: number;
  readonly paint: { readonly stdout: Paint; readonly stderr: Paint };
}

/** The SGR codes that turn a style on and off. Not `util.styleText`: whether it looks at a stream, and at which, differs by Node. */
const styles = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

export type Style = keyof typeof styles;
export type Paint = (style: Style, text: string) => string;

/** The process's own streams. */
export function processIo({ stdout, stderr, env }: NodeJS.Process): Io {
  // A reader that has seen enough (`| head`) closes the pipe: no reason to fail, the files are still to be written.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  return {
    stdout: (text) => void stdout.write(text),
    stderr: (text) => void stderr.write(text),
    live: stderr.isTTY && env["TERM"] !== "dumb",
    width: Math.min(stdout.columns || 100, 110),
    paint: { stdout: paintOf(stdout, env), stderr: paintOf(stderr, env) },
  };
}

/** Colors for a terminal, unless `NO_COLOR` (no-color.org) is set to anything. */
function paintOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Paint {
  const colored = stream.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return (style, text) => (colored ? `\u001b[${styles[style][0]}m${text}\u001b[${styles[style][1]}m` : text);
}

const hidden = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Makes characters visible that would command a terminal or turn the text around. The result is one line. */
export function visible(text: string): string {
  return text.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** JSON for standard output: the same characters, escaped as JSON has it. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const escaped = text.replace(/[\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return escaped + "\n";
}
