"""Styles and lists of the old version that the new one lacks: taken over, and renamed where they would clash.

A style that both versions have under one name looks as in the new one: Word tracks no change of a style itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from ratingletters.word.package import Package
from ratingletters.word.parts import tag
from ratingletters.word.redline.bundle import Bundle, empty_like, kind_of
from ratingletters.word.redline.pen import spelled

STYLES, NUMBERING, BODY = "word/styles.xml", "word/numbering.xml", "word/document.xml"
_USES = tuple(
    map(tag, ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link", "w:numStyleLink"))
)
_VALUE, _STYLE_ID, _NUMBER_ID, _ABSTRACT_ID = map(tag, ("w:val", "w:styleId", "w:numId", "w:abstractNumId"))
_NUMBERING_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_OWN_NUMBERS = re.compile(r"<w:(nsid|tmpl)[^>]*></w:\1>|w:abstractNumId=\"\d+\"")


def take_styles(bundle: Bundle, package: Package, roots: Iterable[etree._Element]) -> None:
    """Takes the styles and lists that the ``roots`` of the old version use and the new version lacks; the roots
    name them afterwards as the bundle does."""
    roots = list(roots)
    lists = lists_taken(bundle, package)
    styles = styles_taken(bundle, package, lists)
    for root in roots:
        renamed(root, styles, lists)


def styles_taken(bundle: Bundle, package: Package, lists: Mapping[str, str]) -> dict[str, str]:
    """The styles of the old version in the bundle: old id to new id, where these differ."""
    old, new = package.roots.get(STYLES), bundle.roots.get(STYLES)
    if old is None or new is None:
        return {}
    there = {style_name(each): each.get(_STYLE_ID, "") for each in new.findall(tag("w:style"))}
    ids = set(there.values())
    names = {each.get(_STYLE_ID, ""): there.get(style_name(each)) for each in old.findall(tag("w:style"))}
    found = {was: is_ for was, is_ in names.items() if is_ is not None and is_ != was}
    for each in old.findall(tag("w:style")):
        was = each.get(_STYLE_ID, "")
        if names[was] is None:
            made = bundle.touch(STYLES)
            taken = deepcopy(each)
            taken.attrib.pop(tag("w:default"), "")
            if was in ids:
                found[was] = next(
                    f"{was}{number}" for number in range(2, 10_000) if f"{was}{number}" not in ids
                )
                taken.set(_STYLE_ID, found[was])
            ids.add(taken.get(_STYLE_ID, ""))
            made.append(taken)
    for each in new.findall(tag("w:style")):
        if style_name(each) not in there:
            renamed(each, found, lists)
    return found


def style_name(style: etree._Element) -> tuple[str, str]:
    """What a style is for and what Word calls it."""
    name = style.find(tag("w:name"))
    return style.get(tag("w:type"), ""), "" if name is None else name.get(_VALUE, "").lower()


def renamed(root: etree._Element, styles: Mapping[str, str], lists: Mapping[str, str]) -> None:
    """Names styles and lists as the bundle does."""
    for each in root.iter(*_USES) if styles else ():
        each.set(_VALUE, styles.get(each.get(_VALUE, ""), each.get(_VALUE, "")))
    for each in root.iter(_NUMBER_ID) if lists else ():
        each.set(_VALUE, lists.get(each.get(_VALUE, ""), each.get(_VALUE, "")))


def lists_taken(bundle: Bundle, package: Package) -> dict[str, str]:
    """The lists of the old version in the bundle: old number to new number. A list that is defined as one of the new
    version under the same number is that list."""
    old = package.roots.get(NUMBERING)
    if old is None:
        return {}
    new = bundle.touch(NUMBERING) if NUMBERING in bundle.roots else empty_numbering(bundle, package)
    there = {each.get(_NUMBER_ID, ""): spelled_list(new, each) for each in new.findall(tag("w:num"))}
    found: dict[str, str] = {}
    for each in old.findall(tag("w:num")):
        was = each.get(_NUMBER_ID, "")
        if there.get(was) != spelled_list(old, each):
            found[was] = list_taken(new, old, each)
    return found


def list_taken(new: etree._Element, old: etree._Element, given: etree._Element) -> str:
    """One list put beside those of the new version, under numbers of its own; the list's number."""
    number, abstract = (
        str(max((int(each.get(name, "0")) for each in new.findall(tag(sort))), default=0) + 1)
        for sort, name in (("w:num", _NUMBER_ID), ("w:abstractNum", _ABSTRACT_ID))
    )
    shape, made = deepcopy(abstract_of(old, given)), deepcopy(given)
    made.set(_NUMBER_ID, number)
    if shape is not None:
        shape.set(_ABSTRACT_ID, abstract)
        for name in ("w:nsid", "w:tmpl"):
            for each in shape.findall(tag(name)):
                shape.remove(each)
        made.find(_ABSTRACT_ID).set(_VALUE, abstract)  # type: ignore[union-attr]
        new.insert(len(new.findall(tag("w:numPicBullet"))) + len(new.findall(tag("w:abstractNum"))), shape)
    nums = new.findall(tag("w:num"))
    new.insert(new.index(nums[-1]) + 1 if nums else len(new), made)
    return number


def abstract_of(numbering: etree._Element, given: etree._Element) -> etree._Element | None:
    """The definition of a list."""
    named = given.find(_ABSTRACT_ID)
    wanted = None if named is None else named.get(_VALUE)
    found = (each for each in numbering.findall(tag("w:abstractNum")) if each.get(_ABSTRACT_ID) == wanted)
    return next(found, None)


def spelled_list(numbering: etree._Element, given: etree._Element) -> str:
    """All that defines a list but the numbers under which it is kept."""
    own = "".join(spelled(each) for each in given if each.tag != _ABSTRACT_ID)
    return _OWN_NUMBERS.sub("", spelled(abstract_of(numbering, given))) + own


def empty_numbering(bundle: Bundle, package: Package) -> etree._Element:
    """A part for lists in a version that has none."""
    root = empty_like(package.roots[NUMBERING])
    bundle.link(BODY, _NUMBERING_LINK, "numbering.xml")
    return bundle.roots[bundle.add(NUMBERING, root, kind_of(package, NUMBERING))]
