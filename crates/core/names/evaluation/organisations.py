"""Set E: invented companies and the offices of invented districts, with the variants that papers give them."""
import itertools

import iuliia
import pypinyin

from common import distance, fold, typo

# form: native spellings, Latin spellings. A form says how a company is held, not which company it is.
FORMS = {
    "ru_llc": (("ООО", "Общество с ограниченной ответственностью"), ("OOO", "LLC", "Limited Liability Company", "Ltd")),
    "ru_jsc": (("АО", "Акционерное общество"), ("AO", "JSC", "Joint Stock Company")),
    "ru_pjsc": (("ПАО", "Публичное акционерное общество"), ("PAO", "PJSC", "Public Joint Stock Company")),
    "uk_llc": (("ТОВ", "Товариство з обмеженою відповідальністю"), ("TOV", "LLC", "Limited Liability Company")),
    "en_ltd": ((), ("Ltd", "Ltd.", "Limited", "Co. Ltd", "Company Limited")),
    "en_inc": ((), ("Inc", "Inc.", "Incorporated")),
    "en_corp": ((), ("Corp", "Corp.", "Corporation")),
    "en_llc": ((), ("LLC", "L.L.C.", "Limited Liability Company")),
    "de_gmbh": ((), ("GmbH", "G.m.b.H.", "Gesellschaft mit beschränkter Haftung", "Gesellschaft mbH")),
    "de_ag": ((), ("AG", "Aktiengesellschaft")),
    "es_sa": ((), ("S.A.", "SA", "Sociedad Anónima")),
    "zh_ltd": (("有限公司", "有限责任公司"), ("Co., Ltd.", "Company Limited", "Co Ltd", "Limited Company")),
    "ar_co": (("شركة",), ("Company", "Co.", "Est. Company")),
}
# sector: native, Latin spellings that mean the same.
SECTORS = {
    "ru": (("строй", "stroy"), ("транс", "trans"), ("газ", "gaz"), ("энерго", "energo"), ("сервис", "servis"), ("маш", "mash"), ("пром", "prom"),
           ("торг", "torg"), ("снаб", "snab"), ("агро", "agro"), ("лес", "les"), ("металл", "metall"), ("хим", "khim"), ("монтаж", "montazh"), ("инвест", "invest")),
    "en": ("Trading", "Shipping", "Logistics", "Engineering", "Petroleum", "Holdings", "Industries|Inds", "International|Intl|Int'l", "Services|Svcs",
           "Construction|Constr.", "Aviation", "Electronics", "Technologies|Tech", "Management|Mgmt", "Investments", "Manufacturing|Mfg", "Brothers|Bros", "Group|Grp"),
    "de": ("Maschinenbau", "Handel", "Handels", "Technik", "Spedition", "Bau", "Elektronik", "Verwaltung", "Beteiligungs", "Metallbau"),
    "es": ("Comercial", "Inversiones", "Transportes", "Construcciones", "Servicios", "Agropecuaria", "Industrias", "Exportadora", "Minera"),
    "zh": (("科技", "Technology|Science and Technology|Tech"), ("贸易", "Trading|Trade"), ("电子", "Electronics|Electronic"), ("物流", "Logistics"), ("机械", "Machinery"),
           ("化工", "Chemical|Chemicals"), ("国际贸易", "International Trade|Int'l Trading"), ("实业", "Industrial|Industry"), ("航运", "Shipping")),
    "ar": (("للتجارة", "Trading|for Trading"), ("للمقاولات", "Contracting|for Contracting"), ("للنقل", "Transport|for Transport"), ("للصرافة", "Exchange|for Exchange"),
           ("للصناعة", "Industries|for Industry"), ("للأمن", "Security|for Security"), ("للاستيراد والتصدير", "Import & Export|for Import and Export")),
}
RU_STEMS = "Север Восток Запад Юг Урал Волга Дон Нева Кама Ока Байкал Алтай Сибирь Кубань Ладога Вятка Ямал Онега Терек Двина Гранит Маяк Рубин Сатурн Луч Вымпел Гермес Родник Кедр Сокол Беркут Витязь Рассвет Феникс Полюс Меридиан".split()
EN_STEMS = ("Halcyon Brightwater Brightwell Redstone Redshore Kestrel Ironbridge Ironwood Fairhaven Fairmont Northgate Northlake Silverton Silverline Ashdown Ashford "
            "Merrion Marlin Marlowe Castlerock Castleford Bluepeak Bluefin Summerlin Quayside Oakham Oakhurst Stellan Stella Vantor Vantage Corvane Corvale Aldermoor Aldergrove "
            "Tamworth Tanworth Pellam Pelham Drayton Dayton Greyfell Larkspur Larkfield Wexley Bexley Hartwell Hartwood Lindale Lindell Cresta Crestmont").split()
DE_STEMS = "Müller Möller Schäfer Schaffer Köhler Kohler Weißbach Weissbach Brückner Bruckner Größler Krüger Kröger Lüders Lüdtke Jäger Höfer Höfler Bäcker Böttcher Böttger Königs Vögele Rößler Rösler Zöllner".split()
ES_STEMS = [" ".join(x.split("_")) for x in "Hermanos_Peña Los_Álamos El_Roble San_Martín San_Marcos Río_Claro Río_Negro La_Española Monte_Azul Montes_Azules Nueva_Aurora Nuevo_Amanecer Cóndor Sánchez_Muñoz Ibáñez Yáñez Güemes Núñez Bolívar Cuzcatlán".split()]
ZH_CITIES = (("深圳", "Shenzhen"), ("上海", "Shanghai"), ("北京", "Beijing"), ("广州", "Guangzhou"), ("天津", "Tianjin"), ("大连", "Dalian"), ("青岛", "Qingdao"), ("丹东", "Dandong"))
ZH_STEMS = ["".join(p) for p in itertools.product("华鑫宏恒瑞盛天金", "信达源泰通丰祥利")]
AR_STEMS = {"النور": "Al-Noor Al_Nour Alnoor", "الأمل": "Al-Amal Al_Amel Alamal", "الفرات": "Al-Furat Alforat", "الشام": "Al-Sham Alcham", "الصفا": "Al-Safa Assafa",
            "النجمة": "Al-Najma Al_Nijmeh", "الوفاء": "Al-Wafaa Al_Wafa", "البركة": "Al-Baraka Al_Barakah", "الهدى": "Al-Huda Al_Hoda", "الرافدين": "Al-Rafidain Al_Rafidayn",
            "السلام": "Al-Salam Essalam", "الخليج": "Al-Khaleej Al_Khalij", "الزهراء": "Al-Zahraa Al_Zahra", "المدينة": "Al-Madina Al_Medina", "اليرموك": "Al-Yarmouk Al_Yarmuk",
            "النخيل": "Al-Nakheel Al_Nakhil", "القدس": "Al-Quds Al_Kuds", "الصقر": "Al-Saqr Al_Sakr"}
# office: Russian and English templates; {n} a number, {p} a place.
OFFICES = {
    "colony": (("ФКУ ИК-{n} УФСИН России по {ru_dat} области", "ИК-{n}, {ru_adj} область", "Исправительная колония № {n} {ru_gen} области"),
               ("IK-{n} {en} Region", "Correctional Colony No. {n}, {en} Region", "Penal Colony No. {n} of {en} Oblast", "FKU IK-{n}, {en} oblast")),
    "sizo": (("СИЗО-{n} {ru_gen} области", "Следственный изолятор № {n} УФСИН по {ru_dat} области"),
             ("SIZO-{n} {en} Region", "Pre-trial Detention Centre No. {n}, {en} Oblast", "Remand Prison No. {n} of {en} Region")),
    "court": (("{ru_adj_m} районный суд", "{ru_adj_m} райсуд"), ("{en_adj} District Court", "{en_adj} Raion Court", "District Court of {en_adj} district")),
    "police": (("ОВД {ru_gen_m} района", "Отдел внутренних дел {ru_gen_m} района"), ("{en_adj} District Police Department", "Department of Internal Affairs of {en_adj} District",
               "{en_adj} ROVD")),
}
REGIONS = ("Владимирская Архангельская Вологодская Калужская Костромская Орловская Тверская Тульская Ростовская Саратовская Самарская Тамбовская "
           "Смоленская Рязанская Псковская Новгородская Курганская Кемеровская Ивановская Белгородская Брянская Волгоградская Воронежская Липецкая "
           "Омская Оренбургская Пензенская Свердловская Томская Тюменская").split()
DISTRICTS = ("Восточный Западный Северный Южный Речной Лесной Горный Полянский Заречный Озёрный Садовый Парковый Вокзальный Заводской Советский "
             "Ленинский Первомайский Октябрьский Пролетарский Приморский Нагорный Береговой Фабричный Мельничный").split()



def cyrillic(text, schema=iuliia.BGN_PCGN):
    """Russian in Latin letters, without the raised dots and with ё written out."""
    return schema.translate(text).replace("ё", "yo").replace("Ё", "Yo").replace("·", "")


class Organisation:
    """What makes it this one: stem, sector, place, number. The form is how it is held."""

    def __init__(self, world, stem, sector=None, form=None, place=None, number=None):
        self.world, self.stem, self.sector, self.form, self.place, self.number = world, stem, sector, form, place, number

    def but(self, **changes):
        return Organisation(**(vars(self) | changes))


def region(adjective):
    """A Russian region in the cases the templates want, and in English."""
    oblique = adjective[:-2] + "ой"
    return dict(ru_adj=adjective, ru_gen=oblique, ru_dat=oblique, en=cyrillic(adjective))


def district(adjective):
    """A town district in the cases the templates want, and in English."""
    return dict(ru_adj_m=adjective, ru_gen_m=adjective[:-2] + "ого", en_adj=cyrillic(adjective))


def invent(rng):
    """One organisation of a world chosen at random."""
    world = rng.choices(("ru", "uk", "en", "de", "es", "zh", "ar", "office"), (4, 1, 4, 1.5, 1.5, 3, 2.5, 3))[0]
    if world in ("ru", "uk"):
        form = "uk_llc" if world == "uk" else rng.choice(("ru_llc", "ru_jsc", "ru_pjsc"))
        return Organisation("ru", rng.choice(RU_STEMS), rng.choice(SECTORS["ru"]), form)
    if world == "office":
        kind = rng.choice(list(OFFICES))
        numbered = kind in ("colony", "sizo")
        return Organisation("office", kind, place=rng.choice(REGIONS if numbered else DISTRICTS), number=rng.randint(1, 29) if numbered else None)
    stems = {"en": EN_STEMS, "de": DE_STEMS, "es": ES_STEMS, "zh": ZH_STEMS, "ar": list(AR_STEMS)}[world]
    form = rng.choice([f for f in FORMS if f.startswith(world)])
    return Organisation(world, rng.choice(stems), rng.choice(SECTORS[world]), form, rng.choice(ZH_CITIES) if world == "zh" else None)


class Look:
    """How one side is written: script, whether the form and the sector are there, slips."""

    def __init__(self, rng, world, native, plain=False):
        self.native = native and world in ("ru", "zh", "ar", "office")
        self.form = rng.random() < .7
        self.sector = plain or world in ("ru", "office") or rng.random() < .85
        self.place = plain or rng.random() < .8
        self.typo = not plain and rng.random() < .12
        self.capitals = rng.random() < .15
        self.ascii = rng.random() < .5

    def apply(self, rng, o):
        text = {"ru": self.russian, "office": self.office, "zh": self.chinese, "ar": self.arabic}.get(o.world, self.western)(rng, o)
        text = typo(rng, text) if self.typo else text
        return text.upper() if self.capitals else text

    def russian(self, rng, o):
        native, latin = FORMS[o.form]
        name = o.stem + o.sector[0]
        if rng.random() < .2:
            name = o.stem + "-" + o.sector[0].capitalize()
        if self.native:
            quoted = rng.choice((f"«{name}»", f'"{name}"', name))
            return f"{rng.choice(native)} {quoted}" if self.form else name
        name = cyrillic(name, rng.choice((iuliia.BGN_PCGN, iuliia.ICAO_DOC_9303, iuliia.GOST_52290)))
        form = rng.choice(latin)
        return rng.choice((f"{form} {name}", f"{name}, {form}", f'{form} "{name}"', f"{name} {form}")) if self.form else name

    def office(self, rng, o):
        words = region(o.place) if o.number else district(o.place)
        return rng.choice(OFFICES[o.stem][0 if self.native else 1]).format(n=o.number, **words)

    def chinese(self, rng, o):
        native, latin = FORMS[o.form]
        if self.native:
            return (o.place[0] + rng.choice(("", "市")) if self.place else "") + o.stem + (o.sector[0] if self.sector else "") + (rng.choice(native) if self.form else "")
        syllables = pypinyin.lazy_pinyin(o.stem, style=pypinyin.Style.NORMAL)
        name = rng.choice(("".join(syllables).capitalize(), " ".join(s.capitalize() for s in syllables)))
        parts = [o.place[1] if self.place else "", name, rng.choice(o.sector[1].split("|")) if self.sector else "", rng.choice(latin) if self.form else ""]
        return " ".join(p for p in parts if p)

    def arabic(self, rng, o):
        if self.native:
            return " ".join(p for p in ("شركة" if self.form else "", o.stem, o.sector[0] if self.sector else "") if p)
        name = rng.choice(AR_STEMS[o.stem].split()).replace("_", " ")
        return " ".join(p for p in (name, rng.choice(o.sector[1].split("|")) if self.sector else "", rng.choice(FORMS[o.form][1]) if self.form else "") if p)

    def western(self, rng, o):
        stem = o.stem
        if self.ascii:
            for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("á", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ú", "u"), ("ñ", "n")):
                stem = stem.replace(a, b)
        sector = rng.choice(o.sector.split("|")) if self.sector else ""
        parts = (sector, stem) if o.world == "es" else (stem, sector)
        return " ".join(p for p in (*parts, rng.choice(FORMS[o.form][1]) if self.form else "") if p)


def sound(o):
    """The stem as the Latin side shows it."""
    return "".join(pypinyin.lazy_pinyin(o.stem)) if o.world == "zh" else AR_STEMS[o.stem].split()[0] if o.world == "ar" else fold(o.stem)


def undecidable(o, look_o, p, look_p):
    """Whether what is shown of two organisations does not contradict."""
    if o.world == "office":
        return (o.stem, o.place, o.number) == (p.stem, p.place, p.number)
    spelt_alike = sound(o) == sound(p) or o.stem == p.stem
    if o.world == "de":
        plain = lambda s: fold(s.replace("ß", "ss").replace("ae", "a").replace("oe", "o").replace("ue", "u"))
        spelt_alike = spelt_alike or plain(o.stem) == plain(p.stem)
    sector = not (look_o.sector and look_p.sector) or o.sector == p.sector or {str(o.sector), str(p.sector)} == {"Handel", "Handels"}
    place = o.place == p.place or not (look_o.place and look_p.place)
    return spelt_alike and sector and place


def other(rng, o, kind):
    """Another organisation that shares what `kind` says."""
    if o.world == "office":
        if kind == "other_number":
            return o.but(number=rng.choice([n for n in (o.number - 1, o.number + 1, o.number + 10, o.number * 10) if 0 < n < 60])) if o.number else None
        if kind == "other_place":
            return o.but(place=rng.choice(REGIONS if o.number else DISTRICTS))
        if kind == "other_office" and o.number:
            return o.but(stem="sizo" if o.stem == "colony" else "colony")
        if kind == "other_office":
            return o.but(stem="police" if o.stem == "court" else "court")
        return None
    stems = {"ru": RU_STEMS, "en": EN_STEMS, "de": DE_STEMS, "es": ES_STEMS, "zh": ZH_STEMS, "ar": list(AR_STEMS)}[o.world]
    if kind == "same_distinctive":
        return o.but(sector=rng.choice(SECTORS[o.world]))
    if kind == "same_generic":
        return o.but(stem=rng.choice(stems))
    if kind == "near_distinctive" and o.world != "ar":
        found = [s for s in stems if s != o.stem and (distance(s, o.stem) <= 2 and len(s) > 2 or o.world == "zh" and distance(s, o.stem) == 1)]
        return o.but(stem=rng.choice(found)) if found else None
    if kind == "other_place" and o.place:
        return o.but(place=rng.choice(ZH_CITIES))
    return None


KINDS = ("same_distinctive", "same_generic", "near_distinctive", "other_place", "other_number", "other_office")


def build(rng, sink, positives):
    made = 0
    while made < positives:
        o = invent(rng)
        left_native, right_native = rng.choice(((True, False), (False, True), (False, False), (False, False), (True, True)))
        look = Look(rng, o.world, left_native)
        look_right = Look(rng, o.world, right_native)
        left, right = look.apply(rng, o), look_right.apply(rng, o)
        tag = "across" if look.native != look_right.native else "native" if look.native else "latin"
        source = "E_" + o.world
        if left.casefold() == right.casefold() or not sink.add(left, right, "org", 1, source, tag, f"org{made}"):
            continue
        made, added = made + 1, 0
        for _ in range(40):
            if added == 3:
                break
            kind = rng.choice(KINDS)
            p = other(rng, o, kind)
            delicate = kind in ("near_distinctive", "other_number", "other_place")
            if not p or delicate and look.typo:
                continue
            look_p = Look(rng, o.world, right_native, plain=delicate)
            if undecidable(o, look, p, look_p):
                sink.refused["undecidable negative"] += 1
                continue
            added += sink.add(left, look_p.apply(rng, p), "org", 0, source, kind, f"org{made - 1}")
