"""Claims after threats: what matches, what the finding says, and how often the test cries wolf."""

import numpy as np

from marsad.detect import Period, detect
from marsad.detect.jitter import FEWEST, jitter_test
from marsad.records.finding import FindingKind, Level
from tests.detect.making import at, frame, lexicon, post, statement


def threat(when, actor="sheikh", channel="sheikh", **slots):
    text = f"سنضرب إن بقوا {when:%d %H}"
    return post(channel, when, text, statements=[statement("threat", text, actor=actor, **slots)])


def claim(when, actor="pebble", channel="own", **slots):
    text = f"ضربنا {when:%d %H}"
    return post(channel, when, text, statements=[statement("claim", text, actor=actor, **slots)])


PERIOD = (at(0), at(60))


def found(rows, since=PERIOD[0], until=PERIOD[1]):
    every = detect(frame(rows), lexicon(), Period(since, until))
    return [f for f in every if f.kind is FindingKind.ALIGNMENT]


def test_a_facade_answers_its_parents_leader():
    (one,) = found([threat(at(1), place="ain"), claim(at(5), place="ain"), threat(at(40), place="tanf")])
    assert one.level is Level.MEDIUM
    assert one.title.startswith("1 of 2 threats by Rock")
    assert "has been followed by a matching claim" in one.title
    words = " ".join(reason.text for reason in one.reasons)
    assert "1 of the 2 threats came to nothing" in words
    assert "too few for a test" in words
    assert "cannot be excluded" in words
    assert one.reasons[0].spans[0][0] == "telegram:sheikh/1"
    assert not {"caused", "means", "coordination"} & set(words.split())


def test_what_does_not_answer():
    assert not found([threat(at(5), place="ain"), claim(at(1), place="ain")]), "before the threat"
    assert not found([threat(at(1), place="ain"), claim(at(30), place="ain")]), "after the window"
    assert not found([threat(at(1), place="ain"), claim(at(5), place="tanf")]), "another place"
    assert not found([threat(at(1), place="ain"), claim(at(5), actor="river", place="ain")]), "another house"


def test_open_claimants_are_low():
    (one,) = found([threat(at(1), place="ain"), claim(at(5), actor="room", place="ain")])
    assert one.level is Level.LOW
    assert "not tied to the issuer" in one.reasons[0].text


def test_an_id_stays_while_claims_join_and_the_period_bounds_it():
    rows = [threat(at(1), place="ain"), claim(at(5), place="ain")]
    (before,) = found(rows)
    (after,) = found([*rows, claim(at(8), place="ain"), threat(at(20), place="ain"), claim(at(22), place="ain")])
    assert before.id == after.id
    assert found(rows, since=at(20)) == []


def test_the_base_rate_covers_the_record():
    (one,) = found([threat(at(1), place="ain"), claim(at(10), place="ain")], until=at(100))
    assert one.base_rate.n == 1
    assert one.base_rate.value == 0.1


def test_closely_followed_threats_are_high():
    rows = [threat(at(20 * i + 1), place="ain") for i in range(10)]
    rows += [claim(at(20 * i + 1.3), place="ain") for i in range(10)]
    (one,) = found(rows, until=at(220))
    assert one.level is Level.HIGH


def crisis(rng, width, effect=0.0):
    """Threats and claims that one crisis drives, hour by hour over 180 days; claims may answer threats too."""
    hours = np.arange(0, 180, 1 / 24)
    peaks = rng.uniform(10, 170, 4)
    rate = 0.05 + 0.5 * np.exp(-0.5 * ((hours[:, None] - peaks) / width) ** 2).sum(1)
    threats, claims = (hours[rng.random(len(hours)) < rate / 24] + rng.random() / 24 for _ in range(2))
    answered = threats[rng.random(len(threats)) < effect]
    return threats, np.sort(np.concatenate([claims, answered + 0.1 + rng.exponential(1.0, len(answered))]))


def raised(n, width, effect=0.0):
    tests = []
    for seed in range(n):
        threats, claims = crisis(np.random.default_rng(seed), width, effect)
        tests.append(jitter_test(threats, [claims] * len(threats), 14, draws=199, seed=seed))
    done = [test.p < 0.05 for test in tests if test]
    return sum(done) / len(done)


def test_a_crisis_that_drives_both_seldom_raises_an_alarm():
    assert raised(250, width=6) <= 0.07


def test_answers_are_seen():
    assert raised(60, width=6, effect=0.9) >= 0.6


def test_few_threats_are_not_tested():
    assert jitter_test([1.0] * (FEWEST - 1), [[2.0]] * (FEWEST - 1), 14) is None
