from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.text.dates import DATE_CUES, FIGURES, NUMERIC, Calendar, DayPart, dates_in, find_dates
from marsad.text.dates.calendars import from_hijri, from_solar, hijri_year, solar_year
from marsad.text.dates.cues import phrases
from marsad.text.folding import fold

WORDS = sorted({" ".join(words) for rows in phrases().values() for words, _ in rows})
THURSDAY = datetime(2024, 5, 2, 14, 0, tzinfo=UTC)


def found(text):
    return find_dates(fold(text).text, THURSDAY)


def values(text):
    return [span.value for span in found(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-05-01", "2024-05-01/day"),
        ("في 13/5/2024", "2024-05-13/day"),
        ("5/13/2024", "2024-05-13/day"),
        ("۱۴۰۳/۲/۱۲", "2024-05-01/day"),
        ("1445/9/10", "2024-03-20/day"),
        ("7 أكتوبر 2023", "2023-10-07/day"),
        ("السابع من تشرين الأول", "2023-10-07/day"),
        ("كانون الثاني 2024", "2024-01/month"),
        ("آب/أغسطس 2023", "2023-08/month"),
        ("٢٢ شباط", "2024-02-22/day"),
        ("5-7 أيار", "2024-05-05..2024-05-07/day"),
        ("۵ ژانویه", "2024-01-05/day"),
        ("۱۲ اردیبهشت ۱۴۰۳", "2024-05-01/day"),
        ("پنجم اردیبهشت", "2024-04-24/day"),
        ("بیست و سوم فروردین", "2024-04-11/day"),
        ("سی\u200cام فروردین", "2024-04-18/day"),
        ("سه\u200cشنبه ۱۱ اردیبهشت", "2024-04-30/day"),
        ("15 محرم 1445 هـ", "2023-08-02/day"),
        ("الثالث والعشرين من شهر رمضان 1445 هـ", "2024-04-02/day"),
        ("May 5, 2024", "2024-05-05/day"),
        ("Oct. 7", "2023-10-07/day"),
        ("the 1st of May", "2024-05-01/day"),
        ("in May", "2024-05/month"),
        ("August 2023", "2023-08/month"),
        ("فجر الأربعاء", "2024-05-01/day"),
        ("يوم الأربعاء القادم", "2024-05-08/day"),
        ("on Wednesday", "2024-05-01/day"),
        ("next Friday", "2024-05-03/day"),
        ("last Thursday", "2024-04-25/day"),
        ("يوم الأربعاء 1 مايو 2024", "2024-05-01/day"),
        ("اليوم الخميس", "2024-05-02/day"),
        ("البارحة", "2024-05-01/day"),
        ("بعد غد", "2024-05-04/day"),
        ("أول أمس", "2024-04-30/day"),
        ("دیروز", "2024-05-01/day"),
        ("פגישה מחר", "2024-05-03/day"),
        ("خلال 48 ساعة", "2024-05-02..2024-05-04/day"),
        ("the past 24 hours", "2024-05-01..2024-05-02/day"),
        ("الـ 24 ساعة الماضية", "2024-05-01..2024-05-02/day"),
        ("قبل يومين", "2024-04-30/day"),
        ("3 days ago", "2024-04-29/day"),
        ("الأسبوع الماضي", "2024-04-22..2024-04-28/day"),
        ("last month", "2024-04/month"),
        ("العام الماضي", "2023/year"),
        ("عام 2020", "2020/year"),
        ("سال ۱۴۰۲", "2023-03-21..2024-03-19/year"),
        ("هفته آینده", "2024-05-06..2024-05-12/day"),
        ("by Friday", "2024-05-03/day"),
        ("حتى يوم الأحد", "2024-05-05/day"),
        ("17/10/2023م", "2023-10-17/day"),
        ("مساء الأمس", "2024-05-01/day"),
        ("بعد أسبوع", "2024-05-09/day"),
        ("on the morning of the third of May", "2024-05-03/day"),
        ("the twenty-first of April", "2024-04-21/day"),
        ("ב-7 באוקטובר 2023", "2023-10-07/day"),
        ("03/04", "2024-04-03/day"),
    ],
)
def test_what_is_read(text, value):
    assert values(text) == [value]
    assert values(f"قيل {text}، وانتهى") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀",
        "he may go and march on",
        "5 may be late",
        "مهر و محبت",
        "تیر خورد",
        "رجب طيب القلب",
        "شعبان عاد إلى البيت",
        "النتيجة 5-1 للفريق",
        "المادة 5/6",
        "24/7",
        "خلال الأيام القادمة",
        "v1.2.34",
        "192.168.1.1",
        "الأحد عشر كوكبا",
        "في اليوم التالي",
        "اليوم العالمي للكتاب",
        "30 شباط",
        "April 31, 2024",
        "بعد يومين من الحفل",
    ],
)
def test_what_is_no_date(text):
    assert values(text) == []


def test_ambiguous_figures_keep_both_readings():
    [span] = found("03/04/2024")
    assert span.readings == (date(2024, 4, 3), date(2024, 3, 4))
    [span] = found("بتاريخ 5-1")
    assert set(span.readings) == {date(2024, 1, 5), date(2024, 5, 1)}
    assert found("2024-03-04")[0].readings == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("فجر اليوم", DayPart.DAWN),
        ("الليلة الماضية", DayPart.NIGHT),
        ("صباح غد الجمعة", DayPart.MORNING),
        ("yesterday evening", DayPart.EVENING),
        ("at dawn on Wednesday", DayPart.DAWN),
        ("الأربعاء فجرا", DayPart.DAWN),
        ("امشب", DayPart.NIGHT),
    ],
)
def test_time_of_day(text, part):
    assert [span.part for span in found(text)] == [part]


def test_clock_times_join_their_day():
    [span] = found("الساعة 10:30 مساء اليوم")
    assert (span.value, span.clock) == ("2024-05-02/hour", "22:30")
    [span] = found("at 9 pm on Wednesday")
    assert (span.value, span.clock) == ("2024-05-01/hour", "21:00")


def test_a_deadline_has_an_end():
    [span] = found("مهلة ثلاثة أيام")
    assert span.until == THURSDAY + timedelta(days=3)
    [span] = found("a 48-hour deadline")
    assert span.until == THURSDAY + timedelta(hours=48)
    assert found("the past 24 hours")[0].until is None


def test_calendars_and_notes_are_said():
    [span] = found("10 رمضان")
    assert span.calendar is Calendar.HIJRI
    assert "either way" in span.note
    assert found("Tuesday 1 May 2024")[0].note == "weekday and date disagree"
    assert found("امروز")[0].relative


def test_spans_point_at_the_words():
    text = "قيل وأمس ثم 7 أكتوبر 2023."
    folded = fold(text)
    spans = find_dates(folded.text, THURSDAY)
    assert [text[slice(*folded.span(span.start, span.end))] for span in spans] == ["أمس", "7 أكتوبر 2023"]


def passes(folded):
    return any(cue in folded for cue in DATE_CUES) or FIGURES.search(folded) is not None


def test_cues_are_folded():
    assert all(fold(cue).text.replace("'", " ") == cue for cue in DATE_CUES)
    assert NUMERIC.search("on 2024-05-01")
    assert not passes("the cat sat on a mat")


@given(st.lists(st.sampled_from([*WORDS, "5", "2020", "31", "10:30", "9 pm"]), max_size=6))
def test_no_date_is_found_that_the_prefilter_would_miss(parts):
    text = " ".join(parts)
    assert passes(text) or not find_dates(text, THURSDAY)


def test_known_new_years():
    assert from_solar(1403, 1, 1) == date(2024, 3, 20)
    assert from_solar(1400, 1, 1) == date(2021, 3, 21)
    assert from_hijri(1445, 1, 1) == date(2023, 7, 19)
    assert from_hijri(1445, 13, 1) is None
    assert from_solar(1403, 7, 31) is None


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)))
def test_every_day_lies_in_its_year(day):
    assert from_hijri(hijri_year(day), 1, 1) <= day < from_hijri(hijri_year(day) + 1, 1, 1)
    assert from_solar(solar_year(day), 1, 1) <= day < from_solar(solar_year(day) + 1, 1, 1)


@given(
    st.lists(
        st.sampled_from([*DATE_CUES, "5", "2024", "31", "-", "/", "،", "\n", "في", "next", "قبل", "10:30", "9999"]),
        max_size=12,
    )
)
def test_any_mix_of_date_words_is_survived(parts):
    text = " ".join(parts)
    spans = find_dates(text, THURSDAY)
    assert all(0 <= span.start < span.end <= len(text) and span.first <= span.last for span in spans)
    assert all(span.value for span in spans)


@given(st.text(max_size=60) | st.text(st.characters(categories=["No", "Nl", "Nd"]), max_size=9))
@example("❶ ② ² 5❶ May")
def test_any_text_is_survived(text):
    find_dates(fold(text).text, THURSDAY)


def test_a_huge_text():
    assert len(found("غدا نلتقي. " * 3000)) == 3000


def test_spans_of_a_text_as_it_was_written():
    text = "قَبْلَ ثلاثةِ أيّام، أي يوم 03/04"
    assert [text[d.start : d.end] for d in dates_in(text, THURSDAY)] == ["قَبْلَ ثلاثةِ أيّام", "03/04"]
