"""The transport: urllib3."""

from __future__ import annotations

import io
import ipaddress
import json
import re
import ssl
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import urllib3

from ._runtime.shapes import is_dict
from .exceptions import ApiException, ApiValueError

if TYPE_CHECKING:
    from .configuration import Configuration

__all__ = [
    "ApiException",
    "ApiValueError",
    "RESTClientObject",
    "RESTResponse",
    "RESTResponseType",
    "contenttype_matches",
    "is_socks_proxy_url",
    "should_bypass_proxies",
]

SUPPORTED_SOCKS_PROXIES = {"socks5", "socks5h", "socks4", "socks4a"}
RESTResponseType = urllib3.BaseHTTPResponse

_METHODS_WITH_BODY = frozenset(["POST", "PUT", "PATCH", "OPTIONS", "DELETE", "QUERY"])
_YAML = (("application", "yaml"), ("text", "yaml"), ("text", "x-yaml"))


def is_socks_proxy_url(url: str | None) -> bool:
    """Return whether a URL is that of a SOCKS proxy."""
    if url is None:
        return False
    scheme, separator, _ = url.partition("://")
    return separator != "" and scheme.lower() in SUPPORTED_SOCKS_PROXIES


def contenttype_matches(contenttype: str, maintype: str, subtype: str) -> bool:
    """Return whether a media type is of a type and subtype, parameters and ``x+`` aside."""
    pattern = rf"{re.escape(maintype)}/(?:[^+;]+\+)?{re.escape(subtype)}(?:[ \t]*;.*)?"
    return re.fullmatch(pattern, contenttype, re.IGNORECASE) is not None


def should_bypass_proxies(url: str, no_proxy: str) -> bool:
    """Return whether rules with commas between them name the host of a URL."""
    parts = urlsplit(url)
    if not parts.hostname:
        return True
    host = parts.hostname.lower()
    names = (host, parts.netloc.lower())
    rules = [rule.strip().lower() for rule in no_proxy.split(",")]
    return any(_is_named(host, names, rule) for rule in rules if rule)


def _is_named(host: str, names: tuple[str, str], rule: str) -> bool:
    if rule == "*" or _is_in_network(host, rule):
        return True
    bare = rule.lstrip(".")
    return any(name == bare or name.endswith("." + bare) for name in names)


def _is_in_network(host: str, rule: str) -> bool:
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(rule, strict=False)
    except ValueError:
        return False


class RESTResponse(io.IOBase):
    """An answer of urllib3, read when somebody asks for it."""

    def __init__(self, resp: Any) -> None:
        self.response = resp
        self.status: int = resp.status
        self.reason: str | None = resp.reason
        self.data: bytes | None = None
        self.method: str | None = None
        self.path: str | None = None

    def read(self) -> bytes:
        """Read the body, and keep it in ``data``."""
        if self.data is None:
            self.data = self.response.data
        return self.data or b""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer."""
        headers: Mapping[str, str] = self.response.headers
        return headers

    def getheaders(self) -> Mapping[str, str]:
        """Return the headers of the answer."""
        return self.headers

    def getheader(self, name: str, default: str | None = None) -> str | None:
        """Return a header of the answer."""
        return self.headers.get(name, default)


class RESTClientObject:
    """Sends requests with urllib3."""

    def __init__(self, configuration: Configuration) -> None:
        self.pool_manager = _pool_manager(configuration)

    def request(
        self,
        method: str,
        url: str,
        headers: dict[str, Any] | None = None,
        body: Any = None,
        post_params: Any = None,
        _request_timeout: float | tuple[float, float] | None = None,
    ) -> RESTResponse:
        """Send a request.

        Args:
            method: The method.
            url: The URL, with its query.
            headers: The headers.
            body: The body: data where the content type is JSON, else text or bytes.
            post_params: The fields of a form, in place of a body.
            _request_timeout: Seconds in all, or to connect and between two reads.

        Raises:
            ApiException: The body cannot be sent as this content type, or TLS fails.
        """
        method = method.upper()
        headers = headers or {}
        if post_params and body:
            raise ApiValueError(
                "body parameter cannot be used with post_params parameter."
            )
        given: dict[str, Any] = {
            "timeout": _timeout(_request_timeout),
            "preload_content": False,
        }
        if method in _METHODS_WITH_BODY:
            given.update(_content(headers, body, post_params))
        try:
            response = self.pool_manager.request(method, url, headers=headers, **given)
        except urllib3.exceptions.SSLError as error:
            raise ApiException(
                status=0, reason=f"{type(error).__name__}\n{error}"
            ) from error
        answer = RESTResponse(response)
        answer.method = method
        answer.path = urlsplit(url).path
        return answer


def _timeout(given: float | tuple[float, float] | None) -> urllib3.Timeout | None:
    if isinstance(given, tuple):
        connect, read = given
        return urllib3.Timeout(connect=connect, read=read)
    return urllib3.Timeout(total=given) if given else None


def _content(headers: dict[str, Any], body: Any, fields: Any) -> dict[str, Any]:
    """Return what urllib3 takes for the body. Of several parts it says the type itself."""
    content_type: str = headers.get("Content-Type") or "application/json"
    if contenttype_matches(content_type, "application", "json"):
        return {"body": None if body is None else json.dumps(body)}
    is_yaml = any(contenttype_matches(content_type, *kind) for kind in _YAML)
    if is_yaml and not isinstance(body, (str, bytes)):
        return {"body": None if body is None else json.dumps(body)}
    if contenttype_matches(content_type, "application", "x-www-form-urlencoded"):
        return {"fields": fields or {}, "encode_multipart": False}
    if contenttype_matches(content_type, "multipart", "form-data"):
        del headers["Content-Type"]
        parts = [
            (name, json.dumps(value) if is_dict(value) else value)
            for name, value in fields or ()
        ]
        return {"fields": parts, "encode_multipart": True}
    if isinstance(body, (str, bytes)):
        return {"body": body}
    if content_type.startswith("text/") and isinstance(body, bool):
        return {"body": "true" if body else "false"}
    if body is None:
        return {}
    raise ApiException(
        status=0,
        reason=f"A {type(body).__name__} cannot be sent as {content_type}.",
    )


def _pool_manager(configuration: Configuration) -> urllib3.PoolManager:
    settings = _pool_settings(configuration)
    proxy = configuration.proxy
    rules = configuration.no_proxy or ""
    if not proxy or should_bypass_proxies(configuration.host, rules):
        return urllib3.PoolManager(**settings)
    if is_socks_proxy_url(proxy):
        from urllib3.contrib.socks import SOCKSProxyManager

        return SOCKSProxyManager(proxy, headers=configuration.proxy_headers, **settings)
    settings["proxy_headers"] = configuration.proxy_headers
    if configuration.proxy_ssl_context is not None:
        settings["proxy_ssl_context"] = configuration.proxy_ssl_context
    return urllib3.ProxyManager(proxy, **settings)


def _retries(configuration: Configuration) -> Any:
    """Return how urllib3 tries again: without being told, only where no answer comes."""
    if configuration.retries is not None:
        return configuration.retries
    return urllib3.Retry(3, respect_retry_after_header=False)


def _pool_settings(configuration: Configuration) -> dict[str, Any]:
    optional = {
        "assert_hostname": configuration.assert_hostname,
        "retries": _retries(configuration),
        "server_hostname": configuration.tls_server_name or None,
        "socket_options": configuration.socket_options,
        "maxsize": configuration.connection_pool_maxsize,
    }
    verified = ssl.CERT_REQUIRED if configuration.verify_ssl else ssl.CERT_NONE
    return {
        "cert_reqs": verified,
        "ca_certs": configuration.ssl_ca_cert,
        "cert_file": configuration.cert_file,
        "key_file": configuration.key_file,
        "ca_cert_data": configuration.ca_cert_data,
        **{name: value for name, value in optional.items() if value is not None},
    }
