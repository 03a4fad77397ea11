"""Findings and judgements. SQLite itself refuses to change or remove a judgement."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_TRIGGER = """
CREATE TRIGGER desk_judgement_no_{what} BEFORE {what} ON desk_judgement
BEGIN SELECT RAISE(ABORT, 'a judgement is never changed; write a new one beside it'); END
"""


def forbid_changes(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Triggers, where the database is SQLite."""
    if editor.connection.vendor == "sqlite":
        for what in ("UPDATE", "DELETE"):
            editor.execute(_TRIGGER.format(what=what))


class Migration(migrations.Migration):
    """The first schema."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(db_index=True, max_length=120)),
                ("verdict", models.CharField(max_length=10)),
                ("reason", models.TextField()),
                ("by", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("seen", models.JSONField()),
            ],
            options={"ordering": ("id",)},
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("kind", models.CharField(db_index=True, max_length=40)),
                ("level", models.CharField(max_length=10)),
                ("rank", models.SmallIntegerField()),
                ("title", models.TextField()),
                ("method", models.CharField(db_index=True, max_length=120)),
                ("record", models.JSONField()),
                ("first_kept", models.DateTimeField()),
                ("last_kept", models.DateTimeField()),
                ("first_post", models.DateTimeField(null=True)),
                ("last_post", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": (
                    "-rank",
                    models.OrderBy(models.F("last_post"), descending=True, nulls_last=True),
                    "id",
                ),
                "indexes": [models.Index(fields=["-rank", "-last_post"], name="inbox_order")],
            },
        ),
        migrations.RunPython(forbid_changes, migrations.RunPython.noop),
    ]
