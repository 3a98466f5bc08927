import type { Progress } from "../report.js";
import { sentence } from "./errors.js";
import { visible, type Io } from "./io.js";

/** One line on a terminal, updated in place; nothing for a pipe. */
export interface LiveProgress extends Progress {
  /** Takes the line away. */
  clear(): void;
}

/** @param silent for `--quiet` and `--json` */
export function liveProgress(io: Io, silent: boolean): LiveProgress {
  const show = (text: string) => {
    if (io.live && !silent) io.stderr(`\r\u001b[2K${text}`);
  };
  const line = (text: string) => show(io.paint.stderr("dim", `${visible(text).slice(0, io.width - 3)} …`));
  return {
    async phase(name, work) {
      line(name);
      return await work();
    },
    note: line,
    warn: (finding) => {
      if (silent) return;
      show("");
      // One line: the summary of the run says what to do about it.
      io.stderr(`${io.paint.stderr("yellow", "warning")} ${finding.code}: ${sentence(finding.message)}\n`);
    },
    clear: () => show(""),
  };
}
