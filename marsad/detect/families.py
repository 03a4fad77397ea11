"""Who belongs with whom, as the lexicon has it: for matching, never for merging.

An issuer's *house* is the organisation it speaks for: of a leader, spokesman or media outlet the group it leads or
serves, of a facade and of anyone else itself. A house is *near* to whatever a relation of the lexicon ties directly
to it. Two groups that share no more than a sponsor or an umbrella are not near: nearly all would be.
"""

from __future__ import annotations

from collections.abc import Iterable

from marsad.lexicon import Lexicon, Section

_SPEAKS_FOR = ("leader_of", "spokesman_of", "media_of")
_OPEN_KINDS = ("umbrella", "operations-room")


class Families:
    """The relations of a lexicon, looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._near: dict[str, set[str]] = {}
        self._house: dict[str, list[str]] = {}
        self.open = frozenset(e.id for e in lexicon.of(Section.ACTORS) if e.kind in _OPEN_KINDS)
        for entry in lexicon.of(Section.ACTORS):
            for relation in entry.relations:
                self._near.setdefault(entry.id, set()).add(relation.of)
                self._near.setdefault(relation.of, set()).add(entry.id)
                if relation.kind in _SPEAKS_FOR:
                    self._house.setdefault(entry.id, []).append(relation.of)

    def near(self, actor: str) -> frozenset[str]:
        """An actor and those directly tied to it."""
        return frozenset(self._near.get(actor, set()) | {actor})

    def houses(self, actor: str) -> tuple[str, ...]:
        """The organisations an actor speaks for; itself when it speaks for no other."""
        return tuple(self._house.get(actor, [])) or (actor,)

    def house(self, actor: str) -> str:
        """The first of :meth:`houses`: the one that findings are filed under."""
        return self.houses(actor)[0]

    def same(self, one: str, other: str) -> bool:
        """Whether two actors can be one claimant under two names: equal, or directly tied."""
        return one == other or other in self._near.get(one, ())

    def answers(self, issuer: str, actors: Iterable[str]) -> bool:
        """Whether one of ``actors`` stands in the issuer's house or next to it."""
        circle = {issuer}.union(*(self.near(house) for house in self.houses(issuer)))
        return any(circle.intersection(self.houses(actor)) or actor in circle for actor in actors)
