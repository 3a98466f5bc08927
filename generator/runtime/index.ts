export { Api, ApiBase } from "./api.js";
export type { Auth, AuthRequest } from "./auth/auth.js";
export {
  ApiError,
  BadRequestError,
  ClientError,
  ConfigError,
  ConflictError,
  DecodeError,
  ForbiddenError,
  isApiError,
  NetworkError,
  NotFoundError,
  ParameterError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
  UnprocessableError,
} from "./errors.js";
export type { ErrorOf } from "./errors.js";
export type { EventOf } from "./events.js";
export { Client } from "./http.js";
export type {
  CallOptions,
  CallPromise,
  ClientConfig,
  ClientOrConfig,
  Middleware,
  ResponseOf,
} from "./http.js";
export type {
  NamedParameter,
  Operation,
  QueryParameter,
  StreamOperation,
  TypedOperation,
} from "./operation.js";
export { paginate } from "./paginate.js";
export type {
  CursorQuery,
  ItemOf,
  OffsetQuery,
  PageOf,
  PageStart,
} from "./paginate.js";
export type { Problem, ProblemItem } from "./problem.js";
export { stream } from "./stream.js";
export type { Open } from "./types.js";
