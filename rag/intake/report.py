"""What became of every source."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass(slots=True)
class Report:
    """What became of every source, by its name; ``skipped`` and ``failed`` with the reason.

    Attributes:
        rebuilt: Embedded again, for there were no vectors of this model.
        redated: Without a date of their own, and dated otherwise than before by the others.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    rebuilt: list[str] = field(default_factory=list)
    redated: list[str] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def told(self) -> set[str]:
        """The sources whose turn has been."""
        lists = (self.added, self.updated, self.unchanged, self.removed)
        return {*self.skipped, *self.failed}.union(*lists)

    def __str__(self) -> str:
        counts = (f"{len(sources)} {name}" for name, sources in asdict(self).items())
        return "\n".join([", ".join(counts), *self.reasons()])

    def lines(self) -> list[str]:
        """A line for each source of which there is news."""
        told = (
            f"{name}: {source}"
            for name in ("added", "updated", "removed", "rebuilt", "redated")
            for source in getattr(self, name)
        )
        return [*told, *(line.strip() for line in self.reasons())]

    def reasons(self) -> list[str]:
        """A line for each source that gave no article."""
        return [
            f"  {kind}: {source}: {reason}"
            for kind, refused in (("skipped", self.skipped), ("failed", self.failed))
            for source, reason in refused.items()
        ]
