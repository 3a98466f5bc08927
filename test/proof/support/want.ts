const tokenRequest = {
  call: "POST /auth/token",
  type: "application/x-www-form-urlencoded;charset=UTF-8",
  body: "grant_type=password&username=ann&password=s3cret",
};

/**
 * What the program comes to on every platform, by case: what it got, and what the server saw of it. Calls that carry and ask for
 * JSON do not say so.
 */
export const want = {
  path: { got: { ok: true }, seen: [{ call: "GET /dags/a%2Fb%20c%3F%23%25%5C%C3%BC~*'()%3B." }] },
  climbing: { got: { name: "ParameterError", message: "dag_id must not be empty, '.' or '..'" }, seen: [] },
  query: {
    got: { ok: true },
    seen: [
      {
        call: "GET /dags?limit=5&tags=a%2Cb,o%27neill,%2B%C3%BC&order_by=-dag_id&order_by=x%20y&filter[owner]=%C3%9C%26%3D%5B%5D&filter[paused]=false",
      },
    ],
  },
  dates: {
    got: { ok: true },
    seen: [
      {
        call: "GET /dags/d/dagRuns?start_date_gte=2031-05-06T07%3A08%3A09.000Z&start_date_lt=2031-05-06T07%3A08%3A09Z&state=queued&state=failed&conf=%7B%22a%22%3A%5B1%2Cnull%5D%7D",
      },
    ],
  },
  cookie: { got: { ok: true }, seen: [{ call: "GET /dags", cookie: "time_zone=Europe%2F%C3%9C%20b" }] },
  header: { got: { ok: true }, seen: [{ call: "GET /dags/d", "x-request-id": "é" }] },
  json: {
    got: { ok: true },
    seen: [{ call: "POST /dags/d/dagRuns", body: '{"conf":{"text":"ü😀","at":"1970-01-01T00:00:00.000Z"}}' }],
  },
  form: {
    got: { access_token: "token" },
    seen: [
      {
        call: "POST /auth/token",
        type: "application/x-www-form-urlencoded;charset=UTF-8",
        body: "grant_type=password&username=a+b%26%C3%BC&password=%2B%25%3D%27%7E*",
      },
    ],
  },
  multipart: {
    got: "undefined",
    seen: [
      {
        call: "POST /variables/file",
        type: "multipart/form-data; boundary=…",
        body: [
          { field: "file", name: 'ü "1".json', type: "application/x-variables", text: '{"ü": 1}\r\n' },
          { field: "overwrite", value: "true" },
        ],
      },
    ],
  },
  blob: {
    got: "undefined",
    seen: [
      {
        call: "POST /variables/file",
        type: "multipart/form-data; boundary=…",
        body: [{ field: "file", name: "blob", type: "application/octet-stream", text: "plain" }],
      },
    ],
  },
  nothing: {
    got: ["undefined", "undefined", "undefined"],
    seen: [{ call: "DELETE /dags/d" }, { call: "GET /dags/204" }, { call: "GET /dags/empty" }],
  },
  text: { got: "# ü\r\n", seen: [{ call: "GET /dags/d/source", accept: "text/plain" }] },
  binary: {
    got: { type: "application/octet-stream", bytes: "0,127,128,255,13,10,195" },
    seen: [{ call: "GET /variables/file", accept: "application/octet-stream" }],
  },
  errors: {
    got: [
      {
        name: "ConflictError",
        message: "409 Conflict from POST /api/v9/dags/409/dagRuns: There is one.",
        body: { detail: "There is one." },
        problem: { status: 409, title: "Conflict", detail: "There is one.", errors: [] },
        header: "no",
      },
      {
        name: "UnprocessableError",
        message: "422 Unprocessable Entity from POST /api/v9/dags/422/dagRuns: body.weight: must be positive",
        body: { detail: [{ loc: ["body", "weight"], msg: "must be positive", input: "s3cret" }] },
        problem: {
          status: 422,
          title: "Unprocessable Entity",
          detail: "body.weight: must be positive",
          errors: [{ path: "body.weight", message: "must be positive" }],
        },
        header: null,
      },
      {
        name: "NotFoundError",
        message: "404 Not Found from POST /api/v9/dags/html/dagRuns",
        body: "<html>Not here</html>",
        problem: { status: 404, title: "Not Found", detail: "", errors: [] },
        header: null,
      },
      {
        name: "ServerError",
        message: "500 Internal Server Error from POST /api/v9/dags/500/dagRuns: Half way",
        body: { type: "about:blank", title: "Oh dear", detail: "Half\nway" },
        problem: { status: 500, title: "Oh dear", detail: "Half\nway", errors: [], type: "about:blank" },
        header: null,
      },
    ],
    seen: [
      { call: "POST /dags/409/dagRuns", body: "{}" },
      { call: "POST /dags/422/dagRuns", body: "{}" },
      { call: "POST /dags/html/dagRuns", body: "{}" },
      { call: "POST /dags/500/dagRuns", body: "{}" },
    ],
  },
  kinds: { got: [true, true, "There is one."], seen: [{ call: "POST /dags/409/dagRuns" }] },
  broken: {
    got: [
      { name: "NetworkError", message: "No answer from GET /api/v9/dags/cut" },
      {
        name: "DecodeError",
        message: "200 from GET /api/v9/dags/html cannot be read as JSON: is baseUrl right?",
      },
    ],
    seen: [{ call: "GET /dags/cut" }, { call: "GET /dags/html" }],
  },
  stream: {
    got: [{ note: "ü😀" }, { state: "new" }, { state: "success" }],
    seen: [{ call: "GET /dags/d/dagRuns/r/wait", accept: "application/x-ndjson" }],
  },
  half: {
    got: [
      { state: "running" },
      {
        name: "DecodeError",
        message: "200 from GET /api/v9/dags/d/dagRuns/r/wait cannot be read as application/x-ndjson",
      },
    ],
    seen: [{ call: "GET /dags/d/dagRuns/r/wait", accept: "application/x-ndjson" }],
  },
  leaving: {
    got: [[{ state: "running" }, { state: "running" }], { stream: { status: "closed" } }],
    seen: [{ call: "GET /dags/d/dagRuns/r/wait", accept: "application/x-ndjson" }, { call: "GET /health" }],
  },
  aborted: {
    got: [{ state: "running" }, { reason: "enough" }, { stream: { status: "closed" } }],
    seen: [{ call: "GET /dags/d/dagRuns/r/wait", accept: "application/x-ndjson" }, { call: "GET /health" }],
  },
  basic: {
    got: { ok: true },
    seen: [{ call: "GET /dags/d", authorization: "Basic w7w6cDp38J+YgA==" }, { call: "GET /health" }],
  },
  passwordGrant: {
    got: [[[], []], { run_id: "r", state: "queued", note: null, end_date: null }],
    seen: [
      tokenRequest,
      { call: "GET /dags/d/dagRuns/r/logs", authorization: "Bearer first" },
      { call: "GET /dags/d/dagRuns/r/logs", authorization: "Bearer first" },
      { call: "POST /dags/late/dagRuns", authorization: "Bearer first", body: '{"queue":"q"}' },
      tokenRequest,
      { call: "POST /dags/late/dagRuns", authorization: "Bearer second", body: '{"queue":"q"}' },
    ],
  },
  wrongPassword: {
    got: {
      name: "UnauthorizedError",
      message: "401 Unauthorized from POST /api/v9/auth/token: Not ***",
      body: { detail: "Not ***" },
      problem: { status: 401, title: "Unauthorized", detail: "Not ***", errors: [] },
      header: null,
    },
    seen: [tokenRequest],
  },
  redirect: {
    got: [{ dag_id: "there" }, { dag_id: "there" }],
    seen: [
      { call: "GET /dags/same", authorization: "Bearer t0ken" },
      { call: "GET /dags/there", authorization: "Bearer t0ken" },
      { call: "GET /dags/elsewhere", authorization: "Bearer t0ken" },
      { server: "elsewhere", call: "GET /dags/there" },
    ],
  },
  redirectWithKey: {
    got: {
      name: "ApiError",
      message: "307 Temporary Redirect from GET /api/v9/dags/elsewhere: redirect not followed",
      body: "",
      header: null,
      problem: {
        title: "Temporary Redirect",
        status: 307,
        detail: "redirect not followed",
        errors: [],
      },
    },
    seen: [{ call: "GET /dags/elsewhere", "x-key": "k3y" }],
  },
  retries: {
    got: [{ ok: true }, { ok: true }],
    seen: [
      { call: "GET /dags/d" },
      { call: "GET /dags/d" },
      { call: "GET /dags/d" },
      { call: "POST /dags/d/dagRuns", body: '{"dag_run_id":"twice"}' },
      { call: "POST /dags/d/dagRuns", body: '{"dag_run_id":"twice"}' },
    ],
  },
  pages: {
    got: [
      [
        { dag_id: "a", is_paused: false },
        { dag_id: "b", is_paused: false },
        { dag_id: "c", is_paused: false },
      ],
      [
        { run_id: "1", state: "queued", note: null, end_date: null },
        { run_id: "2", state: "queued", note: null, end_date: null },
      ],
    ],
    seen: [
      { call: "GET /dags?limit=2&offset=0" },
      { call: "GET /dags?limit=2&offset=2" },
      { call: "GET /dags/d/dagRuns" },
      { call: "GET /dags/d/dagRuns?cursor=n%2B%2F%3D" },
    ],
  },
  abort: { got: [{ reason: "enough" }, { reason: "before" }], seen: [{ call: "GET /health" }] },
  timeout: {
    got: [
      { name: "TimeoutError", message: "No answer from GET /api/v9/dags/silent within 200 ms" },
      { name: "TimeoutError", message: "No answer from GET /api/v9/dags/stalled within 200 ms" },
    ],
    seen: [{ call: "GET /dags/silent" }, { call: "GET /dags/stalled" }],
  },
  middleware: {
    got: [
      { ok: true },
      [
        "outer POST /middleware/api/v9/dags/d/dagRuns",
        "inner POST /middleware/api/v9/dags/d/dagRuns",
        "inner 200",
        "outer 200",
      ],
    ],
    seen: [{ call: "POST /dags/d/dagRuns", "x-middleware": "outer, inner", body: '{"priority":2}' }],
  },
  fetch: { got: [{ ok: true }, ["GET"], { self: { status: "made" } }], seen: [{ call: "GET /health" }] },
};

/** The same in a page, where scripts may not set cookies: those that the browser has for the server are its own affair. */
export const wantInPage = {
  ...want,
  cookie: { ...want.cookie, seen: [{ call: "GET /dags" }] },
  // A page is not told what a redirect is.
  redirectWithKey: {
    ...want.redirectWithKey,
    got: { name: "NetworkError", message: "No answer from GET /api/v9/dags/elsewhere" },
  },
};
