"""Made-up results of the shipped kind, for Hypothesis: any council that could send us its results."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from tests.narrative.shipped import LEXICON, SAMPLE

GRADES = ("outstanding", "good", "satisfactory", "inadequate")
JUDGED = st.sampled_from(GRADES)
TYPES = tuple(LEXICON.kinds["provision type"].entries)
OUTCOMES = tuple(LEXICON.kinds["outcome"].entries)
AREAS = tuple(LEXICON.kinds["review judgement"].entries)
INDICATORS = tuple(LEXICON.kinds["indicator"].entries)
GAPS = tuple(LEXICON.kinds["gap"].entries)

FIGURE = st.decimals(0, 30, places=1)
PER_CENT = st.decimals(0, 100, places=1)


def some(ids: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """Any of the ids, each once, in any order."""
    return st.lists(st.sampled_from(ids), unique=True)


def rows(ids: tuple[str, ...], name: str, fields: dict[str, Any]) -> st.SearchStrategy[list[Any]]:
    """A row for any of the ids, with any of the optional fields."""
    optional = {
        key: value for key, value in fields.items() if key in {"previous", "similar_areas", "national"}
    }
    always = {key: value for key, value in fields.items() if key not in optional}
    row = st.fixed_dictionaries(always, optional=optional)
    return some(ids).flatmap(
        lambda chosen: st.tuples(*(row for _ in chosen)).map(
            lambda made: [{name: each, **one} for each, one in zip(chosen, made, strict=True)]
        )
    )


COUNTS = st.one_of(
    st.fixed_dictionaries(
        {"good": st.integers(0, 3), "satisfactory": st.integers(0, 2), "outstanding": st.integers(0, 1)}
    ),
    st.dictionaries(JUDGED, st.integers(0, 40), min_size=1),
    st.builds(lambda grade: {grade: 1}, JUDGED),
).filter(lambda counts: sum(counts.values()) > 0)

FIGURES = {"value": FIGURE, "previous": FIGURE, "similar_areas": FIGURE, "national": FIGURE}

COUNCILS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "rating": st.integers(1, 4),
        "tolerance": st.sampled_from(["0", "2", "7.5"]).map(float),
        "provision": rows(TYPES, "type", {"counts": COUNTS, "similar_areas": PER_CENT, "national": PER_CENT}),
        "review": st.dictionaries(
            st.sampled_from(AREAS),
            st.sampled_from(["outstanding", "good", "adequate", "inadequate"]),
            min_size=1,
        ).map(lambda judged: {"held": "2008-02", "judgements": judged}),
        "outcomes": st.dictionaries(st.sampled_from(OUTCOMES), PER_CENT | st.just(70)),
        "outcome_judgements": rows(TYPES, "type", dict.fromkeys(OUTCOMES, JUDGED)),
        "indicators": rows(
            INDICATORS,
            "id",
            {
                "outcome": st.sampled_from(OUTCOMES),
                "better": st.sampled_from(["higher", "lower"]),
                "tolerance": st.sampled_from([0, 1, 5]),
                **FIGURES,
            },
        ),
        "gaps": rows(GAPS, "id", {"tolerance": st.sampled_from([0, 1, 5]), **FIGURES}),
    }
).map(lambda made: {key: SAMPLE[key] for key in ("kind", "year", "council", "addressee", "signatory")} | made)
