"""Ordinals by language, a row a value, folded when first used: a rank, which is no count."""

ORDINALS = {
    "ar": """
1|الاول|الاولي
2|الثاني|الثانيه
3|الثالث|الثالثه
4|الرابع|الرابعه
5|الخامس|الخامسه
6|السادس|السادسه
7|السابع|السابعه
8|الثامن|الثامنه
9|التاسع|التاسعه
10|العاشر|العاشره
11|الحادي عشر|الحاديه عشره
12|الثاني عشر|الثانيه عشره
13|الثالث عشر|الثالثه عشره
14|الرابع عشر|الرابعه عشره
15|الخامس عشر|الخامسه عشره
16|السادس عشر|السادسه عشره
17|السابع عشر|السابعه عشره
18|الثامن عشر|الثامنه عشره
19|التاسع عشر|التاسعه عشره
""",
    "fa": """
1|اول|اولین|نخست|نخستین
2|دوم|دومین
3|سوم|سومین
4|چهارم|چهارمین
5|پنجم|پنجمین
6|ششم|ششمین
7|هفتم|هفتمین
8|هشتم|هشتمین
9|نهم|نهمین
10|دهم|دهمین
11|یازدهم|یازدهمین
12|دوازدهم|دوازدهمین
13|سیزدهم
14|چهاردهم
15|پانزدهم
20|بیستم|بیستمین
30|سی ام
40|چهلم|چهلمین
100|صدم|صدمین
""",
    "en": """
1|first
2|second
3|third|thirds
4|fourth|fourths
5|fifth|fifths
6|sixth|sixths
7|seventh|sevenths
8|eighth|eighths
9|ninth|ninths
10|tenth|tenths
11|eleventh
12|twelfth
13|thirteenth
14|fourteenth
15|fifteenth
16|sixteenth
17|seventeenth
18|eighteenth
19|nineteenth
20|twentieth
30|thirtieth
40|fortieth
50|fiftieth
100|hundredth
""",
    "fr": """
1|premier|première|premiers|premières
2|deuxième|second|seconde
3|troisième
4|quatrième
5|cinquième|cinquièmes
6|sixième|sixièmes
7|septième
8|huitième
9|neuvième
10|dixième|dixièmes
12|douzième
20|vingtième
100|centième
""",
    "tr": """
1|birinci|ilk
2|ikinci
3|üçüncü
4|dördüncü
5|beşinci
6|altıncı
7|yedinci
8|sekizinci
9|dokuzuncu
10|onuncu
20|yirminci
""",
    "he": """
1|ראשון|ראשונה
3|שלישי|שלישית
4|רביעי|רביעית
5|חמישי|חמישית
6|שישי|שישית
7|שביעי|שביעית
8|שמיני|שמינית
9|תשיעי|תשיעית
10|עשירי|עשירית
""",
    "ur": """
1|پہلا|پہلی
3|تیسرا|تیسری|تیسرے
4|چوتھا|چوتھی|چوتھے
5|پانچواں|پانچویں
6|چھٹا|چھٹی|چھٹے
7|ساتواں|ساتویں
8|آٹھواں|آٹھویں
9|نواں|نویں
10|دسواں|دسویں
""",
}
