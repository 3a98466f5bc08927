import type { Progress } from "../report.js";
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
    clear: () => show(""),
  };
}
