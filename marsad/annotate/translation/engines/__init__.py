"""The engines that a desk can bring, each behind :class:`.engine.Engine`; opened by :mod:`.opening`."""
