import { expect, test } from "@jest/globals";
import { below } from "../../generator/runtime/request.js";

test.each([
  ["/login", "https://host/v1/login"],
  ["login/a/b", "https://host/v1/login/a/b"],
  ["//evil.example/x", "https://host/v1//evil.example/x"],
  ["https://evil.example", "https://host/v1/https://evil.example"],
])("%s is below the root of a server: %s", (path, want) => {
  expect(below("https://host/v1/", path).href).toBe(want);
});
