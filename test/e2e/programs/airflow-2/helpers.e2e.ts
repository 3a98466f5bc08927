import { test } from "@jest/globals";
import { basic } from "airflow-client";
import { baseUrl } from "../../support/airflow.js";
import { helperTests } from "../helpers.js";

const auth = basic({ username: "admin", password: "admin" });

test.each(helperTests)("%s", (_, does) => does({ baseUrl, auth }));
