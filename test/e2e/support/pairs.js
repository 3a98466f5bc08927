import { fileURLToPath } from "node:url";

/**
 * Which generated client meets which server: `3.3.2` is the client made from that server's own spec, `3.2.2@3.3.2` the one made
 * from the official spec of 3.2.2. `E2E_PAIRS` asks for others, such as `3.2.2@3.1.8`.
 */
const asked = process.env.E2E_PAIRS ?? "3.3.2,2.11.0,3.2.2@3.3.2,3.2.2@3.1.8";

/** The folder of everything that a run makes; what the last one made stays there to be looked at. */
export const workFolder = fileURLToPath(new URL("../../../output/e2e/", import.meta.url));

/** Each with the folder of its generated package, and the bundle made of it. */
export const pairs = asked.split(",").map((name) => {
  const [client = "", server = client] = name.trim().split("@");
  const folder = `${workFolder}${name.trim()}`;
  return {
    name: name.trim(),
    client,
    server,
    major: server.split(".")[0],
    folder,
    bundle: `${folder}/bundle/client.mjs`,
  };
});
