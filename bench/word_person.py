"""A person who edits drafts in LibreOffice: opened, changed as by keyboard, saved again as a Word file.

    python3 bench/word_person.py < jobs.json

runs with the Python that has LibreOffice's ``uno`` (Debian: python3-uno). Each job names the file to open, the file to
save, and what to do, in order. A text that an act names must stand in the letter; else the job says so, and its file is
not saved. Prints, job by job, an empty text or what went wrong.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

FILTER = "MS Word 2007 XML"


def named(**values):
    """Properties as UNO wants them."""
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def office(profile):
    """LibreOffice, started without a window, and its desktop."""
    pipe = f"letters{Path(profile).name}"
    program = subprocess.Popen(  # noqa: S603
        [
            shutil.which("soffice") or "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"-env:UserInstallation=file://{profile}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return program, context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
        except NoConnectException:
            time.sleep(0.1)
    program.kill()
    raise SystemExit("LibreOffice did not start")


def found(document, text):
    """Where a text stands, as a cursor over it."""
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = text[:200], True
    at = document.findFirst(search)
    if at is None:
        raise LookupError(text)
    cursor = at.Text.createTextCursorByRange(at)
    if len(text) > 200:
        cursor.goRight(len(text) - 200, True)
    return cursor


def act(document, what, text, new="", part=""):
    """One thing that a person does where a text stands, or at a ``part`` of it."""
    cursor = found(document, text)
    if part:
        at = text.index(part)
        cursor.collapseToStart()
        cursor.goRight(at, False)
        cursor.goRight(len(part), True)
    story = cursor.Text
    if what == "replace":
        cursor.setString(new)
    elif what == "before":
        story.insertString(cursor.Start, new, False)
    elif what == "behind":
        story.insertString(cursor.End, new, False)
    elif what == "delete":
        cursor.setString("")
    elif what == "bold":
        cursor.CharWeight = BOLD
    elif what == "enter":
        story.insertControlCharacter(cursor.End, PARAGRAPH_BREAK, False)
    elif what == "paragraph behind":
        cursor.gotoEndOfParagraph(False)
        story.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        story.insertString(cursor, new, False)
    elif what == "delete paragraph":
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.setString("")
    elif what == "delete paragraph and its end":
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")
    elif what == "join":
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.setString(new)
    else:
        raise LookupError(f"nobody knows how to {what}")


def job(desktop, task):
    """One draft opened, edited and saved."""
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(str(task["open"])), "_blank", 0, named(Hidden=True)
    )
    try:
        document.RecordChanges = bool(task.get("tracked"))
        for each in task["acts"]:
            act(document, *each)
        document.storeToURL(uno.systemPathToFileUrl(str(task["save"])), named(FilterName=FILTER))
    except LookupError as error:
        return str(error)
    finally:
        document.close(True)
    return ""


def main():
    """All jobs from standard input."""
    with tempfile.TemporaryDirectory() as profile:
        program, desktop = office(profile)
        try:
            json.dump([job(desktop, task) for task in json.load(sys.stdin)], sys.stdout)
        finally:
            program.terminate()
            program.wait(30)


main()
