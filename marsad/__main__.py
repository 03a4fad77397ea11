"""``python -m marsad``."""

from __future__ import annotations

from marsad.cli import main

if __name__ == "__main__":
    main()
