"""What was drafted, signed off, issued and corrected, so that it can be proved years later.

The parts, from the disk up; each knows only those before it:

- ``system``, ``lock``, ``telling``, ``disk``: the one way to the disk. Files written once, lines added one by one,
  each forced to the disk before anybody hears of it.
- ``fingerprint``, ``folders``, ``reference``: what files and letters are called, and where they lie.
- ``event``, ``event_form``, ``event_reading``: one line of the register, its form, and how it is read.
- ``chain``: each event follows the one before.
- ``status``, ``rules``: how a letter stands, read off its events, and what each act requires.
- ``writing``: the register open for an act; ``files``, ``verify``: everything proved again.
- ``public_key``, ``signature``, ``signers`` and their files: who may sign, and whether somebody did; ``signed_events``
  ties signatures to events.
- ``drafts``: the files of a draft, which are no records yet.

An act, for one letter or a thousand, is::

    with writing(folders) as register:                   # the lock; the register checked, whole, and on the disk
        register.disk.publish(files, folders.root)       # the files, each with its bytes or not there
        event = register.placed(Event(...))              # its place, for the signature to cover all before it
        register.add(event._replace(sig=...))            # the commit: the rules, then one line, on the disk

A crash anywhere leaves whole letters with their events, then perhaps files without one. The same command again finds
by ``register.letters`` what is done, adopts the files that are there, and ends with one event each.
"""
