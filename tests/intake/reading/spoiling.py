"""Changes to the parts of a workbook."""

import re

BOOK, RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
STRICT = {
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
}


def each(change, *names):
    """Apply `change` to the text of these parts."""

    def apply(parts):
        for name in names or list(parts):
            if name.endswith((".xml", ".rels")):
                parts[name] = change(parts[name])

    return apply


def strict(part):
    for old, new in STRICT.items():
        part = part.replace(old, new)
    return part


def prefixed(name):
    def change(part):
        part = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1" + name + b":", part)
        return part.replace(b"xmlns=", b"xmlns:" + name + b"=")

    return change


def target(new):
    return each(lambda part: part.replace(b'"worksheets/sheet1.xml"', b'"%s"' % new), RELS)


def moved(name):
    """The sheet under another name, and the relation with it."""

    def change(parts):
        parts[f"xl/{name}"] = parts.pop(SHEET)
        target(name.encode())(parts)

    return change
