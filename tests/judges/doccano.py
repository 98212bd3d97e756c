"""Judges lines: `doccano.py FOLDER`. doccano itself imports both files into projects, and must hold every span."""

import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path

os.environ["DATABASE_URL"] = "sqlite:///" + str(Path(tempfile.mkdtemp()) / "db.sqlite3")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")

import backend

sys.path.insert(0, str(Path(backend.__file__).parent))

import django

django.setup()

from data_export.models import ExportedExample
from data_import.datasets import load_dataset
from data_import.pipeline.catalog import RELATION_EXTRACTION, create_file_format
from data_import.pipeline.readers import FileName
from django.contrib.auth import get_user_model
from django.core.management import call_command
from examples.models import Example
from label_types.models import RelationType, SpanType
from labels.models import Relation, Span
from projects.models import ProjectType, SequenceLabelingProject


def check(holds, message):
    if not holds:
        sys.exit(message)


def main():
    folder = Path(sys.argv[1])
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    fields = ("text_sha256", "start", "end", "exact", "kind")
    wanted = sorted(tuple(one[field] for field in fields) for one in expected)
    call_command("migrate", verbosity=0, interactive=False)
    user = get_user_model().objects.create_user("judge")
    spans = next(folder.glob("*.spans.jsonl"))
    relations = next(path for path in folder.glob("*.jsonl") if path != spans)
    said = []
    for path, has_relations in ((spans, False), (relations, True)):
        project = SequenceLabelingProject.objects.create(
            name=path.name,
            description="judged",
            project_type=ProjectType.SEQUENCE_LABELING,
            allow_overlapping=True,
            use_relation=has_relations,
            created_by=user,
        )
        task = RELATION_EXTRACTION if has_relations else ProjectType.SEQUENCE_LABELING
        name = FileName(full_path=str(path), generated_name=path.name, upload_name=path.name)
        dataset = load_dataset(task, create_file_format("JSONL"), [name], project, encoding="utf-8")
        dataset.save(user)
        check(not dataset.errors, f"{path.name}: {[error.dict() for error in dataset.errors]}")
        found = []
        for span in Span.objects.filter(example__project=project):
            text = span.example.text
            sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
            words = text[span.start_offset : span.end_offset]
            found.append((sha256, span.start_offset, span.end_offset, words, span.label.text))
        check(sorted(found) == wanted, f"{path.name}: holds {sorted(found)}\nbut expected {wanted}")
        lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        ties = sum(len(line.get("relations", [])) for line in lines)
        held = Relation.objects.filter(example__project=project).count()
        check(held == ties, f"{path.name}: {held} relations of {ties}")
        for example in Example.objects.filter(project=project):
            check("scolie" in example.meta, f"{path.name}: what travels along is gone")
        for example in ExportedExample.objects.filter(project=project):
            check("scolie" in example.to_dict(), f"{path.name}: what travels along is not handed out again")
        said.append(f"{len(found)} spans and {held} relations")
    for pattern, labels in (("*.span-types.json", SpanType), ("*.relation-types.json", RelationType)):
        for label in json.loads(next(folder.glob(pattern)).read_text("utf-8")):
            label = labels(project=project, **label)
            label.full_clean(exclude=["project"], validate_unique=False, validate_constraints=False)
    print(", ".join(said))


main()
