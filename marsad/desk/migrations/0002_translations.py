"""Translations, who signed them, the translation memory, and the queue of posts that wait."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


def _id() -> models.BigAutoField[int, int]:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """What translation needs."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("desk", "0001_first")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Remembered",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("text", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", _id()),
                ("urn", models.CharField(max_length=200)),
                ("target", models.CharField(max_length=12)),
                ("engine", models.CharField(blank=True, max_length=120)),
                ("priority", models.IntegerField(default=0)),
                ("deadline", models.DateTimeField(null=True)),
                ("asked", models.DateTimeField()),
                ("leased_until", models.DateTimeField(null=True)),
                ("done", models.DateTimeField(null=True)),
                ("tries", models.IntegerField(default=0)),
                ("failed", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("-priority", models.OrderBy(models.F("deadline"), nulls_last=True), "id"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done__isnull", True)),
                        fields=("urn", "target"),
                        name="one_task_waits_for_a_post",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Translation",
            fields=[
                ("id", _id()),
                ("urn", models.CharField(db_index=True, max_length=200)),
                ("revision", models.IntegerField()),
                ("source", models.CharField(max_length=12)),
                ("target", models.CharField(max_length=12)),
                ("number", models.IntegerField()),
                ("origin", models.CharField(max_length=10)),
                ("by", models.CharField(max_length=300)),
                ("made", models.DateTimeField()),
                ("segments", models.JSONField()),
                ("doubts", models.JSONField()),
            ],
            options={
                "ordering": ("urn", "revision", "target", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("urn", "revision", "target", "number"), name="translation_numbered")
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", _id()),
                ("by", models.CharField(max_length=120)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "translation",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="desk.translation"),
                ),
            ],
        ),
    ]
