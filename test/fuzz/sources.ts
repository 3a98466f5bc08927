/** The real specs that mutants are made of: Airflow's, and small ones of the corpus of every kind of author. */
import { readFileSync } from "node:fs";
import { airflowSpec } from "../../generator/catalog/index.js";
import { parseText } from "../../generator/load/index.js";
import { allSpecs } from "../corpus/specs.js";

export interface Sources {
  readonly texts: readonly Buffer[];
  readonly trees: readonly unknown[];
}

const releases = ["2.11.2", "3.3.2"];
/** Of the corpus: as many, of at most so many bytes, spread over all of them. */
const others = 120;
const largest = 60_000;

export async function realSpecs(): Promise<Sources> {
  const airflow = await Promise.all(releases.map(async (release) => (await airflowSpec(release, "server")).path));
  const small = (await allSpecs()).filter(({ bytes }) => bytes <= largest);
  const step = Math.floor(small.length / others);
  const paths = small.filter((_, index) => index % step === 0).map(({ path }) => path);
  const texts = [...airflow, ...paths].map((path) => readFileSync(path));
  return { texts, trees: texts.map((text, index) => parseText(`${index}.yaml`, text.toString("utf8")).value) };
}
