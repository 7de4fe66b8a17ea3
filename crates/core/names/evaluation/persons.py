"""Set B: invented persons in seventeen languages, written by rule in their own script and in Latin letters."""
import importlib
import itertools

import cyrtranslit
import iuliia
import pykakasi
import pypinyin
from hangul_romanize import Transliter
from hangul_romanize.rule import academic

import tables
from common import distance, fold, typo, without_marks

KANA, HANGUL = pykakasi.kakasi(), Transliter(academic)
WITH_PATRONYMIC, WITH_INITIALS = {"ru", "uk", "bg", "ar"}, {"ru", "uk", "bg", "mk", "pl", "es", "en", "tr", "el", "ka", "hy"}


def provider(locale):
    """Faker's list of names for a country."""
    return importlib.import_module(f"faker.providers.person.{locale}").Provider


def clean(names):
    return sorted({n for n in names if n and n == n.strip() and " " not in n and len(n) > 1 and not any(c.isupper() for c in n[1:])})


def by_letters(table, word):
    """A word through a letter table; the case of the first letter stays."""
    plain, out, i = without_marks_but_keep(word.lower()), "", 0
    while i < len(plain):
        for size in (2, 1):
            piece = plain[i:i + size]
            found = table.get("^" + piece) if i == 0 else None
            found = table.get(piece) if found is None else found
            if found is not None and len(piece) == size:
                out, i = out + found, i + size
                break
        else:
            out, i = out + plain[i], i + 1
    return out[:1].upper() + out[1:]


def without_marks_but_keep(word):
    """Greek loses its accents; й and ї keep theirs, which are part of the letter."""
    return without_marks(word) if any("α" <= c <= "ώ" for c in word) else word


def table(t):
    return lambda word: " ".join(by_letters(t, w) for w in word.split(" "))


def schema(name):
    s = getattr(iuliia, name)
    return lambda word: s.translate(word).replace("Ё", "Yo").replace("ё", "e")


def spelt(lists, n):
    """The n-th usual spelling of a name whose spellings are listed."""
    def one(word):
        choices = next(l[word] for l in lists if word in l).split()
        return choices[n % len(choices)].replace("_", " ")
    return one


def kana(style):
    return lambda word: KANA.convert(word)[0][style].capitalize()


def korean(n):
    def one(word):
        if word in tables.KOREAN_FAMILY:
            choices = tables.KOREAN_FAMILY[word].split()
            return choices[n % len(choices)]
        revised = HANGUL.translit(word)
        habit = "-".join(tables.KOREAN_SYLLABLE.get(c, HANGUL.translit(c).capitalize()) for c in word)
        first, _, rest = habit.partition("-")
        return [(first + "-" + rest.lower()).rstrip("-"), revised.replace("-", "").capitalize(), habit.replace("-", " "), revised.capitalize()][n]
    return one


def chinese(style, join):
    return lambda word: join.join(pypinyin.lazy_pinyin(word, style=style)).replace("v", "ü").capitalize()


def ascii_only(word):
    return without_marks(word)


def as_written(word):
    return word


def turkish_german(word):
    return without_marks(word.replace("ö", "oe").replace("ü", "ue").replace("Ö", "Oe").replace("Ü", "Ue").replace("ş", "sch").replace("ç", "tsch"))


class Language:
    """Given names, family names as (male, female) pairs, and the ways to write them in Latin letters."""

    def __init__(self, code, given_m, given_f, family, schemes, given_last=False, native=True):
        self.code, self.given = code, {"m": list(given_m), "f": list(given_f)}
        self.family, self.schemes, self.given_last, self.native = list(family), schemes, given_last, native
        self.forms_of = {}

    def forms(self, word):
        """Everything a name may look like, folded: names that share a form cannot be told apart in writing."""
        if word not in self.forms_of:
            self.forms_of[word] = {fold(word)} | {fold(s(word)) for s in self.schemes.values()}
        return self.forms_of[word]


def slavic_female(surname):
    for end, other in (("ский", "ская"), ("цкий", "цкая"), ("ський", "ська"), ("цький", "цька"), ("ски", "ска"), ("ski", "ska"), ("cki", "cka")):
        if surname.endswith(end):
            return surname[:-len(end)] + other
    if surname.endswith(("ов", "ев", "ёв", "ин", "ын", "єв", "їв", "ін")):
        return surname + "а"
    return surname


def greek_female(surname):
    for end, other in (("όπουλος", "οπούλου"), ("ίδης", "ίδου"), ("άδης", "άδου"), ("άκης", "άκη"), ("ος", "ου"), ("ης", "η"), ("ας", "α")):
        if surname.endswith(end):
            return surname[:-len(end)] + other
    return surname


def patronymic(code, father, sex):
    """The father's name as a middle name; None where the simple rule does not hold."""
    if code == "ar":
        return father
    if code == "bg":
        return None if father[-1] in "аеиоуяю" else father + ("ов" if sex == "m" else "ова")
    ends = {"ru": ("ович", "овна", "евич", "евна"), "uk": ("ович", "івна", "йович", "ївна")}[code]
    if father[-1] in "аеиоуяюьіїє":
        return None
    if father[-1] == "й":
        return father[:-1] + ends[2 if sex == "m" else 3]
    return father + ends[0 if sex == "m" else 1]


def languages():
    """The inventories, Faker's where it has one and our own where vowels are not written."""
    P, T, both = provider, tables, lambda names: [(n, n) for n in names]
    ru, uk, bg, mk, el, pl = P("ru_RU"), P("uk_UA"), P("bg_BG"), P("mk_MK"), P("el_GR"), P("pl_PL")
    zh_given = clean(P("zh_CN").first_names) + [c for c in dict.fromkeys(
        a + b for a, b in itertools.product("志晓文建海国玉春丽雪", "明东华梅峰燕伟平军红")) if c[0] != c[1]]
    ja = P("ja_JP")
    kana_of = {k: n for k, n, _ in ja.first_name_pairs + tuple(ja.last_name_pairs)}
    ja_schemes = {f"ja_{s}": (lambda w, f=kana(s): f(kana_of[w])) for s in ("hepburn", "kunrei", "passport")}
    ja_schemes["ja_kana"] = lambda w: kana_of[w]
    arabic = (T.ARABIC_MALE, T.ARABIC_FEMALE, T.ARABIC_FAMILY)
    persian, hebrew = (T.PERSIAN_MALE, T.PERSIAN_FEMALE, T.PERSIAN_FAMILY), (T.HEBREW_MALE, T.HEBREW_FEMALE, T.HEBREW_FAMILY)
    spellings = lambda code, lists: {f"{code}_{n}": spelt(lists, n) for n in range(3)}
    es_given = P("es_ES")
    return [
        Language("ru", clean(ru.first_names_male), clean(ru.first_names_female), [(n, slavic_female(n)) for n in clean(ru.last_names_male)],
                 {n.lower(): schema(n) for n in ("ICAO_DOC_9303", "BGN_PCGN", "SCIENTIFIC", "GOST_779", "MVD_310_FR", "WIKIPEDIA", "GOST_52290")}
                 | {"ru_german": table(T.RUSSIAN_GERMAN)}),
        Language("uk", clean(uk.first_names_male), clean(uk.first_names_female), [(n, slavic_female(n)) for n in clean(uk.last_names_male)],
                 {"uk_national": table(T.UKRAINIAN_NATIONAL), "uk_bgn": table(T.UKRAINIAN_BGN), "uk_scholarly": table(T.UKRAINIAN_SCHOLARLY),
                  "uk_german": table(T.UKRAINIAN_GERMAN), "uk_cyrtranslit": lambda w: cyrtranslit.to_latin(w, "ua")}),
        Language("bg", clean(bg.first_names_male), clean(bg.first_names_female), [(n, slavic_female(n)) for n in clean(bg.last_names_male)],
                 {"bg_streamlined": table(T.BULGARIAN_STREAMLINED), "bg_scholarly": table(T.BULGARIAN_SCHOLARLY)}),
        Language("mk", clean(mk.first_names_male), clean(mk.first_names_female), [(n, slavic_female(n)) for n in clean(mk.last_names_male)],
                 {"mk_plain": table(T.MACEDONIAN), "mk_diacritic": table(T.MACEDONIAN_DIACRITIC)}),
        Language("el", clean(el.first_names_male), clean(el.first_names_female), [(n, greek_female(n)) for n in clean(el.last_names_male)],
                 {"el_elot": table(T.GREEK_ELOT), "el_popular": table(T.GREEK_POPULAR)}),
        Language("ka", clean(P("ka_GE").first_names_male), clean(P("ka_GE").first_names_female), both(clean(P("ka_GE").last_names)),
                 {"ka_national": table(T.GEORGIAN_NATIONAL), "ka_press": table(T.GEORGIAN_PRESS), "ka_german": table(T.GEORGIAN_GERMAN)}),
        Language("hy", clean(P("hy_AM").first_names_male), clean(P("hy_AM").first_names_female), both(clean(P("hy_AM").last_names)),
                 {"hy_bgn": table(T.ARMENIAN_BGN), "hy_iso": table(T.ARMENIAN_ISO)}),
        Language("ar", *arabic[:2], both(T.ARABIC_FAMILY), spellings("ar", arabic)),
        Language("fa", *persian[:2], both(T.PERSIAN_FAMILY), spellings("fa", persian)),
        Language("he", *hebrew[:2], both(T.HEBREW_FAMILY), spellings("he", hebrew)),
        Language("ko", clean(P("ko_KR").first_names_male), clean(P("ko_KR").first_names_female), both(P("ko_KR").last_names),
                 {f"ko_{n}": korean(n) for n in range(4)}, given_last=True),
        Language("ja", [p[0] for p in ja.first_name_male_pairs if len(p[0]) > 1], [p[0] for p in ja.first_name_female_pairs if len(p[0]) > 1],
                 both(p[0] for p in ja.last_name_pairs), ja_schemes, given_last=True),
        Language("zh", zh_given, zh_given, both(list(P("zh_CN").last_names)[:150]),
                 {"zh_pinyin": chinese(pypinyin.Style.NORMAL, ""), "zh_wade_giles": chinese(pypinyin.Style.WADEGILES, "-")}, given_last=True),
        Language("tr", clean(P("tr_TR").first_names_male), clean(P("tr_TR").first_names_female), both(clean(P("tr_TR").last_names)),
                 {"tr": as_written, "tr_ascii": ascii_only, "tr_german": turkish_german}, native=False),
        Language("pl", clean(pl.first_names_male), clean(pl.first_names_female), [(n, slavic_female(n)) for n in clean(pl.male_last_names)],
                 {"pl": as_written, "pl_ascii": ascii_only}, native=False),
        Language("es", clean(es_given.first_names_male), clean(es_given.first_names_female), both(clean(es_given.last_names)),
                 {"es": as_written, "es_ascii": ascii_only}, native=False),
        Language("en", clean(P("en_US").first_names_male), clean(P("en_US").first_names_female), both(clean(P("en_US").last_names)),
                 {"en": as_written}, native=False),
    ]


class Person:
    """An invented person; `father` is a given name, `second` a Spanish second surname or an English middle name."""

    def __init__(self, lang, sex, given, family, father=None, second=None):
        self.lang, self.sex, self.given, self.family, self.father, self.second = lang, sex, given, family, father, second
        self.middle = patronymic(lang.code, father, sex) if father else second

    @property
    def surname(self):
        return self.family[self.sex == "f"]

    def but(self, **changes):
        now = dict(sex=self.sex, given=self.given, family=self.family, father=self.father, second=self.second) | changes
        return Person(self.lang, **now)


def invent(rng, lang):
    sex = rng.choice("mf")
    father = rng.choice(lang.given["m"]) if lang.code in WITH_PATRONYMIC and rng.random() < .8 else None
    if father and not patronymic(lang.code, father, sex):
        father = None
    second = None
    if lang.code == "es" and rng.random() < .7:
        second = rng.choice(lang.family)[0]
    if lang.code == "en" and rng.random() < .5:
        second = rng.choice(lang.given[sex])
    return Person(lang, sex, rng.choice(lang.given[sex]), rng.choice(lang.family), father, second)


class Look:
    """How one side of a pair is written: scheme, order, what is left out, and slips."""

    def __init__(self, rng, lang, native, plain=False):
        self.write = (lambda w: w) if native else rng.choice(list(lang.schemes.values()))
        self.native = native
        self.middle = plain or rng.random() < .5
        self.order = rng.choices(("usual", "swapped", "comma", "capitals"), (.55, .2, .15, .1))[0]
        self.initial = not plain and not native and lang.code in WITH_INITIALS and rng.random() < .07
        self.typo = not plain and rng.random() < .12

    def shows(self, person):
        """The parts that reach the page."""
        return {"given": person.given, "surname": person.surname, "middle": person.middle if self.middle and not self.initial else None,
                "initial": self.initial}

    def apply(self, rng, person):
        given, surname = self.write(person.given), self.write(person.surname)
        middle = self.write(person.middle) if person.middle and self.middle and not self.initial else ""
        if self.initial:
            given = given[0] + "."
        last, first = surname, f"{given} {middle}".strip()
        if person.lang.code == "es":
            first, last = given, f"{surname} {middle}".strip()
        glue = "" if self.native and person.lang.code in ("zh", "ja", "ko") else " "
        family_first = person.lang.given_last
        if self.order == "swapped" and glue:
            family_first = not family_first
        if self.order == "comma" and glue:
            text = f"{last}, {first}"
        else:
            if self.order == "capitals" and not (self.native and person.lang.code == "ka"):
                last = last.upper()
            text = last + glue + first if family_first else first + glue + last
        return typo(rng, text) if self.typo else text


def alike(lang, a, b):
    return bool(lang.forms(a) & lang.forms(b))


def undecidable(p, look_p, q, look_q):
    """Whether what is shown of two persons does not contradict: no label can then be right."""
    a, b, lang = look_p.shows(p), look_q.shows(q), p.lang
    if a["initial"] or b["initial"]:
        given = bool({f[:1] for f in lang.forms(a["given"])} & {f[:1] for f in lang.forms(b["given"])})
    else:
        given = alike(lang, a["given"], b["given"])
    middle = not a["middle"] or not b["middle"] or alike(lang, a["middle"], b["middle"])
    if given and middle and alike(lang, a["surname"], b["surname"]):
        return True
    # The same names the other way round, or one name's words all within the other's.
    words = [[w for w in (s["given"], s["middle"], s["surname"]) if w] for s in (a, b)]
    small, large = sorted(words, key=len)
    return all(any(alike(lang, w, v) for v in large) for w in small)


def near(rng, names, word, lang):
    """Another listed name one letter away in its own script, told apart by every scheme."""
    syllables = lang.code in ("zh", "ja", "ko")
    if len(word) < (2 if syllables else 4):
        return None
    most = 2 if len(word) >= 7 else 1
    found = [n for n in names if n != word and abs(len(n) - len(word)) <= most and 0 < distance(n, word) <= most
             and not (syllables and len(n) == 1)]
    return rng.choice(found) if found else None


def other_person(rng, p, kind):
    """A different person who shares what `kind` says, or None where the inventory has none."""
    lang = p.lang
    if kind == "same_surname":
        sex = rng.choice("mf")
        return p.but(sex=sex, given=rng.choice(lang.given[sex]), second=p.second if lang.code == "es" else None)
    if kind == "same_given":
        return p.but(family=rng.choice(lang.family))
    if kind == "patronymic":
        if not p.father:
            return None
        q = p.but(father=rng.choice(lang.given["m"]))
        return q if q.middle else None
    if kind == "gender_pair":
        other = "f" if p.sex == "m" else "m"
        pairs = [g for g in lang.given[other] if g[:4] == p.given[:4] and len(p.given) >= 4]
        if pairs and p.family[0] != p.family[1] or lang.code in ("ru", "uk", "bg", "mk", "pl", "el"):
            return p.but(sex=other, given=rng.choice(pairs or lang.given[other]), father=p.father)
        return None
    if kind == "near_surname":
        found = near(rng, [f[0] for f in lang.family], p.family[0], lang)
        return found and p.but(family=next(f for f in lang.family if f[0] == found))
    if kind == "near_given":
        found = near(rng, lang.given[p.sex], p.given, lang)
        return found and p.but(given=found)
    return None


KINDS = ("same_surname", "same_given", "patronymic", "gender_pair", "near_surname", "near_given")


def build(rng, sink, positives_each):
    """Three negatives to each positive, written with the same habits as the positive."""
    for lang in languages():
        made = 0
        for _ in range(positives_each * 6):
            if made >= positives_each:
                break
            p = invent(rng, lang)
            mode = rng.choices(("across", "latin", "native"), (.62, .3, .08) if lang.native else (0, 1, 0))[0]
            left_native, right_native = {"across": (True, False), "latin": (False, False), "native": (True, True)}[mode]
            if mode == "across" and rng.random() < .5:
                left_native, right_native = right_native, left_native
            look = Look(rng, lang, left_native)
            left, entity = look.apply(rng, p), f"{lang.code}{made}"
            right = Look(rng, lang, right_native).apply(rng, p)
            # Only a dictionary of readings joins kanji to their sound: reported apart, as recall.
            tier = "far" if lang.code == "ja" and mode == "across" else "near"
            if fold(left) == fold(right) or not sink.add(left, right, "person", 1, "B_" + lang.code, mode, entity, tier):
                continue
            made += 1
            negatives(rng, sink, p, left, look, right_native, entity)


def negatives(rng, sink, p, left, look, right_native, entity):
    added = 0
    for attempt in range(40):
        if added == 3:
            break
        kind = rng.choices(KINDS, (1, 1, 2, 2, 3, 3) if attempt < 25 else (1, 1, 0, 0, 0, 0))[0]
        q = other_person(rng, p, kind)
        if not q:
            continue
        # A slip of the keyboard or a missing part could turn these into the first person's name.
        delicate = kind in ("patronymic", "gender_pair", "near_surname", "near_given")
        if delicate and (look.typo or look.initial):
            continue
        look_q = Look(rng, p.lang, right_native, plain=delicate)
        if undecidable(p, look, q, look_q):
            sink.refused["undecidable negative"] += 1
            continue
        added += sink.add(left, look_q.apply(rng, q), "person", 0, "B_" + p.lang.code, kind, entity)
