/** Errors of the operating system, in words for the user. */
import { Failure, failure } from "../diagnostics.js";

/** Whether an error comes from the operating system. */
export function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === "object" && error !== null && "errno" in error && "code" in error;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a folder on its way is a file",
  EEXIST: "a file is where a folder is needed",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long",
  EBUSY: "it is in use",
};

/** Turns an error of the file system into a failure; returns any other error, which is a bug, as it is. */
export function diskFailure(error: unknown, dir: string): Failure | Error {
  if (error instanceof Failure || !isErrno(error)) return error instanceof Error ? error : new Error(String(error));
  const code = error.code ?? "";
  const at = error.path === undefined ? "" : ` (at \`${error.path}\`)`;
  return failure("OUTPUT_UNWRITABLE", `\`${dir}\` cannot be written: ${reasons[code] ?? code}${at}`);
}
