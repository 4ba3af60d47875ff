"""Mail: composing a letter, which is pure, and handing it to a server, one recipient a conversation.

A letter composed twice from the same words is the same to the byte, so that a second try can never be another copy.
Nothing is sent in clear unless `security` is "none", and then no password is.
"""

from __future__ import annotations

from briefing.edges.mail.letters import LARGEST, compose
from briefing.edges.mail.sending import Accepted, Refused, Security, SmtpSettings, Step, reach, send

__all__ = ["LARGEST", "Accepted", "Refused", "Security", "SmtpSettings", "Step", "compose", "reach", "send"]
