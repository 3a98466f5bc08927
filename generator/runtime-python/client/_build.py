"""Stands in the place of a client's own facts while the runtime is tested."""

from ._runtime.facts import HostSetting, SecurityScheme

PACKAGE_NAME = "client"
PACKAGE_VERSION = "1.0.0"
API_VERSION = "1"
HOST = "http://localhost"
SERVERS: list[HostSetting] = [
    {"url": "", "description": "No description provided"},
]
SECURITY_SCHEMES: dict[str, SecurityScheme] = {
    "Basic": {"type": "http", "scheme": "basic"},
    "Bearer": {"type": "http", "scheme": "bearer"},
    "Key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "Login": {"type": "oauth2"},
}
