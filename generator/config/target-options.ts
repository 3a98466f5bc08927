/** The options of targets: which of them goes to which output, and what is wrong with those that go nowhere. */
import type { DefinedTarget, PackageRule, TargetOption } from "../emit/target.js";
import type { JobOutput, OptionValue } from "./job.js";
import { flag, type GivenValue } from "./options.js";
import { isGiven, list, names, wrong, type Request } from "./request.js";
import { failedTarget, notAskedFor, type TargetList } from "./targets.js";
import { causeOf } from "./user-code.js";

type Draft = Omit<JobOutput, "options">;

/**
 * The outputs with the options that are for them.
 *
 * @throws Failure `USAGE` or `CONFIG_INVALID` for an option that is for no output of the job, and for a value that is wrong
 */
export function outputOptions(request: Request, outputs: readonly Draft[], targets: TargetList): readonly JobOutput[] {
  const given = Object.entries(request.given.targetOptions ?? {}).filter(([, value]) => isGiven(value));
  for (const [name, value] of given) checkOption(request, { name, value, outputs, targets });
  return outputs.map((output) => {
    const entries = given.flatMap(([name, value]) => {
      const option = optionFor(output, name, targets);
      return option === undefined ? [] : [[name, valueOf(option, value)] as const];
    });
    return { ...output, options: Object.fromEntries(entries) };
  });
}

interface GivenOption {
  readonly name: string;
  readonly value: GivenValue;
  readonly outputs: readonly Draft[];
  readonly targets: TargetList;
}

/** One value of an option, for one output. */
interface ValueOfOption {
  readonly output: Draft;
  readonly name: string;
  readonly value: string;
  readonly targets: TargetList;
}

function checkOption(request: Request, { name, value, outputs, targets }: GivenOption): void {
  const outputsWithOption = outputs.filter((output) => optionFor(output, name, targets) !== undefined);
  if (outputsWithOption.length === 0) {
    const cause = notFor(name, outputs, targets);
    const remedy = cause.includes(" dialects") ? "Choose another --dialect" : "Select the target with --target";
    throw wrong(request, name, cause, `${remedy}, or remove ${flag(name)}.`);
  }
  const rules = new Set(outputsWithOption.map((output) => ruleOf(output, targets)));
  for (const output of outputsWithOption) {
    const values = typeof value === "boolean" ? [] : list(value);
    const problems = values.map((one) => problemOf({ output, name, value: one, targets }, rules));
    const cause = problems.find((problem) => problem !== undefined);
    if (cause !== undefined) throw wrong(request, name, cause);
  }
}

/**
 * What is wrong with a value, as the target says it.
 *
 * @throws Failure `TARGET_FAILED` where the target is the user's, and throws or returns no text
 */
function problemOf(
  { output, name, value, targets }: ValueOfOption,
  rules: ReadonlySet<PackageRule>,
): string | undefined {
  const { definedIn } = output;
  const { problem } = optionFor(output, name, targets) ?? {};
  if (definedIn === undefined) return problem?.(value, rules);
  let answer: unknown;
  try {
    answer = problem?.(value, rules);
  } catch (error) {
    throw failedTarget(definedIn, `failed in \`problem\` of the option \`${name}\`: ${causeOf(error)}`, error);
  }
  if (answer === undefined || typeof answer === "string") return answer;
  throw failedTarget(definedIn, `must return a string or undefined from \`problem\` of the option \`${name}\``);
}

/** The option as an output has it; undefined where the option is not for this output. */
function optionFor({ target, dialect }: Draft, name: string, targets: TargetList): TargetOption | undefined {
  const options = targets.find(target)?.options ?? {};
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  return option?.dialects === undefined || option.dialects.some((one) => one === dialect) ? option : undefined;
}

/** Why nothing of the job takes an option: its target is not asked for, or none of its dialects. */
function notFor(name: string, outputs: readonly Draft[], targets: TargetList): string {
  const targetsWithOption = targets.options.get(name)?.targets ?? [];
  const asked = targetsWithOption.find((target) => outputs.some((output) => output.target === target.name));
  if (asked === undefined) return notAskedFor(targetsWithOption);
  const all = asked.dialects?.map((dialect) => dialect.name) ?? [];
  const own = asked.options?.[name]?.dialects ?? [];
  const others = all.filter((dialect) => !own.includes(dialect));
  const [other] = others;
  return others.length === 1 && other !== undefined
    ? `is for the ${asked.name} dialects other than \`${other}\``
    : `is for these ${asked.name} dialects: ${own.join(", ")}`;
}

/** Whose rules the name of an output's package follows. */
function ruleOf({ target: name, dialect }: Draft, targets: TargetList): PackageRule {
  const target: DefinedTarget | undefined = targets.find(name);
  const own = target?.dialects?.find((one) => one.name === dialect)?.packageRule;
  return own ?? target?.packageRule ?? "none";
}

function valueOf({ type, path }: TargetOption, value: GivenValue): OptionValue {
  if (path !== undefined && typeof value === "string") return path === "file" ? { file: value } : { folder: value };
  if (typeof value === "boolean" || type === "string") return value;
  return type === "names" ? names(value) : list(value);
}
