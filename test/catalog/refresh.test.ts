import { expect, test } from "@jest/globals";
import { catalog } from "../../generator/catalog/catalog.js";
import { refreshed, wantedReleases } from "../../generator/catalog/refresh.js";

const published = {
  "apache-airflow": ["3.3.2", "2.11.2", "2.9.3", "2.9.10", "1.10.15"],
  "apache-airflow-core": ["3.4.0", "3.3.2", "3.3.10"],
  "apache-airflow-client": ["3.3.10", "3.3.2", "2.10.0"],
};

test("the newest server of each minor is wanted, and every client", () => {
  expect(wantedReleases(published)).toEqual({
    server: ["2.9.10", "2.11.2", "3.3.10", "3.4.0"],
    client: ["2.10.0", "3.3.2", "3.3.10"],
  });
});

test("known releases keep their line, new ones are described, withdrawn clients stay", async () => {
  const asked: string[] = [];
  const describe = (version: string, kind: "server" | "client") => {
    asked.push(`${kind} ${version}`);
    return Promise.resolve({ airflow: version, package: "p", version, file: "f", sha256: "s" });
  };
  const next = await refreshed(catalog(), published, describe);
  expect(asked.sort()).toEqual(["client 3.3.10", "server 2.9.10", "server 3.3.10", "server 3.4.0"]);
  expect(next.server.map(({ airflow }) => airflow)).toEqual(["2.9.10", "2.11.2", "3.3.10", "3.4.0"]);
  expect(next.client.slice(0, -1)).toEqual(catalog().client);
});
