"""A new workspace."""

import re
from pathlib import Path

import pytest
from tests.register.openssh import public

from ratingletters.errors import RefusedError
from ratingletters.model.people import People, Right
from ratingletters.reading.toml import read_toml
from ratingletters.register.allowed_signers import read_allowed_signers
from ratingletters.workspace import Workspace
from ratingletters.workspace.new import FILES, PEOPLE_TEXT, new_workspace
from ratingletters.workspace.people import read_people


def test_a_new_workspace_is_one_and_has_nobody_in_it(tmp_path: Path) -> None:
    root = tmp_path / "far/away"
    made = new_workspace(root)
    assert sorted(made) == sorted(each for each in root.rglob("*") if each.is_file())
    assert Workspace.above(root / "letters") == root
    assert read_people(root) == People()
    assert read_allowed_signers((root / "allowed_signers").read_text(encoding="utf-8"), "x") == ()


def test_the_examples_that_it_begins_with_are_right_when_their_marks_are_taken_away(tmp_path: Path) -> None:
    example = "\n".join(re.findall(r"^# (\[.*\]|\w+ = .*)$", PEOPLE_TEXT, re.MULTILINE))
    (tmp_path / "letters.toml").write_text(example, encoding="utf-8")
    people = read_toml(tmp_path / "letters.toml", People, "WSP").people
    assert {right for each in people.values() for right in each.may} == set(Right)
    line = re.findall(r"^#   (PERSON .*)$", dict(FILES)["allowed_signers"], re.MULTILINE)[0]
    line = line.replace("PERSON", "manager").replace("KEY", str(public(1)))
    (signer,) = read_allowed_signers(line, "x")
    assert (signer.person, signer.comment) == ("manager", "COMMENT")
    assert signer.may_sign_letters()


@pytest.mark.parametrize("there", [name for name, _ in FILES])
def test_nothing_that_is_there_is_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedError, match=rf"{there} is there already; nothing was written"):
        new_workspace(tmp_path)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [tmp_path / there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"
