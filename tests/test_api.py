"""The public API: what the package names, whichever name is asked for first."""

import subprocess
import sys

import pytest

import ratingletters


@pytest.mark.parametrize("first", ratingletters.__all__)
def test_every_public_name_is_what_it_says_whichever_comes_first(first: str) -> None:
    names = ", ".join(dict.fromkeys([first, *ratingletters.__all__]))
    code = f"from ratingletters import {names}; print(*(callable(each) for each in ({names})))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"] * len(ratingletters.__all__)
