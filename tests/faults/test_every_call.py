"""A fault at every call of the system that an act makes: kill, ENOSPC, EIO, EINTR. ``bench/faults.py`` tries all."""

from pathlib import Path

import pytest
from tests.faults.scenes import SCENES, naive
from tests.faults.traced import can_trace
from tests.faults.trial import Trial, points

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not here, or is not allowed to trace")


@pytest.mark.parametrize("act", SCENES)
def test_no_fault_at_any_call_loses_a_letter_or_leaves_half_of_one(act: str, memory: Path) -> None:
    trial = Trial(SCENES[act], memory)
    tried = list(points(trial.calls(), whole=False))
    assert len(tried) > 100
    assert {each.fault for each in tried if each.call.name == "fsync"} >= {"error=EIO", "signal=SIGKILL"}
    assert list(trial.faults(tried)) == []


def test_a_naive_writer_is_found_out(memory: Path) -> None:
    trial = Trial(SCENES["sign-off"], memory)
    trial.act = naive
    found = list(trial.faults(points(trial.calls(), whole=False)))
    assert {each.partition(":")[0] for each in found} >= {"half written", "no Word file", "run again"}
