"""The schema's steps, each applied once, forwards."""
