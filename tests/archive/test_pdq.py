from __future__ import annotations

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from marsad.archive.pictures import pdq
from marsad.archive.pictures.bank import bank_from
from marsad.archive.pictures.decoding import luminance
from tests.posters import poster

# Hashes of the pictures that `waves` draws, as pdqhash 0.2.8 (Meta's own C++) gives them.
REFERENCE = {
    (1, 64, 64): "b082a77f4e709c14b0a7e9eb0fc8b14ea5d96d17685e4a37ca3663d832d833c8",
    (3, 777, 512): "0ee7c58c7887328dd59c297285b0dc376bced4e01e1f738d4f38897281e07e0f",
    (4, 48, 37): "c38c3d19f2fee691c50828a05ab7577312e655cea59fb439b55868b4adb0ad30",
    (5, 1024, 1024): "0fe9685bfa056e4be0f293a4b822f1248ff46bdbb80d6e5b0ee291a4b08797a4",
    (6, 129, 640): "179cca6269e08e728922328dba9d148fb89de96223f0cd728f72728d3e1f768d",
}
EIGHT = (
    "d7d9fba6eec7dab6fc9fa2e8cb50998041c11a36d4585837fa27a1c8c448a4c8",
    "5026a7c76405e7a718105fff0000fdfb1085f9fa50507fef840787a7585857ef",
    "d15d6aaef551728c4d528ae2d415aaaa55d5ba8cd555f2bd05530b62d55d8a62",
    "af738d7d71504d0d4d45f5555555d75155d073d04515d545d1522d0d4d0dfd45",
    "c5193ffba44527d9d807dfb78140ffff00c0efd9c000e7e850065e378008df37",
    "514cb57371508df30d52751d5415555555d5457395550d620553f49dd55d759d",
    "ff2ffaba6c0dd9787b58a823f648c384fd85a6a754589a708c2778587858a898",
    "a773fab27150b2f24d452aaa5555a8ae55d0acaf4515aabad152d2f24d0da2ba",
)
# Published in ThreatExchange, pdq/cpp: the same photograph turned and mirrored as eight files.
PUBLISHED = (
    "f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6339c4e9c9b22",
    "b0a10efd71cc3f429413d48d0ffffe12e34e0e17ada952a9d29684210aa9e5af",
    "adad5a64b5a142e55362a09057dacd5ae63b847fc23794b766b319361fc93188",
    "a5f4a457a48995e8c9065c275aaa5498b61ba4bdf8fcf80387c32f8b0bfc4f05",
    "f8f80f31e0f417b00e37f5cd028f980fb36ed02a9662c1e233e6cc634e9c64dd",
    "8dad2599b1a1bd1853625f6553da32a1e63b7280c2374b4866b366c91bc9ce77",
)


def waves(seed: int, height: int, width: int) -> NDArray[np.float32]:
    """A picture of whole numbers alone, so that it is the same on every machine; as luminance."""
    y, x = np.mgrid[0:height, 0:width]
    colours = np.zeros((height, width, 3), np.int64)
    for c in range(3):
        fine = x * x * (seed + c) // (7 + c) + y * y * (seed + 2 * c + 1) // 11 + x * y // (3 + seed + c)
        fine = (fine + (x // (9 + c)) * (y // (13 - c)) * 37) % 256
        coarse = ((x // (width // 5 + 1)) * 53 + (y // (height // 4 + 1)) * 91 + seed * 29 * c) % 180
        colours[:, :, c] = (fine // 64 * 40 + coarse) % 256
    return luminance(colours.astype(np.uint8))


def bits_apart(a: pdq.Hash, b: pdq.Hash) -> int:
    return int(np.bitwise_count(a ^ b).sum())


@pytest.mark.parametrize("drawn", REFERENCE)
def test_hashes_are_those_of_the_reference_implementation(drawn: tuple[int, int, int]):
    frequencies, quality = pdq.frequencies(waves(*drawn))
    assert pdq.to_hex(pdq.bits(frequencies)) == REFERENCE[drawn]
    assert quality == 100


def test_so_are_the_eight_ways_a_picture_can_lie():
    frequencies, _ = pdq.frequencies(waves(2, 200, 300))
    assert tuple(map(pdq.to_hex, pdq.turned(frequencies))) == EIGHT


def test_a_turned_picture_is_found_by_the_way_that_is_named_so():
    luma = luminance(np.asarray(poster(7)))
    ways = dict(zip(pdq.TURNS, pdq.turned(pdq.frequencies(luma)[0]), strict=True))
    turned = {
        "as it is": luma,
        "turned left": np.rot90(luma),
        "turned by half": np.rot90(luma, 2),
        "turned right": np.rot90(luma, 3),
        "mirrored top to bottom": luma[::-1],
        "mirrored": luma[:, ::-1],
        "mirrored and turned left": np.rot90(luma[:, ::-1]),
        "mirrored and turned right": np.rot90(luma[:, ::-1], 3),
    }
    for name, picture in turned.items():
        found = pdq.bits(pdq.frequencies(np.ascontiguousarray(picture))[0])
        assert min(ways, key=lambda way: bits_apart(ways[way], found)) == name
        assert bits_apart(ways[name], found) <= pdq.MATCH


def test_half_of_the_bits_of_a_published_hash_are_set_and_none_of_the_turned_is_a_match():
    published = [pdq.from_hex(text) for text in PUBLISHED]
    assert {int(np.bitwise_count(one).sum()) for one in published} == {128}
    assert [pdq.to_hex(one) for one in published] == list(PUBLISHED)
    assert min(bits_apart(a, b) for n, a in enumerate(published) for b in published[:n]) > pdq.MATCH


def test_a_plain_or_tiny_picture_has_no_quality():
    assert pdq.frequencies(np.full((100, 100), 80, np.float32))[1] == 0
    assert pdq.frequencies(np.arange(16, dtype=np.float32).reshape(4, 4))[1] == 0


def test_a_million_hashes_are_compared_with_one_picture_within_200_ms():
    rng = np.random.default_rng(1)
    many = rng.integers(0, 1 << 63, (1_000_000, 4), np.uint64, endpoint=True)
    asked = pdq.turned(pdq.frequencies(waves(2, 200, 300))[0])
    asked = np.concatenate([asked, asked ^ np.uint64(1)])  # sixteen: eight ways, with and without a border
    near = asked[3].copy()
    near[1] ^= np.uint64(0b111)
    many[765_432], many[9] = near, asked[0]
    bank, took = bank_from(many), []
    for _ in range(5):
        begun = time.perf_counter()
        found = bank.near(asked, pdq.MATCH)
        took.append(time.perf_counter() - begun)
    print(f"1,000,000 hashes, 16 ways: {min(took) * 1000:.0f} ms")
    assert found == {765_432: (3, 3, False), 9: (0, 0, False)}
    assert min(took) < 0.2


def test_comparing_misses_nothing_that_counting_every_bit_finds():
    rng = np.random.default_rng(2)
    one = rng.integers(0, 1 << 63, 4, np.uint64)
    flips = [rng.choice(256, n, replace=False) for n in range(70)]
    many = np.stack([np.packbits(np.isin(np.arange(256), f)).view(np.uint64) ^ one for f in flips])
    assert sorted(bank_from(many).near(one[None, :], pdq.MATCH)) == list(range(pdq.MATCH + 1))
