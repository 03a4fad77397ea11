"""The pages: one file for each, each a function from a request to a rendered template."""
