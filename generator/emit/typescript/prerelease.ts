/** The end of a version that is not a release yet, as Semantic Versioning 2.0.0 (section 9) writes it. */

/** How Python (PEP 440) says it, in short and in full. */
const stages: Readonly<Record<string, string>> = {
  ...{ a: "alpha", alpha: "alpha", b: "beta", beta: "beta" },
  ...{ c: "rc", rc: "rc", pre: "rc", preview: "rc", dev: "dev" },
};

const python = /^[-_.]?(a|alpha|b|beta|c|rc|pre|preview|dev)[-_.]?(\d{1,9})?(?:[-_.]?(dev)[-_.]?(\d{1,9})?)?$/i;
const semantic = /^-([A-Za-z][0-9A-Za-z-]*(?:\.[0-9A-Za-z-]+)*)$/;

/**
 * What stands after the numbers of a version, as the end of a semantic one: `b1` → `-beta.1`, `-rc.1` as it is. Empty for a release, and for
 * what says something else.
 *
 * @param rest of a version, what stands after its numbers
 */
export function prereleaseOf(rest: string): string {
  const text = rest.slice(0, 64).replace(/\+.*$/, "");
  const [, stage, number = 0, development, build = 0] = python.exec(text) ?? [];
  if (stage !== undefined) {
    const before = `-${stages[stage.toLowerCase()] ?? stage}.${Number(number)}`;
    return development === undefined ? before : `${before}.dev.${Number(build)}`;
  }
  const [, identifiers] = semantic.exec(text) ?? [];
  if (identifiers === undefined) return "";
  return `-${identifiers.split(".").map(withoutZeros).join(".")}`;
}

/** Numbers begin with no zero. */
function withoutZeros(identifier: string): string {
  return /^\d+$/.test(identifier) ? identifier.replace(/^0+(?=\d)/, "") : identifier;
}
