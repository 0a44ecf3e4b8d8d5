"""The file allowed_signers, in the format of ssh-keygen."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.register.openssh import NOW, needs_openssh, private, public, ssh_keygen

from ratingletters.errors import ProblemsFoundError
from ratingletters.register.allowed_signers import line_of, read_allowed_signers
from ratingletters.register.signature import NAMESPACE, sign
from ratingletters.register.signers import Signed, Signer, Signers, verify

KEY, OTHER = str(public(1)), str(public(2))
MANAGER = Signer("manager", public(1), comment="made 2026-11-23")


def problems(text: str) -> list[tuple[int, str]]:
    """The line and the code of every problem."""
    with pytest.raises(ProblemsFoundError) as caught:
        read_allowed_signers(text, "allowed_signers")
    assert all(each.place.source == "allowed_signers" and each.remedy for each in caught.value.problems)
    return sorted((each.place.line, each.code) for each in caught.value.problems)


def test_a_key_is_read_with_whose_it_is_what_for_and_when() -> None:
    text = (
        "# the keys\n"
        "\n"
        f'manager namespaces="{NAMESPACE},file",valid-after="20260101Z",valid-before="202701011230Z" {KEY} of work\n'
        f"analyst {OTHER}\n"
    )
    assert read_allowed_signers(text, "x") == (
        Signer(
            "manager",
            public(1),
            datetime(2026, 1, 1, tzinfo=UTC),
            datetime(2027, 1, 1, 12, 30, tzinfo=UTC),
            (NAMESPACE, "file"),
            "of work",
        ),
        Signer("analyst", public(2), namespaces=()),
    )


def test_a_line_as_another_system_or_hand_writes_it_is_the_same() -> None:
    plain = read_allowed_signers(f'manager namespaces="{NAMESPACE}" {KEY}\n', "x")
    for text in (
        f'\ufeffmanager namespaces="{NAMESPACE}" {KEY}\r\n',
        f'  "manager"\t NAMESPACES="{NAMESPACE}"  {KEY}  ',
    ):
        assert read_allowed_signers(text, "x") == plain


def test_a_key_may_have_two_lines_of_one_person() -> None:
    text = f'manager valid-before="20260101Z" {KEY}\nmanager valid-after="20270101Z" {KEY}\n'
    found = Signers(read_allowed_signers(text, "x"))
    signature = sign(private(1), b"x")
    days = [datetime(year, 6, 1, tzinfo=UTC) for year in (2025, 2026, 2027)]
    assert [isinstance(verify(signature, b"x", found, day), Signed) for day in days] == [True, False, True]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("manager", ["KEY-001"]),
        (KEY, ["KEY-001"]),
        (f"{KEY} a comment", ["KEY-005"]),
        (f"*@example.org {KEY}", ["KEY-002"]),
        (f"manager,analyst {KEY}", ["KEY-002"]),
        (f"Manager {KEY}", ["KEY-002"]),
        (f"manager cert-authority {KEY}", ["KEY-003"]),
        (f'manager cert-authority,namespaces="{NAMESPACE}" {KEY}', ["KEY-003"]),
        (f'manager namespace="{NAMESPACE}" {KEY}', ["KEY-003"]),
        (f'manager namespaces="{NAMESPACE}",namespaces="file" {KEY}', ["KEY-003"]),
        (f'manager namespaces="{NAMESPACE}", {KEY}', ["KEY-003"]),
        (f'manager ,namespaces="{NAMESPACE}" {KEY}', ["KEY-003"]),
        (f'manager namespaces="" {KEY}', ["KEY-003"]),
        (f'manager namespaces="letters-*" {KEY}', ["KEY-003"]),
        (f"manager namespaces={NAMESPACE} {KEY}", ["KEY-003"]),
        (f'manager valid-after="20260101" {KEY}', ["KEY-004"]),
        (f'manager valid-after="2026-01-01" {KEY}', ["KEY-004"]),
        (f'manager valid-after="20260230Z" {KEY}', ["KEY-004"]),
        (f'manager valid-before="202601012460Z" {KEY}', ["KEY-004"]),
        (f'manager valid-after="20260102Z",valid-before="20260101Z" {KEY}', ["KEY-004"]),
        (f'manager valid-after="20260101Z",valid-before="20260101Z" {KEY}', ["KEY-004"]),
        (f"manager {KEY[:-4]}", ["KEY-005"]),
        ("manager ssh-dss AAAAB3NzaC1kc3M=", ["KEY-005"]),
        (
            f'Manager namespace="x",valid-after="soon" {KEY[:-4]}',
            ["KEY-002", "KEY-003", "KEY-004", "KEY-005"],
        ),
    ],
)
def test_a_line_that_leaves_open_who_signed_or_when_is_refused(line: str, codes: list[str]) -> None:
    assert problems(f"# a comment\n{line}\n") == [(2, code) for code in codes]


def test_one_key_of_two_people_is_a_problem_at_the_second() -> None:
    assert problems(f"manager {KEY}\nanalyst {OTHER}\nanalyst {KEY}\n") == [(3, "KEY-006")]


def test_all_problems_are_told_at_once() -> None:
    assert problems(f"manager\n\nManager {KEY}\n") == [(1, "KEY-001"), (3, "KEY-002")]


TIMES = st.none() | st.integers(86_400, 4_000_000_000).map(lambda each: datetime.fromtimestamp(each, UTC))


@settings(deadline=None)
@given(
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    TIMES,
    TIMES,
    st.lists(st.from_regex(r"[a-z@.-]+", fullmatch=True), max_size=3),
    st.from_regex(r"([!-~]+( [!-~]+)*)?", fullmatch=True),
)
def test_a_line_that_is_written_reads_as_it_was(
    person: str, after: datetime | None, before: datetime | None, uses: list[str], comment: str
) -> None:
    if after and before and after >= before:
        after, before = None, after
    signer = Signer(person, public(1), after, before, tuple(uses), comment)
    assert read_allowed_signers(line_of(signer), "x") == (signer,)


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=200))
def test_no_text_at_all_raises_another_error(text: str) -> None:
    for each in (
        text,
        f"manager {text} {KEY}",
        f'manager valid-after="{text}" {KEY}',
        f"manager {KEY} {text}",
    ):
        try:
            read_allowed_signers(each, "x")
        except ProblemsFoundError as error:
            assert all(problem.place.line for problem in error.problems)  # noqa: PT017


@needs_openssh
def test_ssh_keygen_finds_the_person_of_a_signature_in_the_file(tmp_path: Path) -> None:
    lines = [replace(MANAGER, after=datetime(2026, 1, 1, tzinfo=UTC)), Signer("analyst", public(2))]
    (tmp_path / "allowed").write_text("".join(f"{line_of(each)}\n" for each in lines), encoding="utf-8")
    (tmp_path / "signature").write_text(sign(private(1), b"x"), encoding="utf-8")
    words = (
        "-f",
        tmp_path / "allowed",
        "-s",
        tmp_path / "signature",
        "-O",
        f"verify-time={NOW:%Y%m%d%H%M%S}Z",
    )
    done = ssh_keygen("-Y", "find-principals", *words)
    assert done.stdout.decode().split() == ["manager"]
