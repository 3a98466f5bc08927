/** What a runner of GitHub makes of the lines that a step prints. */

/** A line that the runner obeyed. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * The commands in a log: `::name properties::message` after white space at most, and `##[name properties]message` anywhere in a line; none of
 * them between `::stop-commands::word` and `::word::`.
 *
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands, and for the second form, which is older, the runner's source.
 */
export function commandsIn(log: string): Command[] {
  const commands: Command[] = [];
  let stop: string | undefined;
  for (const line of log.split(/\r?\n/)) {
    const command = commandOf(line);
    if (command === undefined) continue;
    if (stop !== undefined) stop = command.name === stop ? undefined : stop;
    else if (command.name === "stop-commands") stop = command.message;
    else commands.push(command);
  }
  if (stop !== undefined) throw new Error("commands were stopped to the end of the log");
  return commands;
}

function commandOf(line: string): Command | undefined {
  const found = /^\s*::([^\s:]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/.exec(line);
  if (found === null) return undefined;
  const [, name = "", list = "", message = ""] = found;
  const properties = list.split(",").flatMap((pair) => {
    const [key = "", ...value] = pair.split("=");
    return key === "" ? [] : [[key.trim(), decoded(value.join("="))] as const];
  });
  return { name, properties: Object.fromEntries(properties), message: decoded(message) };
}

function decoded(text: string): string {
  return text.replace(/%(25|0D|0A|3A|2C)/g, (code) => decodeURIComponent(code));
}
