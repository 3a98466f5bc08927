"""An answer with all that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, StrictBytes, StrictInt

T = TypeVar("T")


class ApiResponse(BaseModel, Generic[T]):
    """An answer: status, headers, and the body as data and as bytes."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    status_code: StrictInt
    headers: Mapping[str, str] | None = None
    data: T
    raw_data: StrictBytes
