/** See swap.mjs, which Node runs as it is: the build needs it before anything is compiled. */
export function replaceFolder(folder: string, make: (workshop: string) => void | Promise<void>): Promise<void>;
