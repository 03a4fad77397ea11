"""The parts of a brief, one file each; a part that has nothing to show says so in a sentence or is left out."""
