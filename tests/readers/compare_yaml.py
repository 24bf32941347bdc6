#!/usr/bin/env python3
"""Reads every FOLDER/*.yaml with PyYAML and compares it with the .json beside it.

usage: compare_yaml.py FOLDER [--texts]

Both loaders of PyYAML read YAML 1.1: what it takes for a number, a date or a boolean must have been quoted. With --texts
every scalar counts as text, and what the notes format takes as not said (empty lists, `kind: question`) is left out.
Exit status: 0 if all are equal, 1 if one differs, 77 if PyYAML is not installed.
"""
import glob
import json
import os
import sys

try:
    import yaml
except ImportError:
    print("PyYAML is not installed")
    sys.exit(77)

TEXTS = "--texts" in sys.argv
NAMES = ["BaseLoader", "CBaseLoader"] if TEXTS else ["SafeLoader", "CSafeLoader"]
LOADERS = [getattr(yaml, name) for name in NAMES if hasattr(yaml, name)]


def said(value):
    """The value without what says nothing."""
    if isinstance(value, list):
        return [said(item) for item in value]
    if isinstance(value, dict):
        return {k: said(v) for k, v in value.items() if k == "notes" or v != [] and (k, v) != ("kind", "question")}
    return value


def differences(read, expected, path=""):
    """The places where two values differ, types included."""
    if type(read) is not type(expected):
        yield f"{path}: {read!r} for {expected!r}"
    elif isinstance(expected, dict):
        for key in sorted(set(read) | set(expected), key=str):
            if key not in read or key not in expected:
                yield f"{path}.{key}: is missing in one of both"
            else:
                yield from differences(read[key], expected[key], f"{path}.{key}")
    elif isinstance(expected, list):
        if len(read) != len(expected):
            yield f"{path}: {len(read)} items for {len(expected)}"
        for i, (one, other) in enumerate(zip(read, expected)):
            yield from differences(one, other, f"{path}[{i}]")
    elif read != expected:
        yield f"{path}: {read!r} for {expected!r}"


def main():
    failed = 0
    files = sorted(glob.glob(os.path.join(sys.argv[1], "*.yaml")))
    for name in files:
        with open(name, encoding="utf-8", newline="") as f:
            text = f.read()
        with open(name[:-5] + ".json", encoding="utf-8") as f:
            expected = json.load(f)
        for loader in LOADERS:
            try:
                read = yaml.load(text, loader)
                found = list(differences(said(read) if TEXTS else read, expected))
            except yaml.YAMLError as error:
                found = [f"cannot be read: {error}"]
            failed += bool(found)
            for line in found[:5]:
                print(f"{os.path.basename(name)} with {loader.__name__}: {line}")
    print(f"PyYAML {yaml.__version__}: {len(files)} files, {len(LOADERS)} loaders, {failed} readings differ")
    return 1 if failed or not files else 0


sys.exit(main())
