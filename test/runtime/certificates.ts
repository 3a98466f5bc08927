import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Certificates made by openssl: an authority, and whom it vouches for. */
export interface Authority {
  readonly ca: string;
  /** Of `127.0.0.1` and `localhost`. */
  readonly server: Certificate;
  readonly client: Certificate;
  /** The key of the client, under the passphrase `hunter2`. */
  readonly encryptedKey: string;
}

export function makeAuthority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), "certificates-"));
  const openssl = (...args: string[]): void => {
    execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  };
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const issue = (who: string, extensions: string): Certificate => {
    writeFileSync(join(folder, `${who}.ext`), extensions);
    openssl("req", ...newKey, "-keyout", `${who}.key`, "-out", `${who}.csr`, "-subj", `/CN=${who}`);
    const signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", `${who}.ext`];
    openssl("x509", "-req", "-in", `${who}.csr`, "-out", `${who}.pem`, ...signed);
    return { cert: read(`${who}.pem`), key: read(`${who}.key`) };
  };
  try {
    openssl("req", "-x509", ...newKey, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", `/CN=${name}`);
    const server = issue("server", "subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n");
    const client = issue("client", "extendedKeyUsage=clientAuth\n");
    openssl("ec", "-in", "client.key", "-aes256", "-passout", "pass:hunter2", "-out", "encrypted.key");
    return { ca: read("ca.pem"), server, client, encryptedKey: read("encrypted.key") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
