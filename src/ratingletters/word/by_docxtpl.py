"""What cannot be compiled: a picture made for one document, a document within it, exchanged media.

Each hangs on one opened document of docxtpl's, so docxtpl itself fills it, one document at a time, some forty times
slower than a compiled template. It is held to what holds of all templates: the same language, unknown names an error,
every value text that is not read again, every part proved to be XML before docxtpl, which would repair it by dropping
text, sees it; and the same bytes for the same values.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from html import unescape
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

import jinja2
from docx.image.exceptions import UnrecognizedImageError
from docxtpl import DocxTemplate, InlineImage
from lxml import etree

from ratingletters.errors import ProblemsFoundError
from ratingletters.word.archive import archive, in_order, member
from ratingletters.word.filling import unfilled
from ratingletters.word.language import Language
from ratingletters.word.package import unpack
from ratingletters.word.prepared import bare, in_tags, outside, parsed
from ratingletters.word.template import Template

OfOneDocument = Callable[[DocxTemplate], Mapping[str, object]]
"""Values that hang on the document that they are for: asked for when it is open."""

try:
    from docxtpl.subdoc import Subdoc
except ImportError:  # it comes with ``docxtpl[subdoc]``
    HANGS_ON_ITS_DOCUMENT: tuple[type, ...] = (InlineImage,)
else:
    HANGS_ON_ITS_DOCUMENT = (InlineImage, Subdoc)
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""The properties in which docxtpl fills tags."""

_LOG = logging.getLogger(__name__)


def fill_one(template: Template, values: OfOneDocument) -> bytes:
    """The template filled by docxtpl with the values of one document, with a line in the log that says so.

    Raises ``ProblemsFoundError`` for what is outside the language of templates, for a name without a value, for a
    picture that is none, and for a part that would not be XML.
    """
    unpack(template.source, template.data)
    _LOG.warning("%s: filled by docxtpl itself, since its values hang on one document", template.source)
    document = _Strict(BytesIO(template.data))
    document.source = template.source
    document.init_docx()
    try:
        document.render(dict(values(document)))
        out = BytesIO()
        document.save(out)
    except (jinja2.TemplateError, ExpatError, UnicodeError, TypeError, UnrecognizedImageError) as error:
        why = str(error) or "a picture is none that Word knows"
        raise ProblemsFoundError([unfilled(template.source, document.part, why)]) from error
    members = unpack(template.source, out.getvalue()).members
    return archive(member(name, members[name]) for name in in_order(members))


class _Strict(DocxTemplate):  # type: ignore[misc]
    """docxtpl's document, whose parts go through the language of templates and a strict parser."""

    source, part = "", "word/document.xml"

    def get_xml(self) -> str:
        """The body, without what a loop may not repeat."""
        return etree.tostring(bare(self.docx._element.body), encoding="unicode")

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, object], _: object = None
    ) -> str:
        """One part filled, and proved to be XML."""
        self.current_rendering_part, self.part = part, part.partname.lstrip("/")
        text: str = self.resolve_listing(self.filled(in_tags(src_xml), context))
        ParserCreate().Parse(text.encode(), True)
        return text

    def render_properties(self, context: Mapping[str, object], _: object = None) -> None:
        """Tags in the document's properties, which are text and no XML yet."""
        self.part = "docProps/core.xml"
        properties = self.docx.core_properties
        for name in PROPERTIES:
            setattr(properties, name, unescape(self.filled(getattr(properties, name), context)))

    def filled(self, code: str, context: Mapping[str, object]) -> str:
        """Text with tags in it, filled in the language of templates."""
        language = Language(HANGS_ON_ITS_DOCUMENT)
        if problems := [unfilled(self.source, self.part, why) for why in outside(language, code)]:
            raise ProblemsFoundError(problems)
        return language.from_string(parsed(language, code)).render(context)
