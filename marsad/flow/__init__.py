"""The one place where rooms are joined: each function takes a workspace, returns records, prints and keeps nothing."""

from __future__ import annotations

from marsad.flow.workspace import Workspace, open_workspace

__all__ = ["Workspace", "open_workspace"]
