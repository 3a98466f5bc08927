import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { bearer } from "../../generator/runtime/auth/bearer.js";
import { Client } from "../../generator/runtime/http.js";
import { warnIfPlain } from "../../generator/runtime/plain-http.js";

const warn = jest.spyOn(console, "warn");
beforeEach(() => {
  warn.mockImplementation(() => undefined);
});
afterEach(() => {
  warn.mockReset();
});

test.each([
  "http://airflow.example.com/",
  "http://10.0.0.1/",
  "http://127.example.com/",
  "http://notlocalhost/",
  "http://localhost.example.com/",
  "http://[::2]/",
  "http://0.0.0.0/",
])("%s: once", (text) => {
  warnIfPlain(new URL(text));
  warnIfPlain(new URL("/other?key=hunter2", text));
  const { origin } = new URL(text);
  expect(warn.mock.calls).toEqual([[`Credentials are sent to ${origin}: use https`]]);
});

test.each([
  "https://airflow.example.com/",
  "http://localhost/",
  "http://LOCALHOST:8080/",
  "http://airflow.localhost/",
  "http://127.0.0.1:1/",
  "http://127.1/",
  "http://127.255.255.254/",
  "http://[::1]:8080/",
])("%s: not at all", (text) => {
  warnIfPlain(new URL(text));
  expect(warn.mock.calls).toEqual([]);
});

test("a client warns when it is given credentials, and not without", () => {
  new Client({ baseUrl: "http://plain.example.com" });
  expect(warn.mock.calls).toEqual([]);
  const config = { baseUrl: "http://plain.example.com", auth: bearer("hunter2") };
  new Client(config);
  new Client(config);
  expect(warn.mock.calls).toEqual([["Credentials are sent to http://plain.example.com: use https"]]);
});
