"""The ledgers: what is one claim, what is two, and what becomes of values that disagree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.detect import claims, threats
from marsad.records.statement import ClaimStatus
from tests.detect.making import at, frame, lexicon, post, statement, unknown

BODY = "استهدفنا فجر اليوم قاعدة العين بطائرة مسيرة وأصابت هدفها بدقة والحمد لله رب العالمين"


def claim(channel, when, text=BODY, **slots):
    own = slots.pop("own", True)
    return post(channel, when, text, statements=[statement("claim", text, own=own, **slots)])


def test_copies_and_reports_join_the_first_carrier():
    rows = [
        claim("mouth", at(0, 0), actor="pebble", place="ain", weapon="drone", date="2024-05-01/day"),
        claim("own", at(0, 1), "بيان: " + BODY, actor="pebble", place="ain", weapon="drone"),
        claim("news", at(1.5), "أعلنت مجموعة مسؤوليتها عن الهجوم", own=False, actor="pebble", place="ain"),
    ]
    (one,) = claims(frame(rows), lexicon())
    assert one.first == "telegram:mouth/1"
    assert one.carriers == ("telegram:mouth/1", "telegram:own/1", "telegram:news/1")
    assert (one.actor, one.place, one.weapon, one.date) == ("pebble", "ain", "drone", "2024-05-01/day")
    assert one.status is ClaimStatus.UNCORROBORATED
    assert one.conflicts == {}


def test_rivals_places_and_days_stay_apart():
    rows = [
        claim("a", at(0), actor="pebble", place="ain"),
        claim("b", at(0.1), "نحن من ضرب", actor="river", place="ain"),
        claim("a", at(0.2), "وضربنا غيرها", actor="pebble", place="tanf"),
        claim("a", at(3), actor="pebble", place="ain", date="2024-05-04/day"),
    ]
    assert len(claims(frame(rows), lexicon())) == 4


def test_a_template_for_another_place_is_another_claim():
    rows = [claim("a", at(0), actor="pebble", place="ain"), claim("a", at(1), actor="pebble", place="tanf")]
    assert len(claims(frame(rows), lexicon())) == 2


def test_values_that_disagree_are_kept():
    rows = [
        claim("a", at(0), actor="pebble", place="ain", weapon="drone", date="2024-05-01/day"),
        claim("b", at(0.2), "قصفنا", actor="pebble", place="ain", weapon="rocket", date="2024-05-02/day"),
        claim("c", at(0.3), "أصابت الصواريخ القاعدة", actor="rock", place="ain", weapon="rocket"),
    ]
    (one,) = claims(frame(rows), lexicon())
    assert one.weapon == "rocket"
    assert one.conflicts["weapon"] == ("rocket", "drone")
    assert one.conflicts["actor"] == ("pebble", "rock")
    assert set(one.conflicts["date"]) == {"2024-05-01/day", "2024-05-02/day"}


def test_ten_forwards_have_one_vote():
    rows = [claim(f"f{i}", at(0, i), actor="pebble", place="ain", weapon="drone") for i in range(10)]
    rows += [
        claim("x", at(0, 30), "قصفنا", actor="pebble", place="ain", weapon="rocket"),
        claim("y", at(0, 40), "دكت الصواريخ القاعدة", actor="pebble", place="ain", weapon="rocket"),
    ]
    (one,) = claims(frame(rows), lexicon())
    assert one.weapon == "rocket"
    assert len(one.carriers) == 12


def test_an_unknown_claimant_is_named_as_written():
    text = "استهدفت سرايا الريح الهادئة معبر التل"
    said = statement("claim", text, place="tal")
    name = unknown(text, "سرايا الريح الهادئة")
    said["actor"] = {"id": None, "start": name["start"], "end": name["end"]}
    (one,) = claims(frame([post("a", at(0), text, mentions=[name], statements=[said])]), lexicon())
    assert one.actor == "سرايا الريح الهادئة"


def test_a_claimless_actor_joins_only_what_is_alone():
    rows = [
        claim("a", at(0), actor="pebble", place="ain"),
        claim("b", at(0.1), "سقطت مسيرة في العين", own=False, place="ain"),
    ]
    assert len(claims(frame(rows), lexicon())) == 1
    rows.append(claim("c", at(0.05), "نحن من ضرب", actor="river", place="ain"))
    assert len(claims(frame(rows), lexicon())) == 3


def test_a_future_verb_read_as_both_is_a_threat():
    text = "أي غارة ستقابل بضرب البرج"
    both = [
        statement("threat", text, method="slots-1/threat_state", actor="sheikh", place="tower"),
        statement("claim", text, method="slots-1/claim_third", actor="sheikh", place="tower"),
    ]
    rows = frame([post("a", at(0), text, statements=both)])
    assert claims(rows, lexicon()) == ()
    assert len(threats(rows, lexicon())) == 1


def test_a_threat_repeated_is_one_threat_with_its_condition_quoted():
    text = "إن لم يرحلوا عن العين فسنضرب"
    said = statement("threat", text, actor="sheikh", place="ain", target="ain")
    said["condition"] = {"id": None, "start": 0, "end": text.index(" فسنضرب")}
    report = statement("threat", "لوح الشيخ بضرب العين", own=False, actor="rock", place="ain", target="ain")
    rows = [
        post("sheikh", at(0), text, statements=[said]),
        post("news", at(0.5), "لوح الشيخ بضرب العين", statements=[report]),
        claim("a", at(5), actor="pebble", place="ain"),
    ]
    (one,) = threats(frame(rows), lexicon())
    assert (one.post, one.issuer, one.condition) == ("telegram:sheikh/1", "sheikh", "إن لم يرحلوا عن العين")
    (after,) = one.followed_by
    assert (after.lag_hours, after.slots[:2]) == (120.0, ("actor", "place"))


SLOTS = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(["pebble", "rock", "river", None]),
        "place": st.sampled_from(["ain", "tanf", None]),
        "weapon": st.sampled_from(["drone", None]),
    }
)
POSTS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 6), SLOTS, st.booleans()), min_size=1, max_size=10)


def rows_of(spec):
    return [
        claim(c, at(d / 2, i), f"نص قصير {i % 3}", own=own, **{k: v for k, v in slots.items() if v})
        for i, (c, d, slots, own) in enumerate(spec)
    ]


@settings(max_examples=60, deadline=None)
@given(POSTS, st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(spec, rng):
    table = frame(rows_of(spec))
    places = list(range(len(table)))
    rng.shuffle(places)
    assert claims(table, lexicon()) == claims(table[places], lexicon())
    assert {u for c in claims(table, lexicon()) for u in c.carriers} == set(table["urn"])


def test_ids_stay_while_posts_join():
    rows = [claim("a", at(0), actor="pebble", place="ain"), claim("b", at(0, 5), actor="pebble", place="ain")]
    before = claims(frame(rows), lexicon())
    rows.append(claim("c", at(0, 9), actor="pebble", place="ain", weapon="drone"))
    after = claims(frame(rows), lexicon())
    assert [c.id for c in before] == [c.id for c in after]
    assert len(after[0].carriers) == 3
