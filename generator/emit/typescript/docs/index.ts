import type { OutputFile } from "../../../write/index.js";
import type { TargetOptions } from "../../registry.js";
import type { Package } from "../context.js";

export function docsFiles(_pack: Package, _options: TargetOptions): OutputFile[] {
  return [];
}
