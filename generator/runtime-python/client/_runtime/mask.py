"""Secrets in texts of servers, which may repeat what they were sent."""

from __future__ import annotations

import json
from urllib.parse import quote, quote_plus


def masked(text: str, *secrets: str) -> str:
    """Return a text without secrets: the longest writings first, so that no part of one is left."""
    writings = {way for secret in secrets if secret for way in _writings(secret)}
    for writing in sorted(writings, key=len, reverse=True):
        text = text.replace(writing, "***")
    return text


def _writings(secret: str) -> list[str]:
    """Return a text as it is, and as JSON, JSON within JSON, URLs and forms have it."""
    ways = [secret]
    for is_ascii in (True, False):
        once = json.dumps(secret, ensure_ascii=is_ascii)[1:-1]
        ways += [once, json.dumps(once, ensure_ascii=is_ascii)[1:-1]]
    encoded = [
        quote(secret, safe="", errors="replace"),
        quote_plus(secret, errors="replace"),
    ]
    return ways + encoded + [way.lower() for way in encoded]
