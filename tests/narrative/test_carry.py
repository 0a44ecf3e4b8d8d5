"""Hand edits carried to the narrative of now: kept, shown, stale, orphan; never lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narrative.small import book, card, facts_of, paragraph, point

from ratingletters.markdown.edited import read_marked
from ratingletters.markdown.marked import write_marked
from ratingletters.model.edit import BY_HAND, Edited, Generated, Reading, State, Verdict
from ratingletters.narrative.build import build
from ratingletters.narrative.carry import Ground, carry
from ratingletters.narrative.digest import mark_by_hand
from ratingletters.narrative.unedited import generated, unedited

GOOD = card(
    "find good: each provision type where\n- good or better is at least 80\n\n> We like {good}.", "good"
)
POOR = card(
    "find poor: each provision type where\n- good or better is at most 49\n\n> We fear {poor}.", "poor"
)
ALSO = card(
    "follows poor\n\nfind poor: each provision type where\n- good or better is at most 49\n\n"
    "find bad: each provision type where\n- inadequate is at least 1\n\n> The same is true of {bad}.",
    "also",
)
RATED = card("> Places in {council} {council.rating: verb}.", "rated")
CARDS = (RATED, GOOD, POOR, ALSO)
WORDS = {"rated": "Places in Ham Council do fairly.", "good": "We like nurseries.",
         "poor": "We fear schools and hostel.", "also": "The same is true of hostel."}  # fmt: skip


def wording(*cards: str) -> str:
    """A book with a point for each card."""
    return paragraph(*(point(each, name=f"point-{at}") for at, each in enumerate(cards)))


def provision(nursery: int = 9, school: int = 2, hostel: int = 1) -> str:
    """How many of ten nurseries and schools are good, and whether the hostel is inadequate."""
    return f"""
provision:
- {{type: nursery, counts: {{good: {nursery}, satisfactory: {10 - nursery}}}}}
- {{type: school, counts: {{good: {school}, satisfactory: {10 - school}}}}}
- {{type: hostel, counts: {{inadequate: {hostel}, satisfactory: {2 - hostel}}}}}
"""


def read_back(words: str, _: object) -> Reading:
    """Not what is tested here: anything is unverified but our own words."""
    return Reading(Verdict.VERIFIED if words in WORDS.values() else Verdict.UNVERIFIED, "any")


@dataclass
class Folder:
    """A version folder: ``narrative.md``, and the sentences that it was made with."""

    text: str = ""
    made: tuple[Generated, ...] = ()
    edited: Edited | None = None

    def draft(self, results: str = "", cards: tuple[str, ...] = CARDS) -> Folder:
        """The next draft in it."""
        facts = facts_of(results or provision())
        used = book(wording(*cards))
        now = build(facts, used)
        follows = {each.name: each.follows for each in used.cards() if each.follows}
        ground = Ground(now, mark_by_hand(facts), follows, read_back)
        edited = plain = unedited(now)
        if self.text:
            edited = carry(ground, read_marked(self.text, "narrative.md"), [self.made], "narrative.md")
        return Folder(write_marked(edited.marked), generated(plain), edited)

    def with_words(self, name: str, words: str) -> Folder:
        """The folder after a person wrote other words in the line of a card; none, to leave the sentence out."""
        text = re.sub(rf"(?m)^.*?(?=<!-- {name} )", lambda _: f"{words} ".lstrip(), self.text)
        assert text != self.text
        return Folder(text, self.made)

    def with_line(self, words: str, before: str) -> Folder:
        """The folder after a person put in a line of their own before that of a card."""
        return Folder(re.sub(rf"(?m)^(?=.*<!-- {before} )", f"{words}\n", self.text), self.made)

    def with_choice(self) -> Folder:
        """The folder after a person deleted every note."""
        return Folder(re.sub(r"<!-- (?:stale|orphan).*?-->\n", "", self.text, flags=re.DOTALL), self.made)

    @property
    def letter(self) -> list[str]:
        """What the letter says."""
        assert self.edited
        return [each.markdown for each in self.edited.narrative.sentences()]

    @property
    def states(self) -> list[tuple[str, State]]:
        """The edits, each by its card."""
        assert self.edited
        return [(each.edit.mark.card, each.state) for each in self.edited.edits]

    @property
    def pins(self) -> list[str]:
        """Where readings were pinned."""
        assert self.edited
        return [pin.slot for each in self.edited.edits for pin in each.reading.pins]


FIRST = Folder().draft()
GOOD_EDITED = FIRST.with_words("good", "We love nurseries.")


def test_the_first_draft_says_what_the_cards_make() -> None:
    assert FIRST.letter == list(WORDS.values())
    assert FIRST.states == []


def test_a_file_that_nobody_edited_has_no_edits_and_stays_as_it_is() -> None:
    again = FIRST.draft()
    assert (again.states, again.text) == ([], FIRST.text)


def test_an_edit_is_kept_while_its_facts_are_the_same() -> None:
    kept = GOOD_EDITED.draft(provision(school=3))
    assert kept.states == [("good", State.KEPT)]
    assert kept.letter[1] == "We love nurseries."


def test_an_edit_of_a_card_that_was_reworded_is_kept_and_shown() -> None:
    shown = GOOD_EDITED.draft(cards=(RATED, GOOD.replace("like", "praise"), POOR, ALSO))
    assert shown.states == [("good", State.SHOWN)]
    assert shown.letter[1] == "We love nurseries."


def test_an_edit_of_a_card_that_was_renamed_or_moved_is_kept() -> None:
    renamed = GOOD_EDITED.draft(cards=(POOR, ALSO, GOOD.replace("### good", "### fine"), RATED))
    assert [state for _, state in renamed.states] == [State.KEPT]
    assert renamed.letter[2] == "We love nurseries."


def test_an_edit_whose_facts_changed_is_stale_and_waits_below_the_sentence_of_now() -> None:
    stale = GOOD_EDITED.draft(provision(school=8))
    assert stale.states == [("good", State.STALE)]
    assert stale.letter[1] == "We like nurseries and schools."
    assert "your words: We love nurseries.\nmade then: We like nurseries.\n" in stale.text
    assert stale.text.index("We like nurseries and schools.") < stale.text.index("stale: good")


def test_an_edit_whose_sentence_is_gone_is_an_orphan_and_waits() -> None:
    orphan = GOOD_EDITED.draft(provision(nursery=7))
    assert orphan.states == [("good", State.ORPHAN)]
    assert "We love nurseries." not in orphan.letter
    assert "your words: We love nurseries." in orphan.text


@pytest.mark.parametrize("meanwhile", [provision(school=8), provision(nursery=7)])
def test_an_edit_that_waits_comes_back_with_its_facts(meanwhile: str) -> None:
    back = GOOD_EDITED.draft(meanwhile).draft(meanwhile).draft()
    assert back.states == [("good", State.KEPT)]
    assert back.text == GOOD_EDITED.draft().text


def test_a_note_that_a_person_deleted_is_gone() -> None:
    chosen = GOOD_EDITED.draft(provision(school=8)).with_choice().draft(provision(school=8))
    assert chosen.states == []
    assert chosen.text == Folder().draft(provision(school=8)).text


def test_words_that_a_person_moved_from_a_note_to_the_line_are_an_edit_of_now() -> None:
    results = provision(school=8)
    stale = GOOD_EDITED.draft(results).with_choice().with_words("good", "We love nurseries and schools.")
    assert stale.draft(results).states == [("good", State.KEPT)]


def test_an_edit_that_came_to_be_what_the_builder_says_is_none_any_more() -> None:
    same = FIRST.with_words("good", "We like nurseries and schools.").draft(provision(school=8))
    assert same.states == [("good", State.KEPT)]
    assert same.draft(provision(school=8)).states == []


def test_an_edit_of_the_sentence_in_whose_note_an_older_one_waits_keeps_both() -> None:
    results = provision(school=8)
    both = GOOD_EDITED.draft(results).with_words("good", "We love both.").draft(results)
    assert both.states == [("good", State.KEPT), ("good", State.STALE)]
    assert {"We love both.", "We love nurseries."} <= set(re.findall(r"We love [a-z]+\.", both.text))


def test_a_sentence_left_out_stays_left_out_while_its_facts_are_the_same() -> None:
    left_out = FIRST.with_words("good", "").draft()
    assert left_out.states == [("good", State.KEPT)]
    assert WORDS["good"] not in left_out.letter
    assert left_out.draft(provision(school=8)).states == [("good", State.STALE)]


def test_a_sentence_of_one_s_own_is_in_the_letter_until_any_fact_changes() -> None:
    own = FIRST.with_line("We were there.", before="good").draft()
    assert own.states == [(BY_HAND, State.KEPT)]
    assert own.letter[1] == "We were there."
    stale = own.draft(provision(school=1))
    assert stale.states == [(BY_HAND, State.STALE)]
    assert "We were there." not in stale.letter
    assert stale.draft().letter == own.letter


def test_a_sentence_that_leans_on_one_that_was_left_out_is_told() -> None:
    told = FIRST.with_words("poor", "").draft()
    assert told.pins == ["the next sentence"]
    assert told.edited
    assert told.edited.edits[0].reading.verdict is Verdict.CONTRADICTED


def test_a_sentence_put_in_front_of_one_that_leans_is_told() -> None:
    assert FIRST.with_line("We were there.", before="also").draft().pins == ["the next sentence"]
    assert FIRST.with_line("We were there.", before="poor").draft().pins == []


def test_a_sentence_that_another_replaced_is_told_to_the_one_that_leans_on_it() -> None:
    assert FIRST.with_words("poor", WORDS["good"]).draft().pins == ["the next sentence"]


def test_a_sentence_that_leans_may_be_left_out_with_the_one_before_it() -> None:
    assert FIRST.with_words("poor", "").with_words("also", "").draft().pins == []


def test_without_a_record_of_the_draft_edits_are_kept_all_the_same() -> None:
    lost = Folder(GOOD_EDITED.text).draft()
    assert lost.states == [("good", State.KEPT)]
    assert lost.letter[1] == "We love nurseries."


def test_nothing_is_made_and_everything_edited_waits() -> None:
    silent = GOOD_EDITED.draft(
        cards=(card("find none: each outcome where\n- indicators is at least 1\n\n> See {none}.", "none"),)
    )
    assert silent.states == [("good", State.ORPHAN)]
    assert silent.letter == []
    assert silent.draft().letter[1] == "We love nurseries."


EDITS = st.lists(
    st.tuples(st.sampled_from(list(WORDS)), st.sampled_from(("words", "out", "own"))),
    unique_by=lambda one: one[0],
)
RESULTS = st.builds(
    provision, st.sampled_from((7, 8, 9)), st.sampled_from((2, 3, 8)), st.sampled_from((0, 1))
)
FINE = GOOD.replace("like", "praise").replace("### good", "### fine")
BOOKS = st.sampled_from(
    [(one, other, POOR, ALSO) for each in (GOOD, FINE) for one, other in ((RATED, each), (each, RATED))]
)


def edited(edits: list[tuple[str, str]]) -> tuple[Folder, list[str]]:
    """The first draft with edits, and the words of each."""
    folder, words = FIRST, []
    for name, sort in edits:
        words += [f"Word{name} of mine."] if sort != "out" else []
        if sort == "own":
            folder = folder.with_line(words[-1], before=name)
        else:
            folder = folder.with_words(name, words[-1] if sort == "words" else "")
    return folder, words


@given(EDITS, st.lists(st.tuples(RESULTS, st.just(CARDS) | BOOKS), max_size=3))
def test_no_word_of_an_edit_is_ever_lost_and_all_come_back(
    edits: list[tuple[str, str]], drafts: list[tuple[str, tuple[str, ...]]]
) -> None:
    folder, words = edited(edits)
    first = folder.draft()
    folder = first
    for results, cards in drafts:
        folder = folder.draft(results, cards)
        assert [folder.text.count(each) for each in words] == [1] * len(words)
        assert len(folder.states) == len(edits)
        twice = folder.draft(results, cards)
        assert (twice.text, twice.letter) == (folder.text, folder.letter)
    back = folder.draft()
    assert not any(state.waits for _, state in back.states)
    assert sorted(back.letter) == sorted(first.letter)
