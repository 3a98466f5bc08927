"""How a client reaches a server, and as whom."""

from __future__ import annotations

import base64
import copy
import http.client
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypedDict
from urllib.parse import urlsplit
from urllib.request import getproxies

from typing_extensions import Self

from ._build import (
    API_VERSION,
    ENVIRONMENT,
    HOST,
    PACKAGE_NAME,
    PACKAGE_VERSION,
    SECURITY_SCHEMES,
    SERVERS,
    password_auth,
)
from ._runtime.auth import settings_of
from ._runtime.environment import Variables
from ._runtime.facts import HostSetting, HostSettingVariable

if TYPE_CHECKING:
    import ssl

    from urllib3.util.retry import Retry

    from ._runtime.steps import Auth

__all__ = [
    "APIKeyAuthSetting",
    "AuthSettings",
    "BasicAuthSetting",
    "BearerAuthSetting",
    "BearerFormatAuthSetting",
    "Configuration",
    "GenericAuthSetting",
    "HTTPSignatureAuthSetting",
    "HostSetting",
    "HostSettingVariable",
    "OAuth2AuthSetting",
]

ServerVariablesT = dict[str, str]

GenericAuthSetting = TypedDict(
    "GenericAuthSetting", {"type": str, "in": str, "key": str, "value": str}
)
OAuth2AuthSetting = TypedDict(
    "OAuth2AuthSetting",
    {
        "type": Literal["oauth2"],
        "in": Literal["header"],
        "key": Literal["Authorization"],
        "value": str,
    },
)
APIKeyAuthSetting = TypedDict(
    "APIKeyAuthSetting",
    {"type": Literal["api_key"], "in": str, "key": str, "value": "str | None"},
)
BasicAuthSetting = TypedDict(
    "BasicAuthSetting",
    {
        "type": Literal["basic"],
        "in": Literal["header"],
        "key": Literal["Authorization"],
        "value": "str | None",
    },
)
BearerFormatAuthSetting = TypedDict(
    "BearerFormatAuthSetting",
    {
        "type": Literal["bearer"],
        "in": Literal["header"],
        "format": Literal["JWT"],
        "key": Literal["Authorization"],
        "value": str,
    },
)
BearerAuthSetting = TypedDict(
    "BearerAuthSetting",
    {
        "type": Literal["bearer"],
        "in": Literal["header"],
        "key": Literal["Authorization"],
        "value": str,
    },
)
HTTPSignatureAuthSetting = TypedDict(
    "HTTPSignatureAuthSetting",
    {
        "type": Literal["http-signature"],
        "in": Literal["header"],
        "key": Literal["Authorization"],
        "value": None,
    },
)


class AuthSettings(TypedDict, total=False):
    """The credentials of each security scheme that has any, by the name of the scheme."""


class Configuration:
    """How a client reaches a server, and as whom.

    Args:
        host: The URL of the server, below which the paths of the operations are.
        api_key: API keys by the name of their security scheme.
        api_key_prefix: What stands before an API key, such as ``Bearer``.
        username: The user of Basic authentication.
        password: The password of Basic authentication.
        access_token: A token that is sent as ``Bearer``. It is read for every call.
        server_index: Which of the servers of the document is used without a host.
        server_variables: The values of variables in the URL of the server.
        server_operation_index: As ``server_index``, by operation.
        server_operation_variables: As ``server_variables``, by operation.
        ignore_operation_servers: Operations that name servers go to the host, too.
        ssl_ca_cert: A file with certificates of authorities, in PEM format.
        retries: How often urllib3 tries again, or its ``Retry``.
        ca_cert_data: Certificates of authorities as PEM text or DER bytes.
        cert_file: A file with the client's own certificate, for mutual TLS.
        key_file: A file with the key of that certificate.
        verify_ssl: False: the certificate of the server is not checked.
        assert_hostname: Whether the certificate must be for the host.
        tls_server_name: The name that the server is asked for (SNI).
        connection_pool_maxsize: How many connections are kept for a host.
        proxy: The URL of a proxy; without one, the environment decides.
        no_proxy: Hosts that are reached without the proxy, with commas between them.
        proxy_headers: Headers for the proxy.
        proxy_ssl_context: How TLS is spoken with the proxy itself.
        safe_chars_for_path_param: What stays unescaped in path parameters.
        client_side_validation: Kept for programs that set it.
        socket_options: Options of the sockets.
        datetime_format: How datetimes are written in queries.
        date_format: How dates are written in queries.
        debug: Whether requests are logged.
    """

    _default: ClassVar[Configuration | None] = None

    def __init__(
        self,
        host: str | None = None,
        api_key: dict[str, str] | None = None,
        api_key_prefix: dict[str, str] | None = None,
        username: str | None = None,
        password: str | None = None,
        access_token: str | None = None,
        server_index: int | None = None,
        server_variables: ServerVariablesT | None = None,
        server_operation_index: dict[int, int] | None = None,
        server_operation_variables: dict[int, ServerVariablesT] | None = None,
        ignore_operation_servers: bool = False,
        ssl_ca_cert: str | None = None,
        retries: int | Retry | None = None,
        ca_cert_data: str | bytes | None = None,
        cert_file: str | None = None,
        key_file: str | None = None,
        verify_ssl: bool = True,
        assert_hostname: bool | None = None,
        tls_server_name: str | None = None,
        connection_pool_maxsize: int | None = None,
        proxy: str | None = None,
        no_proxy: str | None = None,
        proxy_headers: Mapping[str, str] | None = None,
        proxy_ssl_context: ssl.SSLContext | None = None,
        safe_chars_for_path_param: str = "",
        client_side_validation: bool = True,
        socket_options: Sequence[Any] | None = None,
        datetime_format: str = "%Y-%m-%dT%H:%M:%S.%f%z",
        date_format: str = "%Y-%m-%d",
        *,
        debug: bool | None = None,
    ) -> None:
        self._base_path = HOST if host is None else host
        self.server_index = 0 if server_index is None and host is None else server_index
        self.server_operation_index = server_operation_index or {}
        self.server_variables = server_variables or {}
        self.server_operation_variables = server_operation_variables or {}
        self.ignore_operation_servers = ignore_operation_servers
        self.temp_folder_path: str | None = None
        self.api_key = api_key or {}
        self.api_key_prefix = api_key_prefix or {}
        self.refresh_api_key_hook: Callable[[Configuration], None] | None = None
        self.username = username
        self.password = password
        self.access_token = access_token
        self.logger = {
            "package_logger": logging.getLogger(PACKAGE_NAME),
            "urllib3_logger": logging.getLogger("urllib3"),
        }
        self.logger_format = "%(asctime)s %(levelname)s %(message)s"
        self.logger_stream_handler: logging.StreamHandler[Any] | None = None
        self.logger_file_handler: logging.FileHandler | None = None
        self.logger_file = None
        self._debug = False
        if debug is not None:
            self.debug = debug
        self.verify_ssl = verify_ssl
        self.ssl_ca_cert = ssl_ca_cert
        self.ca_cert_data = ca_cert_data
        self.cert_file = cert_file
        self.key_file = key_file
        self.assert_hostname = assert_hostname
        self.tls_server_name = tls_server_name
        self.connection_pool_maxsize = (
            connection_pool_maxsize or (os.cpu_count() or 1) * 5
        )
        self._proxy_from_env = proxy is None
        self._proxy = self._env_proxy(self.host) if proxy is None else proxy
        self.no_proxy = getproxies().get("no") if no_proxy is None else no_proxy
        self.proxy_headers = proxy_headers
        self.proxy_ssl_context = proxy_ssl_context
        self.safe_chars_for_path_param = safe_chars_for_path_param
        self.retries = retries
        self.client_side_validation = client_side_validation
        self.socket_options = socket_options
        self.datetime_format = datetime_format
        self.date_format = date_format
        self.auth: Auth | None = None
        """Credentials that are got while calls are made, as those of a login."""
        self.status_retries = 2
        """How often GET, HEAD and OPTIONS are sent again after 429, 502, 503 or 504. Only where ``retries`` is not set."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Copy everything but what cannot be copied: loggers, handlers, TLS contexts."""
        result = object.__new__(type(self))
        memo[id(self)] = result
        shared = ("logger", "logger_file_handler", "proxy_ssl_context")
        for key, value in self.__dict__.items():
            result.__dict__[key] = (
                value if key in shared else copy.deepcopy(value, memo)
            )
        result.logger = dict(self.logger)
        return result

    def __repr__(self) -> str:
        return f"Configuration(host={self.host!r})"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Make a configuration of variables of the environment.

        They are ``<PREFIX>_BASE_URL``, and ``<PREFIX>_TOKEN`` or else ``<PREFIX>_USERNAME`` with ``<PREFIX>_PASSWORD``.
        The prefix is the name of the API, such as ``AIRFLOW``.

        Args:
            environment: The variables; by default those of the process.

        Raises:
            ApiValueError: A variable is missing, or this client cannot use it. It shows names, never values.
        """
        given = Variables(os.environ if environment is None else environment)
        found = given.read(ENVIRONMENT, HOST, SERVERS)
        made = cls(host=found.host, access_token=found.token)
        if found.username is not None and found.password is not None:
            made.username, made.password = found.username, found.password
            made.auth = password_auth(found.username, found.password)
        return made

    @classmethod
    def set_default(cls, default: Configuration | None) -> None:
        """Set what clients without a configuration of their own use."""
        cls._default = default

    @classmethod
    def get_default_copy(cls) -> Configuration:
        """Return what ``get_default`` returns: the name is kept for old programs."""
        return cls.get_default()

    @classmethod
    def get_default(cls) -> Configuration:
        """Return what clients without a configuration of their own use."""
        if cls._default is None:
            cls._default = cls()
        return cls._default

    @property
    def logger_file(self) -> str | None:
        """The file that requests are logged to."""
        return self._logger_file

    @logger_file.setter
    def logger_file(self, value: str | None) -> None:
        self._logger_file = value
        if value:
            self.logger_file_handler = logging.FileHandler(value)
            self.logger_file_handler.setFormatter(self.logger_formatter)
            for logger in self.logger.values():
                logger.addHandler(self.logger_file_handler)

    @property
    def debug(self) -> bool:
        """Whether requests are logged."""
        return self._debug

    @debug.setter
    def debug(self, value: bool) -> None:
        self._debug = value
        for logger in self.logger.values():
            logger.setLevel(logging.DEBUG if value else logging.WARNING)
        http.client.HTTPConnection.debuglevel = 1 if value else 0

    @property
    def logger_format(self) -> str:
        """How a line of the log is written."""
        return self._logger_format

    @logger_format.setter
    def logger_format(self, value: str) -> None:
        self._logger_format = value
        self.logger_formatter = logging.Formatter(value)

    def get_api_key_with_prefix(
        self, identifier: str, alias: str | None = None
    ) -> str | None:
        """Return the API key of a security scheme, with what stands before it."""
        if self.refresh_api_key_hook is not None:
            self.refresh_api_key_hook(self)
        key = self.api_key.get(identifier) or self.api_key.get(alias or identifier)
        if not key:
            return None
        prefix = self.api_key_prefix.get(identifier)
        prefix = prefix or self.api_key_prefix.get(alias or identifier)
        return f"{prefix} {key}" if prefix else key

    def get_basic_auth_token(self) -> str:
        """Return the value of the header ``Authorization`` of Basic authentication."""
        pair = f"{self.username or ''}:{self.password or ''}"
        return "Basic " + base64.b64encode(pair.encode("utf-8")).decode("ascii")

    def auth_settings(self) -> dict[str, Any]:
        """Return the credentials of each security scheme that has any, by its name."""
        return settings_of(self, SECURITY_SCHEMES)

    def to_debug_report(self) -> str:
        """Say which system, Python, API and client this is."""
        return (
            "Python SDK Debug Report:\n"
            f"OS: {sys.platform}\n"
            f"Python Version: {sys.version}\n"
            f"Version of the API: {API_VERSION}\n"
            f"SDK Package Version: {PACKAGE_VERSION}"
        )

    def get_host_settings(self) -> list[HostSetting]:
        """Return the servers of the document."""
        return list(SERVERS)

    def get_host_from_settings(
        self,
        index: int | None,
        variables: ServerVariablesT | None = None,
        servers: list[HostSetting] | None = None,
    ) -> str:
        """Return the URL of a server, with values in place of its variables.

        Raises:
            ValueError: There is no such server, or a variable cannot have the value.
        """
        if index is None:
            return self._base_path
        servers = self.get_host_settings() if servers is None else servers
        if not 0 <= index < len(servers):
            raise ValueError(
                f"Invalid index {index} when selecting the host settings. "
                f"Must be less than {len(servers)}"
            )
        server = servers[index]
        url = server["url"]
        for name, variable in server.get("variables", {}).items():
            value = (variables or {}).get(name, variable["default_value"])
            known = variable.get("enum_values")
            if known and value not in known:
                raise ValueError(
                    f"The variable `{name}` in the host URL has invalid value "
                    f"{value}. Must be {known}."
                )
            url = url.replace("{" + name + "}", value)
        return url

    @property
    def host(self) -> str:
        """The URL of the server."""
        return self.get_host_from_settings(self.server_index, self.server_variables)

    @host.setter
    def host(self, value: str) -> None:
        self._base_path = value
        self.server_index = None
        if self._proxy_from_env:
            self._proxy = self._env_proxy(value)

    @staticmethod
    def _env_proxy(host: str) -> str | None:
        """Return the proxy of the environment for a host: urllib3 does not look there."""
        proxies = getproxies()
        return proxies.get(urlsplit(host).scheme) or proxies.get("all")

    @property
    def proxy(self) -> str | None:
        """The URL of the proxy."""
        return self._proxy

    @proxy.setter
    def proxy(self, value: str | None) -> None:
        self._proxy = value
        self._proxy_from_env = False
