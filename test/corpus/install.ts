/** Installs what the sample needs before its tests run: the resolver of jest does not see packages that come later. */
import { fileURLToPath } from "node:url";
import { installPackages } from "../support/packages.js";

for (const folder of ["./", "../oracle/"]) await installPackages(fileURLToPath(new URL(folder, import.meta.url)));
