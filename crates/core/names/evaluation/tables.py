"""Inventories and romanisation tables written for the evaluation sets.

All of it is general knowledge of how common names are spelt; no list of real people was used.
Arabic, Persian and Hebrew names carry their usual spellings, because no rule restores the vowels.
"""

# native: usual Latin spellings. The n-th spelling is roughly one habit: English press, strict, French or German.
ARABIC_MALE = {
    "محمد": "Mohammed Muhammad Mohamed Mohamad", "أحمد": "Ahmed Ahmad", "محمود": "Mahmoud Mahmud",
    "يوسف": "Youssef Yusuf Yousef", "إبراهيم": "Ibrahim Ebrahim Brahim", "حسين": "Hussein Husayn Hossein",
    "حسن": "Hassan Hasan", "علي": "Ali Aly", "عمر": "Omar Umar", "خالد": "Khaled Khalid",
    "مصطفى": "Mustafa Moustafa Mostafa", "سعيد": "Said Saeed Saïd", "طارق": "Tarek Tariq Tarik",
    "عبد الله": "Abdullah Abdallah Abdellah", "عبد الرحمن": "Abdulrahman Abd_al-Rahman Abderrahmane",
    "عبد العزيز": "Abdulaziz Abd_al-Aziz Abdelaziz", "جمال": "Jamal Gamal Djamal", "ياسر": "Yasser Yasir",
    "سامي": "Sami Samy", "كريم": "Karim Kareem", "رشيد": "Rashid Rachid Rasheed", "هشام": "Hisham Hicham Hesham",
    "وليد": "Walid Waleed Oualid", "نبيل": "Nabil Nabeel", "فيصل": "Faisal Faysal Fayçal", "أيمن": "Ayman Aymen Aiman",
    "أسامة": "Osama Usama Oussama", "زياد": "Ziad Ziyad Zyad", "بلال": "Bilal Belal", "أنس": "Anas Anass",
    "عماد": "Imad Emad", "معاذ": "Muath Moaz Mouad", "شريف": "Sherif Sharif Cherif", "جابر": "Jaber Jabir Gaber",
    "قاسم": "Qassem Qasim Kassem", "ناصر": "Nasser Nasir", "صالح": "Saleh Salih", "يحيى": "Yahya Yehia Yahia",
    "منصور": "Mansour Mansur", "عادل": "Adel Adil",
}
ARABIC_FEMALE = {
    "فاطمة": "Fatima Fatma Fatimah", "عائشة": "Aisha Aicha Ayesha", "مريم": "Mariam Maryam Meriem",
    "خديجة": "Khadija Khadijah Khadidja", "زينب": "Zainab Zeinab Zineb", "نور": "Nour Noor Nur", "سارة": "Sara Sarah",
    "هدى": "Huda Hoda Houda", "ليلى": "Layla Leila Laila", "رانيا": "Rania Raniya", "آية": "Aya Ayah",
    "إسراء": "Israa Esraa", "أسماء": "Asmaa Asma", "هبة": "Heba Hiba", "سلمى": "Salma Selma", "منى": "Mona Muna Mouna",
    "نادية": "Nadia Nadiya", "رحاب": "Rehab Rihab", "وفاء": "Wafaa Wafa Ouafa", "لجين": "Loujain Lujayn",
}
ARABIC_FAMILY = {
    "الحسيني": "al-Husseini Al_Husayni El_Housseini", "الشريف": "al-Sharif Al_Shareef El_Cherif",
    "المصري": "al-Masri El_Masry Almasri", "البغدادي": "al-Baghdadi Al_Bagdadi El_Baghdadi",
    "الخطيب": "al-Khatib Al_Khateeb El_Khatib", "النجار": "al-Najjar El_Naggar Alnajar", "الزهراني": "al-Zahrani Alzahrani",
    "القحطاني": "al-Qahtani Al_Kahtani Alqahtani", "الدوسري": "al-Dosari Aldossary Al_Dawsari",
    "العتيبي": "al-Otaibi Al_Utaybi Aloteibi", "الحربي": "al-Harbi Alharbi", "الغامدي": "al-Ghamdi Al_Gamdi",
    "حداد": "Haddad Hadad", "منصور": "Mansour Mansur", "سليمان": "Suleiman Sulayman Slimane", "داود": "Daoud Dawood Dawud",
    "عوض": "Awad Aoued", "شاهين": "Shahin Shaheen Chahine", "بركات": "Barakat Barkat", "زيدان": "Zidan Zaidan Zidane",
    "خليل": "Khalil Khaleel", "حمدان": "Hamdan Hemdan", "درويش": "Darwish Darwich Derwish", "جبر": "Jaber Jabr Gabr",
    "أبو بكر": "Abu_Bakr Aboubakr Abou_Bakar", "أبو زيد": "Abu_Zaid Abou_Zeid Abuzeid", "بن علي": "Ben_Ali Bin_Ali Benali",
    "بوعزيز": "Bouaziz Buaziz", "بن يوسف": "Ben_Youssef Bin_Yusuf Benyoucef", "الطيب": "al-Tayeb El_Tayyib Ettayeb",
    "الصادق": "al-Sadiq El_Sadek Essadek", "قنديل": "Qandil Kandil", "عاشور": "Ashour Achour Ashur", "غنيم": "Ghoneim Ghunaym Ghonim",
    "الجزائري": "al-Jazairi El_Djazairi", "المرزوقي": "al-Marzouqi Marzouki El_Marzuqi", "الهاشمي": "al-Hashimi El_Hachemi Alhashmi",
    "الرفاعي": "al-Rifai El_Refaie Al_Rifa'i", "سعد": "Saad Sa'd", "عيسى": "Issa Isa Aissa",
}
PERSIAN_MALE = {
    "محمد": "Mohammad Mohamad Muhammad", "علی": "Ali Aly", "رضا": "Reza Riza", "حسین": "Hossein Hosein Husayn",
    "مهدی": "Mehdi Mahdi", "امیر": "Amir Ameer", "سعید": "Saeed Saeid Sa'id", "مجید": "Majid Madjid", "حمید": "Hamid Hameed",
    "احمد": "Ahmad Ahmed", "جواد": "Javad Jawad Djavad", "ابراهیم": "Ebrahim Ibrahim", "اسماعیل": "Esmaeil Esmail Ismail",
    "بهروز": "Behrouz Behrooz Behruz", "فرهاد": "Farhad Ferhad", "کاوه": "Kaveh Kaweh", "خسرو": "Khosrow Khosro Chosrou",
    "آرش": "Arash Arasch", "سهراب": "Sohrab Suhrab", "یوسف": "Yousef Yusof Youssef", "پیمان": "Peyman Payman",
    "نوید": "Navid Nawid", "کیوان": "Keyvan Kayvan Keywan", "بابک": "Babak Babek", "شهرام": "Shahram Schahram",
    "روزبه": "Roozbeh Rouzbeh Ruzbeh", "عباس": "Abbas Abas", "منوچهر": "Manouchehr Manuchehr Manoochehr",
}
PERSIAN_FEMALE = {
    "فاطمه": "Fatemeh Fatima", "زهرا": "Zahra Sahra", "مریم": "Maryam Mariam", "نسرین": "Nasrin Nasreen", "نرگس": "Narges Nargess",
    "شیرین": "Shirin Shireen Schirin", "مهسا": "Mahsa Mehsa", "سپیده": "Sepideh Sepide", "نازنین": "Nazanin Nazaneen",
    "آتنا": "Atena Athena", "ژیلا": "Zhila Jila", "گلرخ": "Golrokh Gulrukh", "مهناز": "Mahnaz Mehnaz", "پروانه": "Parvaneh Parwaneh",
    "الهام": "Elham Ilham", "سمیه": "Somayeh Sumayeh", "لیلا": "Leila Leyla Layla", "یاسمن": "Yasaman Yasmin",
}
PERSIAN_FAMILY = {
    "محمدی": "Mohammadi Mohamadi Muhammadi", "حسینی": "Hosseini Hoseini Husseini", "احمدی": "Ahmadi Ahmady",
    "کریمی": "Karimi Kareemi", "رضایی": "Rezaei Rezai Rezaie", "صادقی": "Sadeghi Sadeqi", "مرادی": "Moradi Muradi",
    "جعفری": "Jafari Ja'fari Djafari", "قاسمی": "Ghasemi Qasemi", "موسوی": "Mousavi Moosavi Musavi", "رحیمی": "Rahimi Raheemi",
    "ابراهیمی": "Ebrahimi Ibrahimi", "اکبری": "Akbari Akbary", "نوری": "Nouri Noori Nuri", "شریفی": "Sharifi Scharifi",
    "قربانی": "Ghorbani Qorbani", "طاهری": "Taheri Tahery", "یوسفی": "Yousefi Yusefi", "عباسی": "Abbasi Abasi",
    "فروتن": "Foroutan Forootan", "خسروی": "Khosravi Khosrawi", "بهرامی": "Bahrami Behrami", "ملکی": "Maleki Malaki",
    "توکلی": "Tavakoli Tavakkoli", "شیرازی": "Shirazi Schirazi", "تهرانی": "Tehrani Teherani", "کرمانی": "Kermani Kirmani",
    "رستمی": "Rostami Rustami", "زارعی": "Zarei Zareie", "نجفی": "Najafi Nadjafi", "سلطانی": "Soltani Sultani",
    "حیدری": "Heydari Haydari Heidari", "دهقان": "Dehghan Dehqan", "فرهادی": "Farhadi Ferhadi", "بیگی": "Beigi Beygi",
}
HEBREW_MALE = {
    "אברהם": "Avraham Abraham", "יצחק": "Yitzhak Isaac Itzhak", "יעקב": "Yaakov Jacob Ya'akov", "משה": "Moshe Mosheh", "דוד": "David Dawid",
    "יוסף": "Yosef Joseph", "חיים": "Haim Chaim Chayim", "שמואל": "Shmuel Samuel", "אליהו": "Eliyahu Eliahu", "יהודה": "Yehuda Jehuda Yehudah",
    "שלמה": "Shlomo Shelomo", "אורי": "Uri Ori", "איתן": "Eitan Eytan Etan", "גיל": "Gil", "נועם": "Noam No'am", "עומר": "Omer",
    "רפאל": "Rafael Raphael Refael", "צבי": "Zvi Tzvi Tsvi", "זאב": "Zeev Ze'ev", "אריה": "Arye Aryeh Arieh", "בנימין": "Binyamin Benjamin",
    "יונתן": "Yonatan Jonathan", "מיכאל": "Michael Mikhael", "נתן": "Natan Nathan", "עמית": "Amit", "יואב": "Yoav Joav", "אסף": "Assaf Asaf",
    "גדעון": "Gideon Gidon", "אלון": "Alon", "רון": "Ron",
}
HEBREW_FEMALE = {
    "שרה": "Sarah Sara", "רבקה": "Rivka Rebecca Rivkah", "רחל": "Rachel Rahel", "לאה": "Leah Lea", "חנה": "Hannah Hana Chana", "מרים": "Miriam Myriam",
    "אסתר": "Esther Ester", "יעל": "Yael Ya'el", "תמר": "Tamar", "נועה": "Noa Noah", "שירה": "Shira", "מיכל": "Michal Mikhal", "רות": "Ruth Rut",
    "דבורה": "Dvora Devorah Deborah", "אורית": "Orit", "גלית": "Galit", "עדי": "Adi", "ציפורה": "Tzipora Zipora Tsippora", "נעמי": "Naomi Noemi", "חוה": "Hava Chava",
}
HEBREW_FAMILY = {
    "כהן": "Cohen Kohen", "לוי": "Levi Levy", "מזרחי": "Mizrahi Mizrachi", "פרץ": "Peretz Perets", "ביטון": "Biton Bitton", "דהן": "Dahan",
    "אברהם": "Avraham Abraham", "פרידמן": "Friedman Fridman", "מלכה": "Malka", "אזולאי": "Azoulay Azulay", "כץ": "Katz Kats", "יוסף": "Yosef Joseph",
    "עמר": "Amar", "אוחיון": "Ohayon", "חדד": "Hadad Haddad", "גבאי": "Gabay Gabbai", "בן דוד": "Ben_David Ben-David", "אדרי": "Edri Edry",
    "לביא": "Lavi", "וקנין": "Vaknin Waknin", "שפירא": "Shapira Schapira", "רוזנברג": "Rosenberg Rozenberg", "גולדשטיין": "Goldstein Goldshtein",
    "ויס": "Weiss Vais", "קליין": "Klein", "שוורץ": "Schwartz Shvarts", "ברגר": "Berger", "הורוביץ": "Horowitz Horovitz Hurwitz", "רבינוביץ": "Rabinovich Rabinowitz",
    "בן שמעון": "Ben_Shimon Ben-Shimon", "שמש": "Shemesh", "סויסה": "Suissa Swissa", "צרפתי": "Tzarfati Sarfati Zarfati", "חזן": "Hazan Chazan", "נחום": "Nahum Nachum",
    "ברק": "Barak", "שלום": "Shalom", "רוזן": "Rosen Rozen", "אשכנזי": "Ashkenazi Aschkenasi", "יפה": "Yaffe Jaffe Yafe",
}

# Letters to Latin. A key of two letters is tried first; "^" marks the beginning of a word.
UKRAINIAN_NATIONAL = dict(zip("абвгґдежзиіклмнопрстуфь'’", "a b v h g d e zh z y i k l m n o p r s t u f".split() + ["", "", ""])) | {
    "є": "ie", "^є": "ye", "ї": "i", "^ї": "yi", "й": "i", "^й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ю": "iu", "^ю": "yu", "я": "ia", "^я": "ya", "зг": "zgh"}
UKRAINIAN_BGN = UKRAINIAN_NATIONAL | {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya", "ь": "’", "зг": "z·h"}
UKRAINIAN_SCHOLARLY = UKRAINIAN_NATIONAL | {
    "є": "je", "^є": "je", "ї": "ji", "^ї": "ji", "й": "j", "^й": "j", "х": "x", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "ж": "ž",
    "ю": "ju", "^ю": "ju", "я": "ja", "^я": "ja", "ь": "ʹ", "зг": "zh"}
UKRAINIAN_GERMAN = UKRAINIAN_NATIONAL | {
    "є": "je", "^є": "je", "ї": "ji", "^ї": "ji", "й": "j", "^й": "j", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch",
    "ж": "sch", "з": "s", "в": "w", "ю": "ju", "^ю": "ju", "я": "ja", "^я": "ja", "зг": "sh"}
RUSSIAN_GERMAN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch".split() + ["", "y", "", "e", "ju", "ja"])) | {
    "^е": "Je", "ье": "je", "ий": "i", "ый": "y"}
BULGARIAN_STREAMLINED = dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя",
    "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split())) | {"ия": "ia"}
BULGARIAN_SCHOLARLY = BULGARIAN_STREAMLINED | {
    "ж": "ž", "й": "j", "ц": "c", "ч": "č", "ш": "š", "щ": "št", "ъ": "ă", "ь": "j", "ю": "ju", "я": "ja", "х": "h", "ия": "ija"}
MACEDONIAN = dict(zip("абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "a b v g d gj e zh z dz i j k l lj m n nj o p r s t kj u f h c ch dj sh".split()))
MACEDONIAN_DIACRITIC = MACEDONIAN | {"ѓ": "ǵ", "ж": "ž", "ќ": "ḱ", "ч": "č", "џ": "dž", "ш": "š"}
GREEK_ELOT = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split())) | {
    "ου": "ou", "αυ": "av", "ευ": "ev", "μπ": "mp", "^μπ": "b", "γγ": "ng", "γκ": "gk", "γχ": "nch", "γξ": "nx"}
GREEK_POPULAR = GREEK_ELOT | {"υ": "i", "χ": "h", "μπ": "b", "ντ": "d", "γκ": "g"}
GEORGIAN_NATIONAL = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k' l m n o p' zh r s t' u p k gh q' sh ch ts dz ts' ch' kh j h".split()))
GEORGIAN_PRESS = {k: v.replace("'", "") for k, v in GEORGIAN_NATIONAL.items()} | {"ყ": "k"}
GEORGIAN_GERMAN = GEORGIAN_PRESS | {
    "ვ": "w", "ჟ": "sch", "შ": "sch", "ჩ": "tsch", "ც": "z", "წ": "z", "ჭ": "tsch", "ხ": "ch", "ჯ": "dsch", "ზ": "s", "ძ": "ds", "ყ": "q"}
ARMENIAN_BGN = dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆև",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts p k o f ev".split())) | {"ու": "u", "^ո": "vo", "^ե": "ye", "^և": "yev"}
ARMENIAN_ISO = ARMENIAN_BGN | {
    "է": "ē", "ը": "ë", "թ": "t’", "ժ": "ž", "խ": "x", "ծ": "ç", "ձ": "j", "ղ": "ġ", "ճ": "č̣", "շ": "š", "չ": "č", "ջ": "ǰ", "ռ": "ṙ",
    "ց": "c’", "փ": "p’", "ք": "k’", "^ո": "o", "^ե": "e", "ե": "e", "^և": "ew", "և": "ew"}

# Korean family names and syllables in the spellings people choose; where absent the Revised Romanisation stands.
KOREAN_FAMILY = {
    "김": "Kim Gim", "이": "Lee Yi Rhee", "박": "Park Pak Bak", "정": "Jung Chung Jeong", "최": "Choi Choe", "조": "Cho Jo", "강": "Kang Gang",
    "윤": "Yoon Yun", "장": "Chang Jang", "임": "Lim Im", "오": "Oh O", "서": "Seo Suh", "신": "Shin Sin", "권": "Kwon Gwon", "류": "Ryu Yoo",
    "전": "Jeon Chun", "고": "Ko Go", "문": "Moon Mun", "백": "Baek Paik", "허": "Huh Heo Hur", "유": "Yoo Yu", "심": "Shim Sim", "노": "Noh Roh No",
    "곽": "Kwak Gwak", "성": "Sung Seong", "주": "Joo Chu Ju", "우": "Woo U", "구": "Koo Gu Ku", "나": "Na Ra", "진": "Jin Chin", "지": "Ji Chi",
    "엄": "Um Eom", "배": "Bae Pae", "차": "Cha", "하": "Ha", "안": "Ahn An", "황": "Hwang", "양": "Yang", "손": "Sohn Son"}
KOREAN_SYLLABLE = {
    "영": "Young", "현": "Hyun", "준": "Joon", "우": "Woo", "성": "Sung", "정": "Jung", "경": "Kyung", "희": "Hee", "수": "Soo", "선": "Sun", "순": "Soon",
    "주": "Joo", "윤": "Yoon", "은": "Eun", "연": "Yeon", "건": "Kun", "광": "Kwang", "동": "Dong", "재": "Jae", "서": "Seo", "철": "Chul", "병": "Byung",
    "승": "Seung", "종": "Jong", "훈": "Hoon", "혁": "Hyuk", "춘": "Chun", "옥": "Ok", "숙": "Sook", "미": "Mi", "명": "Myung", "환": "Hwan", "식": "Sik",
    "길": "Kil", "웅": "Woong", "유": "Yoo", "지": "Ji", "진": "Jin", "호": "Ho", "민": "Min"}
