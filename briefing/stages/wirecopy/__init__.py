"""Wire copy: the trade's formats as articles, and obeying what the wire asks of its subscribers."""

from __future__ import annotations

from briefing.stages.wirecopy.formats import is_wire, read_wire
from briefing.stages.wirecopy.orders import obey_wire

__all__ = ["is_wire", "obey_wire", "read_wire"]
