/** A process that judges one document after another: questions come as messages, answers go as messages. */
import { Buffer } from "node:buffer";
import { register } from "node:module";

register("../golden/typescript-hooks.mjs", import.meta.url);
const { judge } = await import("./judge.ts");

process.on("message", ({ document, ...question }) => {
  void judge({ ...question, document: Buffer.from(document, "base64") }).then((answer) => process.send(answer));
});
process.on("disconnect", () => process.exit());
process.send("ready");
