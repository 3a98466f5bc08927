/** What goes wrong on the way to a server, in words for the user. */

/** Why a server cannot be read, as the end of a sentence, and what to do about it. */
export interface Trouble {
  readonly cause: string;
  readonly fix: string;
}

/** @param code of Node, of its TLS, or of its `fetch`; undefined for one that is not known */
export function networkTrouble(code: string | undefined, url: URL): Trouble | undefined {
  if (code === undefined) return undefined;
  const make = Object.hasOwn(troubles, code) ? troubles[code] : certificate(code);
  if (make === undefined) return undefined;
  const { cause, fix } = make(url);
  return { cause: `${cause} (${code})`, fix };
}

type Make = (url: URL) => Trouble;

const refused: Make = ({ host }) => ({
  cause: `no server listens at ${host}`,
  fix: "Start the server, or correct the host and the port.",
});

const noName: Make = ({ hostname }) => ({
  cause: `there is no host ${hostname}`,
  fix: "Correct the name, or check the network.",
});

const unreachable: Make = ({ host }) => ({
  cause: `there is no network route to ${host}`,
  fix: "Check the network, the VPN, and the address.",
});

const silent: Make = ({ host }) => ({
  cause: `${host} does not accept the connection`,
  fix: "Check the network, the firewall, and the address.",
});

/** What answers a greeting of TLS with something else, or a request without TLS with a closed connection. */
const otherProtocol: Make = ({ protocol, host }) =>
  protocol === "https:"
    ? { cause: `${host} does not speak https`, fix: "Write http:// where the server has no TLS, or correct the port." }
    : {
        cause: `${host} closed the connection, or does not speak http`,
        fix: "Write https:// where the server has TLS, or correct the port.",
      };

const refusedPort: Make = ({ port }) => ({
  cause: `port ${port} is blocked by \`fetch\``,
  fix: "Use another port for the server, or pass the spec as a file.",
});

const troubles: Readonly<Record<string, Make>> = {
  "bad port": refusedPort,
  ECONNREFUSED: refused,
  ENOTFOUND: noName,
  EAI_AGAIN: noName,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: silent,
  UND_ERR_CONNECT_TIMEOUT: silent,
  ERR_SSL_WRONG_VERSION_NUMBER: otherProtocol,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: otherProtocol,
  ERR_SSL_HTTP_REQUEST: otherProtocol,
  EPROTO: otherProtocol,
  ECONNRESET: otherProtocol,
  UND_ERR_SOCKET: otherProtocol,
  HPE_INVALID_CONSTANT: otherProtocol,
  HPE_INVALID_VERSION: otherProtocol,
};

/** OpenSSL has many codes for one thing: nobody whom this machine trusts has signed for the server. */
function certificate(code: string): Make | undefined {
  if (!/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return undefined;
  return ({ host }) => ({
    cause: `this machine does not trust the certificate of ${host}`,
    fix: "Set NODE_EXTRA_CA_CERTS to the file with the certificate of your authority, or pass the spec as a file.",
  });
}

/** What to do about an answer that is an error; undefined: nothing is known. */
export function answerAdvice(status: number): string | undefined {
  if (status === 401 || status === 403) return "Send credentials with --spec-header 'Authorization: …'.";
  if (status === 404)
    return "Check the path: Airflow 3 has its spec at /openapi.json, Airflow 2 at /api/v1/openapi.yaml.";
  return undefined;
}
