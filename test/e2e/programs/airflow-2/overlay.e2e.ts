/** What specs/airflow.overlay.yaml says of servers of Airflow 2, asked of one. */
import { basicCredentials } from "../../support/airflow.js";
import { overlayTests } from "../overlay.js";
import { proofs } from "./overlay-proofs.js";

overlayTests(proofs, { version: "v1", authorization: () => Promise.resolve(basicCredentials("admin")) });
