"""random_histories.py EMEND RULES FOLDER COUNT [FIRST]: what --changed-since and --baseline tell on random git histories.

Notes and paragraphs are added, edited, moved within and between files, laid out anew and deleted, files are renamed and
get other line ends, branches are merged both ways, and the last changes are committed, staged, not staged and not known to
git. Beside git a model keeps what each text says, and so knows which faults are new. Rules: House.Names finds `queu`,
House.Todo finds TODO. Each history is made from its number alone. Exit status 1 where emend tells anything else.
"""
import copy
import os
import random
import re
import subprocess
import sys

ENVIRONMENT = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1",
                   **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
                      for what, value in (("NAME", "a"), ("EMAIL", "a@example.org"), ("DATE", "2030-01-01T00:00:00Z"))})
for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
    ENVIRONMENT.pop(name, None)


class Item:
    """A note or a paragraph: its words and how they are laid out."""

    def __init__(self, number, chance):
        self.number = number
        self.style = chance.randrange(3)
        self.question = self.answer = 0  # versions
        self.faults = {field: chance.random() < 0.4 for field in ("question", "answer", "end")}

    def name(self):
        return f"item{self.number}"

    def words(self, field):
        if field == "question":
            return f"What is {self.name()} in version{self.question}{' queu' * self.faults['question']}?"
        end = " and TODO" * self.faults["end"]
        return (f"Head of {self.name()} in version{self.answer}{' queu' * self.faults['answer']}",
                f"goes on to tail{self.number} of version{self.answer}{end}.")

    def found(self, is_note):
        """What the rules find: by rule and field, with all the words around it."""
        fields = {"Names": ["question"] * is_note + ["answer"], "Todo": ["end"]}
        for rule, names in fields.items():
            for field in names:
                if self.faults[field]:
                    part = "question" if field == "question" else "answer"
                    yield (self.name(), f"House.{rule}", part), self.words(part)


class Side:
    """The files of one checkout: path -> its items, and whether its lines end in CRLF."""

    def __init__(self):
        self.files = {}
        self.crlf = {}

    def text(self, path):
        is_note = path.endswith(".yaml")
        parts = ["format: emend/1\ntopic: T\nnotes:\n"] if is_note else []
        for item in self.files[path]:
            head, tail = item.words("answer")
            if not is_note:
                parts.append(f"{head}{chr(10) if item.style else ' '}{tail}\n\n")
                continue
            answer = [f"{head} {tail}", f"|\n    {head}\n    {tail}", f'"{head} {tail}"'][item.style]
            parts.append(f"- id: {item.name()}\n  question: {item.words('question')}\n  answer: {answer}\n\n")
        return "".join(parts).replace("\n", "\r\n" if self.crlf.get(path) else "\n")

    def found(self, suffix=""):
        return dict(one for path, items in self.files.items() if path.endswith(suffix)
                    for item in items for one in item.found(path.endswith(".yaml")))


class History:
    def __init__(self, number, emend, rules, folder):
        self.chance = random.Random(number)
        self.emend, self.rules, self.folder = emend, rules, folder
        self.next = 0
        self.log = [f"history {number}"]
        os.makedirs(folder)
        self.git("init", "-q", "-b", "main")
        self.side = Side()
        for path in ("docs/a.md", "docs/b.md", "notes/a.yaml", "notes/b.yaml", "docs/main.md", "notes/main.yaml"):
            self.side.files[path] = [self.new_item() for _ in range(self.chance.randrange(2, 7))]
        self.commit()
        self.main = copy.deepcopy(self.side)
        self.base = copy.deepcopy(self.side)
        self.git("checkout", "-q", "-b", "work")

    def new_item(self):
        self.next += 1
        return Item(self.next, self.chance)

    def run(self, words, **more):
        return subprocess.run(words, cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True, **more)

    def git(self, *words):
        self.log.append("git " + " ".join(words))
        outcome = self.run(["git", *words])
        assert outcome.returncode == 0, outcome.stderr + outcome.stdout
        return outcome.stdout.strip()

    def write(self):
        for folder in ("docs", "notes"):
            os.makedirs(f"{self.folder}/{folder}", exist_ok=True)
            for name in os.listdir(f"{self.folder}/{folder}"):
                if f"{folder}/{name}" not in self.side.files:
                    os.remove(f"{self.folder}/{folder}/{name}")
        for path in self.side.files:
            with open(f"{self.folder}/{path}", "w", newline="") as out:
                out.write(self.side.text(path))

    def commit(self):
        self.write()
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")

    def change(self, paths):
        """One random change of one of the files; `paths` says which may change."""
        files, chance = self.side.files, self.chance
        path = chance.choice([path for path in sorted(files) if paths(path)])
        suffix = path[path.rfind("."):]
        items = files[path]
        what = chance.choice(["add", "add", "edit", "edit", "move", "away", "lay out", "delete", "rename", "new file", "line ends"])
        self.log.append(f"{what} {path}")
        if what == "add":
            items.insert(chance.randrange(len(items) + 1), self.new_item())
        elif what == "edit" and items:
            item, field = chance.choice(items), chance.choice(["question", "answer"])
            setattr(item, field, self.next + 1000)
            self.next += 1
            for fault in ["question"] if field == "question" else ["answer", "end"]:
                item.faults[fault] = chance.random() < 0.5
        elif what == "move":
            chance.shuffle(items)
        elif what == "away" and items:
            others = [other for other in sorted(files) if paths(other) and other.endswith(suffix)]
            item = items.pop(chance.randrange(len(items)))
            files[chance.choice(others)].append(item)
        elif what == "lay out":
            for item in items:
                item.style = chance.randrange(3)
        elif what == "delete" and len(items) > 1:
            del items[chance.randrange(len(items))]
        elif what == "rename" and "main" not in path:
            self.next += 1
            new = f"{path[:path.find('/')]}/r{self.next}{suffix}"
            files[new] = files.pop(path)
            self.side.crlf[new] = self.side.crlf.pop(path, False)
        elif what == "new file" and "main" not in path:
            self.next += 1
            files[f"{path[:path.find('/')]}/n{self.next}{suffix}"] = [self.new_item() for _ in range(chance.randrange(1, 4))]
        elif what == "line ends":
            self.side.crlf[path] = not self.side.crlf.get(path, False)

    def change_some(self, paths=lambda path: "main" not in path):
        for _ in range(self.chance.randrange(1, 5)):
            self.change(paths)

    def step(self):
        what = self.chance.choice(["commit", "commit", "main goes on", "merge main", "side branch"])
        if what == "commit":
            self.change_some()
            self.commit()
        elif what == "main goes on":
            self.git("checkout", "-q", "main")
            self.side, work = self.main, self.side
            self.change_some(lambda path: "main" in path)
            self.commit()
            self.main, self.side = self.side, work
            self.git("checkout", "-q", "work")
        elif what == "merge main":
            self.git("merge", "-q", "--no-ff", "-m", "m", "main")
            for path in ("docs/main.md", "notes/main.yaml"):
                self.side.files[path] = copy.deepcopy(self.main.files[path])
                self.side.crlf[path] = self.main.crlf.get(path, False)
            self.base = copy.deepcopy(self.main)
        else:  # a branch that adds a file of its own, while this one goes on
            self.git("checkout", "-q", "-b", "side")
            before = copy.deepcopy(self.side)
            self.next += 1
            added = f"docs/side{self.next}.md"
            self.side.files[added] = [self.new_item(), self.new_item()]
            self.commit()
            items = self.side.files[added]
            self.git("checkout", "-q", "work")
            self.side = before
            self.change_some()
            self.commit()
            self.git("merge", "-q", "--no-ff", "-m", "m", "side")
            self.git("branch", "-q", "-d", "side")
            self.side.files[added] = items

    def told(self, *words, folder=None):
        """The findings of a run, as Item.found names them."""
        outcome = subprocess.run([self.emend, "check", "--rules", self.rules, "--select", "House", "--output-format", "concise", *words],
                                 cwd=folder or self.folder, env=ENVIRONMENT, capture_output=True, text=True)
        assert outcome.returncode in (0, 1), outcome.stderr
        found = []
        for line in outcome.stdout.splitlines():
            match = re.match(r"(.+?):(\d+):\d+: warning (House\.\w+)", line)
            if not match:
                continue
            lines = open(f"{folder or self.folder}/{match[1]}").read().splitlines()
            at = int(match[2]) - 1
            if match[1].endswith(".yaml"):
                begin = max(i for i in range(at + 1) if lines[i].startswith("- id: "))
                part = "question" if lines[at].startswith("  question:") else "answer"
                found.append((lines[begin][6:], match[3], part))
            else:
                number = re.search(r"(?:item|tail)(\d+)", lines[at])[1]
                found.append((f"item{number}", match[3], "answer"))
        assert (outcome.returncode == 1) == bool(found), outcome.stdout
        return sorted(found), outcome.stderr

    def expect(self, what, told, wanted):
        if told == sorted(wanted):
            return
        leaks, missed = sorted(set(told) - set(wanted)), sorted(set(wanted) - set(told))
        print("\n".join(self.log), f"{what}: old ones told: {leaks}; new ones missed: {missed}; told {told}", self.folder, sep="\n")
        sys.exit(1)

    def check_baseline(self):
        base = f"{self.folder}-base"
        self.git("worktree", "add", "-q", base, self.git("merge-base", "main", "HEAD"))
        self.told("--write-baseline", "--baseline", "../baseline.json", "notes", folder=base)
        before, now = self.base.found(".yaml"), self.side.found(".yaml")
        told, messages = self.told("--baseline", f"{base}/../baseline.json", "notes")
        self.expect("baseline", told, [one for one in now if one not in before])
        gone = len([one for one in before if one not in now])
        assert f"baseline.json: {gone} of" in messages or gone == 0, (gone, messages)
        self.told("--write-baseline", "--baseline", f"{base}/../baseline.json", "notes")
        told, messages = self.told("--baseline", f"{base}/../baseline.json", "notes")
        assert "gone" not in messages, messages
        self.expect("baseline, written anew", told, [])

    def check_shallow_clone(self):
        clone = f"{self.folder}-clone"
        self.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{self.folder}", clone)
        words = [self.emend, "check", "--changed-since", "origin/main"]
        outcome = subprocess.run(words, cwd=clone, env=ENVIRONMENT, capture_output=True, text=True)
        if self.git("merge-base", "main", "work") != self.git("rev-parse", "main") or self.git("rev-parse", "main") != self.git("rev-parse", "work"):
            assert outcome.returncode == 2 and "git fetch --unshallow" in outcome.stderr, outcome
        subprocess.run(["git", "fetch", "-q", "--unshallow"], cwd=clone, env=ENVIRONMENT, check=True)
        return self.told("--changed-since", "origin/main", folder=clone)[0]

    def new_ones(self):
        before = self.base.found()
        return [one for one, words in self.side.found().items() if before.get(one) != words]

    def play(self):
        for _ in range(self.chance.randrange(2, 9)):
            self.step()
        self.expect("changed since, in a clone", self.check_shallow_clone(), self.new_ones())
        for stage in (True, False):
            self.change_some()
            self.write()
            if stage:
                self.git("add", "-A")
        self.expect("changed since", self.told("--changed-since", "main")[0], self.new_ones())
        self.check_baseline()
        return len(self.new_ones()), len(self.side.found())


def main():
    emend, rules, folder, count = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    first = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    new = total = 0
    for number in range(first, first + count):
        made, all_ = History(number, emend, rules, os.path.abspath(f"{folder}/{number}/repository")).play()
        new, total = new + made, total + all_
    print(f"{count} histories: {new} new findings told, {total - new} old ones not")


main()
