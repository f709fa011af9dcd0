"""What every campaign says at its end, and how those that measure decide: none can pass without having looked."""

from __future__ import annotations

import json
from pathlib import Path

import listing
import pytest
import soak
from campaign import Campaign
from watch import Counts


def campaign_of(*arguments: str) -> Campaign:
    campaign = Campaign("A campaign.", seconds=10)
    campaign.begin([*arguments])
    return campaign


def test_a_campaign_that_tried_nothing_has_failed(tmp_path: Path):
    campaign = campaign_of("--json", str(tmp_path / "report.json"), "--seconds", "3")
    assert campaign.end() == 1
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["faults"] == ["nothing was tried within 3 s"]


def test_a_campaign_that_cannot_be_run_here_has_not_failed():
    assert campaign_of().end(skipped="this system has no fork") == 0


@pytest.mark.parametrize(("faults", "status"), [([], 0), (["A run is lost."], 1)])
def test_a_fault_decides_the_exit_status(faults, status):
    campaign = campaign_of()
    campaign.tried = 5
    campaign.faults = faults
    assert campaign.end() == status


def faults_of_soak(memory: list[float], objects: float = 0.0) -> list[str]:
    campaign = campaign_of()
    counts = [Counts(each, 10, 20, 3) for each in memory]
    soak.judge(campaign, counts, [int(number * objects) for number in range(len(memory))])
    return campaign.faults


@pytest.mark.parametrize(("memory", "sentence"), [
    ([900.0, 901.0], "only 2 cycles came after the warm-up"),
    ([900.0 + 0.5 * number for number in range(280)], "MB in all, more than 100"),
    ([900.0 + 1.2 * number for number in range(30)], "memory grows by 1.20 MB a cycle"),
])  # fmt: skip
def test_a_day_is_judged_by_its_cycles_and_as_a_whole(memory, sentence):
    (fault,) = faults_of_soak(memory)
    assert sentence in fault


def test_memory_that_levels_off_and_objects_that_do_not_add_up_are_no_fault():
    assert faults_of_soak([900.0, 925.0, *[940.0 + number % 3 for number in range(200)]], 0.1) == []


def test_a_stage_stands_still_only_if_it_does_so_twice():
    stalls = {"sort": 350.0, "filter": 260.0, "delete": 20.0}
    assert listing.standstills(stalls, {}) == {"sort": 350.0, "filter": 260.0}
    assert listing.standstills(stalls, {"sort": 90.0, "filter": 240.0}) == {"filter": 240.0}
