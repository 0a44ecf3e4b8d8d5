"""``python3 verify_in_libreoffice.py SCRATCH FILE...``: what LibreOffice finds of the signatures in Word files.

A line a file: its name, then ``valid`` or ``broken`` for each signature, with the subject of its certificate. It runs
in the Python that has LibreOffice's ``uno`` module (Debian: python3-uno).
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.embed.ElementModes import READ

PIPE = f"letters-{os.getpid()}"


def connected(scratch: Path):
    """LibreOffice, started, and its component context."""
    process = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(scratch / 'profile').as_uri()}",
            f"--accept=pipe,name={PIPE};urp;",
        ]
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return process, resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    process.kill()
    raise SystemExit("LibreOffice does not answer")


def signatures(context, file: Path):
    """The signatures of a package."""
    services = context.ServiceManager
    factory = services.createInstanceWithContext("com.sun.star.embed.StorageFactory", context)
    form = uno.Any("[]com.sun.star.beans.PropertyValue", (PropertyValue("StorageFormat", 0, "ZipFormat", 0),))
    storage = uno.invoke(factory, "createInstanceWithArguments", ((file.resolve().as_uri(), READ, form),))
    name = "com.sun.star.security.DocumentDigitalSignatures"
    signing = services.createInstanceWithArgumentsAndContext(name, ("1.2",), context)
    return signing.verifyDocumentContentSignatures(storage, None)


process, context = connected(Path(sys.argv[1]).resolve())
try:
    for file in map(Path, sys.argv[2:]):
        found = signatures(context, file)
        said = [
            f"{'valid' if each.SignatureIsValid else 'broken'} {each.Signer.SubjectName}" for each in found
        ]
        sys.stdout.write(" ".join((file.name, *said)) + "\n")
finally:
    context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
    process.wait(30)
