"""Benchmarks: each prints figures of one run side by side; ratios and medians are what is quoted."""
