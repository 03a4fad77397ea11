"""What the desk keeps: findings as they were last found, and what people decided about them."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from marsad.records.finding import Level

RANKS = {Level.LOW: 0, Level.MEDIUM: 1, Level.HIGH: 2}


class Finding(models.Model):
    """One case in the inbox, under the id that its record carries. ``record`` is the whole record.

    ``first_post`` and ``last_post`` are the dates of the case's posts; null where the archive holds none of them.
    """

    id = models.CharField(primary_key=True, max_length=120)
    kind = models.CharField(max_length=40, db_index=True)
    level = models.CharField(max_length=10)
    rank = models.SmallIntegerField()
    title = models.TextField()
    method = models.CharField(max_length=120, db_index=True)
    record = models.JSONField()
    first_kept = models.DateTimeField()
    last_kept = models.DateTimeField()
    first_post = models.DateTimeField(null=True)
    last_post = models.DateTimeField(null=True)

    class Meta:
        """The inbox's order: what matters most, then what moved last."""

        ordering = ("-rank", models.F("last_post").desc(nulls_last=True), "id")
        indexes = (models.Index(fields=["-rank", "-last_post"], name="inbox_order"),)

    def __str__(self) -> str:
        return self.title


class Judgement(models.Model):
    """One decision. Rows are added and never changed; triggers in the database hold to that as well.

    ``seen`` is the finding's record as it stood when it was judged, because posts may join the case later.
    """

    about = models.CharField(max_length=120, db_index=True)
    verdict = models.CharField(max_length=10)
    reason = models.TextField()
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    seen = models.JSONField()

    class Meta:
        """In the order in which they were written."""

        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.verdict} by {self.by}"

    def save(self, **options: Any) -> None:  # noqa: ANN401 - passed on
        """Write a new row; an old one cannot be saved again."""
        if not self._state.adding:
            raise TypeError("a judgement is never changed; write a new one beside it")
        super().save(**options)

    def delete(self, **_: object) -> NoReturn:  # type: ignore[override]
        """Refuse."""
        raise TypeError("a judgement is never deleted; write a new one beside it")


class Translation(models.Model):
    """One rendering of one wording. Rows are added and never changed; a correction is another one beside it."""

    urn = models.CharField(max_length=200, db_index=True)
    revision = models.IntegerField()
    source = models.CharField(max_length=12)
    target = models.CharField(max_length=12)
    number = models.IntegerField()
    origin = models.CharField(max_length=10)
    by = models.CharField(max_length=300)
    made = models.DateTimeField()
    segments = models.JSONField()
    doubts = models.JSONField()

    class Meta:
        """The latest last."""

        ordering = ("urn", "revision", "target", "number")
        constraints = (
            models.UniqueConstraint(fields=["urn", "revision", "target", "number"], name="translation_numbered"),
        )

    def __str__(self) -> str:
        return f"{self.urn} revision {self.revision} in {self.target}, {self.number}"


class Signature(models.Model):
    """A person answers for a translation, with what they say to its doubts. Added, never changed."""

    translation = models.OneToOneField(Translation, on_delete=models.PROTECT)
    by = models.CharField(max_length=120)
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"signed by {self.by}"


class Remembered(models.Model):
    """One sentence and its rendering by one engine: the translation memory."""

    key = models.CharField(primary_key=True, max_length=64)
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:80]


class Task(models.Model):
    """One post that waits for translation. ``failed`` says why the last try came to nothing; it is tried again."""

    urn = models.CharField(max_length=200)
    target = models.CharField(max_length=12)
    engine = models.CharField(max_length=120, blank=True)
    priority = models.IntegerField(default=0)
    deadline = models.DateTimeField(null=True)
    asked = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    done = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    failed = models.TextField(blank=True)

    class Meta:
        """What is most urgent first."""

        ordering = ("-priority", models.F("deadline").asc(nulls_last=True), "id")
        constraints = (
            models.UniqueConstraint(
                fields=["urn", "target"], condition=models.Q(done__isnull=True), name="one_task_waits_for_a_post"
            ),
        )

    def __str__(self) -> str:
        return f"{self.urn} in {self.target}"
