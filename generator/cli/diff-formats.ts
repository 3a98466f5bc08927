/** What the command line has to know of `diff` without loading it. */

/** Stands for `-`. */
export const standardInput = "<stdin>";

export const diffFormats = ["text", "json", "markdown", "guide"] as const;
export type DiffFormat = (typeof diffFormats)[number];
