"""The nouns that every room speaks, and the one Arrow schema of posts. Imports nothing of ours."""
