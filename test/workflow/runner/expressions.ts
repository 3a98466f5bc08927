/** The few expressions of GitHub that our files use. Any other is an error, so that none is taken for what it is not. */
export type Context = { readonly [name: string]: string | Context | undefined };

/** A text in which each `${{ … }}` stands for a value; what has none is empty, as it is there. */
export function filledIn(text: string, context: Context): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => valueOf(expression.trim(), context));
}

/** An `if:` that compares a value with a text. */
export function holds(condition: string, context: Context): boolean {
  const found = /^([\w.-]+) == '([^']*)'$/.exec(condition);
  if (found === null) throw new Error(`cannot evaluate: ${condition}`);
  return valueOf(found[1] ?? "", context) === found[2];
}

function valueOf(expression: string, context: Context): string {
  if (!/^[\w-]+(\.[\w-]+)+$/.test(expression)) throw new Error(`cannot evaluate: ${expression}`);
  const [root = "", ...path] = expression.split(".");
  if (!Object.hasOwn(context, root)) throw new Error(`there is no context ${root}: ${expression}`);
  let value: string | Context | undefined = context[root];
  for (const name of path) value = typeof value === "object" ? value[name] : undefined;
  if (typeof value === "object") throw new Error(`not a text: ${expression}`);
  return value ?? "";
}
