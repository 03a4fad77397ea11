"""The translation memory: sentences that an engine rendered before, kept in the desk's database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_MANY = 500


class DeskMemory:
    """:class:`marsad.annotate.translation.Memory` over the desk that is open."""

    def recall(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The renderings that are known, by key."""
        from marsad.desk.models import Remembered

        known: dict[str, str] = {}
        for first in range(0, len(keys), _MANY):
            known.update(Remembered.objects.filter(key__in=keys[first : first + _MANY]).values_list("key", "text"))
        return known

    def remember(self, made: Mapping[str, str]) -> None:
        """Keep renderings under their keys; one that is there already stays."""
        from marsad.desk.models import Remembered

        rows = [Remembered(key=key, text=text) for key, text in made.items()]
        Remembered.objects.bulk_create(rows, batch_size=_MANY, ignore_conflicts=True)
