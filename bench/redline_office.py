"""LibreOffice settles redlines itself: accepts or rejects every change, and saves what is left.

Run by the Python that has LibreOffice's bridge (Debian: python3-uno), one job a line on stdin: what to do (``accept``,
``reject``, ``open``), the file, and where to save. It shares nothing with the rest.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue

DO = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def value(name, given):
    """A property as LibreOffice takes it."""
    made = PropertyValue()
    made.Name, made.Value = name, given
    return made


def connected(profile):
    """A LibreOffice of its own, and its desktop."""
    pipe = f"redline{Path(profile).name}"
    office = subprocess.Popen(  # noqa: S603
        [  # noqa: S607
            "soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
            f"--accept=pipe,name={pipe};urp;",
        ]
    )  # fmt: skip
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(240):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return (
                office,
                there,
                there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there),
            )
        except Exception:
            time.sleep(0.25)
    office.kill()
    raise SystemExit("LibreOffice does not answer")


def main():
    """Does every job, and prints the file when it is done."""
    with tempfile.TemporaryDirectory() as profile:
        office, there, desktop = connected(profile)
        dispatcher = there.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", there
        )
        try:
            for line in sys.stdin:
                act, source, target = line.rstrip("\n").split("\t")
                document = desktop.loadComponentFromURL(
                    Path(source).as_uri(), "_blank", 0, (value("Hidden", True),)
                )
                if act in DO:
                    frame = document.CurrentController.Frame
                    dispatcher.executeDispatch(frame, DO[act], "", 0, ())
                form = "writer_pdf_Export" if target.endswith(".pdf") else "MS Word 2007 XML"
                document.storeToURL(Path(target).as_uri(), (value("FilterName", form),))
                document.close(True)
                print(target, flush=True)
        finally:
            try:
                desktop.terminate()
            except Exception:
                office.kill()
            office.wait(timeout=30)


main()
