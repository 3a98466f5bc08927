/** The readings of YAML, by name. */

/**
 * - `1.2`: the core schema of YAML 1.2, in which `no`, `on`, `2020-01-01` and `1:30` are text; and merge keys, which YAML 1.2 lacks and
 *   real documents use.
 * - `1.1`: `no` and `on` are booleans, `010` is 8, `1_000` is 1000, `1:30` is 90. Days and times are text, as SnakeYAML reads them for
 *   the reference generator.
 * - `words`: of YAML 1.1 only its booleans. Integers are decimal, keys are as they are written, an alias is the text of its name, and
 *   nothing is merged: so does Jackson.
 */
export type YamlReading = "1.2" | "1.1" | "words";
