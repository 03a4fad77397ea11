"""Arabic duals: the number two said by a noun's ending alone (``طائرتين``), made from singulars of everyday reports.

A noun whose plural is broken has two endings that can only be its dual (``-ان``, ``-ين``); the genitive of a sound
plural looks like the dual (``مقاتلين``), so of such nouns only the nominative counts.
"""

from __future__ import annotations

from marsad.text.folding import fold

_BROKEN = """
جسر مبنى طفل رجل رتل برج لغم أسير بيت منزل شخص ضابط حارس مستودع مركز حاجز معبر انفجار صاروخ موقع هدف جندي عنصر هجوم
يوم أسبوع شهر عام زورق قارب جريح قتيل شهيد بيان متر كيلومتر ميل طن قرن مقر مخزن نفق خندق حقل بئر مصنع معمل متجر سوق
مطار ميناء مرفأ رصيف مخيم معسكر فصيل لواء فوج قائد زعيم وزير نائب طبيب عالم شاب شيخ عامل تاجر حزب بلد شارع طريق باب
سجن مسجد مستشفى فندق ملعب ملف فيلم كتاب تقرير قرار اتفاق اجتماع لقاء مؤتمر خبر نبأ حريق زلزال كمين اشتباك لص قاصر
رضيع صحفي مدفع قناص حزام رأس صندوق كيس برميل هاتف جهاز خط محور ممر مسار مشروع عقد كيلوغرام غرام دينار ريال كوكب فيلق
""".split()
_SOUND = "مقاتل مسلح مدني مهاجم مسؤول عسكري معتقل محتجز مسافر متظاهر مصاب نازح لاجئ مدرب مهندس موظف مهرب متهم".split()
_FEMININE = """
ناقلة مدرسة امرأة سيارة شاحنة قرية جبهة حافلة مروحية جولة دفعة دقيقة سنة ليلة صورة نقطة غارة رصاصة قافلة دورية طائرة
مسيرة قذيفة عبوة قاعدة عملية ضربة ساعة مرة آلية دبابة سفينة مدينة مجموعة ثانية بلدة محطة شبكة وحدة كتيبة سرية فرقة
جثة ضحية عائلة أسرة فتاة طفلة محافظة منطقة دولة جزيرة رحلة باخرة ناقلة بارجة فرقاطة غواصة مدرعة عربة دراجة جرافة
رافعة مضخة خيمة غرفة شقة بناية عمارة مزرعة بوابة قنبلة طلقة راجمة منصة بطارية محاولة جلسة هدنة رسالة مادة وثيقة
شركة منظمة حركة جماعة لجنة حملة مظاهرة تظاهرة هزة وفاة إصابة حالة خطوة ورقة جامعة كلية صفقة شحنة سفارة قنصلية ناشطة
""".split()


def duals() -> frozenset[str]:
    """Every dual in its folded forms, without what can be written onto its front."""
    plain = [fold(word).text for word in _BROKEN]
    found = {stem + ending for word in plain for stem in (_stem(word),) for ending in ("ان", "ين")}
    found |= {fold(word).text + "ان" for word in _SOUND}
    feminine = [fold(word).text for word in _FEMININE]
    return frozenset(found | {word[:-1] + ending for word in feminine for ending in ("تان", "تين")} | {"امراتين"})


def _stem(word: str) -> str:
    return word[:-1] + "ي" if word.endswith(("ي", "ى")) else word
