"""Archives of reports: each member is a file of its own, under the archive's name."""

from __future__ import annotations

import io
import os
import zipfile

from store.loader import Loaded
from tests.store.made import PINGLUO, XIJI, Workshop, report


def archive(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, text in members.items():
            out.writestr(f"{name}.txt", text)
    return made.getvalue()


def test_members_are_new_unchanged_and_changed_each_by_itself(workshop: Workshop) -> None:
    workshop.write("批.zip", archive(甲=report(PINGLUO), 乙=report(XIJI)))
    assert workshop.load() == Loaded(new=["批.zip/乙.txt", "批.zip/甲.txt"])
    assert workshop.load() == Loaded(unchanged=["批.zip/乙.txt", "批.zip/甲.txt"])
    workshop.write("批.zip", archive(甲=report(PINGLUO, new=6), 乙=report(XIJI)))
    assert workshop.load() == Loaded(changed=["批.zip/甲.txt"], unchanged=["批.zip/乙.txt"])
    assert workshop.new_requests() == [6]


def test_an_archive_with_known_time_is_not_opened_but_its_members_are_named(
    workshop: Workshop,
) -> None:
    path = workshop.write("批.zip", archive(甲=report(PINGLUO), 乙=report(XIJI)))
    os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    workshop.load()
    content = path.read_bytes()
    path.write_bytes(bytes(len(content)))
    os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    assert workshop.load() == Loaded(unchanged=["批.zip/乙.txt", "批.zip/甲.txt"])


def test_members_that_are_rejected_are_named_each_time(workshop: Workshop) -> None:
    path = workshop.write("批.zip", archive(甲=report(PINGLUO), 乙="菜单"))
    os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    for done in (workshop.load(), workshop.load()):
        assert [(one.file, one.code) for one in done.rejected] == [("批.zip/乙.txt", "no-report")]
    assert done.unchanged == ["批.zip/甲.txt"]


def test_a_damaged_archive_is_rejected_whole(workshop: Workshop) -> None:
    workshop.write("批.zip", archive(甲=report(PINGLUO))[:-30])
    assert [one.code for one in workshop.load().rejected] == ["batch-damaged"]
    assert workshop.open().held() == []


def test_a_member_says_where_it_leads_and_is_only_a_name(workshop: Workshop) -> None:
    workshop.write("批.zip", archive(**{"../../etc/甲": report(PINGLUO)}))
    assert workshop.load().new == ["批.zip/../../etc/甲.txt"]
    assert sorted(path.name for path in workshop.folder.iterdir()) == ["批.zip"]
