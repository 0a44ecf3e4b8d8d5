"""The wire format of SSH, as far as keys and signatures use it: strings of bytes behind their length (RFC 4251, 5)."""

from __future__ import annotations


class MalformedError(ValueError):
    """Bytes or text that are not what they should be; its message ends a sentence that names the thing."""


def string(data: bytes) -> bytes:
    """One string as it is sent: its length in four bytes, then itself."""
    return len(data).to_bytes(4, "big") + data


def take(data: bytes) -> tuple[bytes, bytes]:
    """The string with which ``data`` begins, and what follows it. Raises :class:`MalformedError`."""
    end = 4 + int.from_bytes(data[:4], "big")
    if len(data) < 4 or len(data) < end:
        raise MalformedError("ends too early")
    return data[4:end], data[end:]


def whole_number(data: bytes) -> int:
    """A number above 0 in its only form: most significant byte first, no byte more than it needs."""
    number = int.from_bytes(data, "big", signed=True)
    if number <= 0 or data != number.to_bytes(number.bit_length() // 8 + 1, "big"):
        raise MalformedError("holds a number that is not written in its only form")
    return number
