"""check_exports.py NOTES ANKI GIFT JSONL MARKDOWN HTML: whether exports hold what the notes hold.

NOTES and MARKDOWN are folders. Each form is read as its own tool reads it, and compared with the notes as PyYAML reads them."""
import csv
import html
import html.parser
import io
import json
import pathlib
import re
import sys

try:
    import yaml
except ImportError:
    sys.exit(77)


def load(folder):
    files = [yaml.safe_load(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.yaml"))]
    return [(file["topic"], note) for file in files if "notes" in file for note in file["notes"]]


def words(text):
    """What Markdown and HTML both leave of a text: its letters, digits and other signs of no meaning to either."""
    return set(re.findall(r"\w{3,}", text))


class Text(html.parser.HTMLParser):
    """The text of HTML, which must be well-formed and harmless."""
    VOID = {"meta", "input", "br", "hr", "img"}
    LOADS = {"img", "iframe", "object", "embed", "link", "script", "video", "audio", "base", "form"}

    def __init__(self, own_script=False):
        super().__init__()
        self.text, self.open, self.scripts, self.ids, self.targets, self.own = [], [], 0, [], [], own_script

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        assert not any(name.startswith("on") for name in attributes), attributes
        self.scripts += tag == "script"
        assert tag not in self.LOADS or (self.own and tag == "script" and not attributes), tag
        for name in ("href", "src"):
            assert not (attributes.get(name) or "").lower().strip().startswith(("javascript:", "data:", "vbscript:")), attributes
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if (attributes.get("href") or "").startswith("#"):
            self.targets.append(attributes["href"][1:])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, (tag, self.open, self.getpos())

    def handle_data(self, data):
        if not self.open or self.open[-1] not in ("style", "script"):
            self.text.append(data)


def text_of(source, **options):
    reader = Text(**options)
    reader.feed(source)
    reader.close()
    assert not reader.open, reader.open
    assert reader.scripts == (1 if options else 0), reader.scripts
    return reader


def check_answer(note, source):
    """HTML shows no addresses of links, no languages of code, and has the numbers of lists elsewhere."""
    answer = re.sub(r"(?m)\]\([^)]*\)|https?://\S+|&\w+;|```.*|^\s*\d+[.)] ", "]", note["answer"])
    lost = words(answer) - words("".join(text_of(source).text))
    assert not lost, (note["id"], lost)


def check_anki(notes, source):
    header = dict(re.findall(r"^#([^:]+):(.*)$", source, re.M)[:7])
    assert header["separator"] == "tab" and header["html"] == "true", header
    columns = header["columns"].split("\t")
    for role, name in (("guid", "Id"), ("deck", "Deck"), ("tags", "Tags")):
        assert columns[int(header[role + " column"]) - 1] == name, header
    body = source[re.match(r"(#.*\n)*", source).end():]
    rows = list(csv.reader(io.StringIO(body, newline=""), delimiter="\t", strict=True))
    assert len(rows) == len(notes), (len(rows), len(notes))
    for (topic, note), (guid, front, back, deck, tags) in zip(notes, rows):
        assert guid == note["id"] and tags.split() == note.get("tags", []), (guid, tags)
        assert "".join(text_of(front).text) == note["question"].replace("`", "") or "`" in front, front
        assert "::" not in deck and deck.replace(": :", "::") == topic, deck
        check_answer(note, back)


GIFT_QUESTION = re.compile(r"::((?:[^~=#{}:\\\n]|\\.)*)::\[html\]((?:[^~=#{}:\\\n]|\\.)*) \{(?:####\[html\]((?:[^~=#{}:\\\n]|\\.)*))?\}")


def unescape_gift(text):
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text)


def check_gift(notes, source):
    found, category = [], None
    for block in re.split(r"\n\s*\n", source.strip()):
        if block.startswith("$CATEGORY: "):
            category = block[len("$CATEGORY: "):].replace("//", "/")
            continue
        match = GIFT_QUESTION.fullmatch(block)
        assert match, block
        found.append((category, *(unescape_gift(part or "") for part in match.groups())))
    assert len(found) == len(notes), (len(found), len(notes))
    for (topic, note), (category, title, question, feedback) in zip(notes, found):
        assert category == topic and title == note["id"], (category, title)
        assert words("".join(text_of(question).text)) == words(note["question"]), question
        check_answer(note, feedback)


def check_jsonl(notes, source):
    rows = [json.loads(line) for line in source.splitlines()]
    assert len(rows) == len(notes)
    for (topic, note), row in zip(notes, rows):
        assert row["topic"] == topic
        for key in ("id", "question", "answer"):
            assert row[key] == note[key], (row[key], note[key])
        for key in ("tags", "related", "review", "references"):
            assert row[key] == note.get(key, []), row
        for ours, theirs in zip(row["variants"], note.get("variants", []), strict=True):
            assert ours["question"] == theirs["question"] and ours["answer"] == theirs.get("answer"), ours


def check_markdown(notes, folder):
    pages = "".join(path.read_text() for path in sorted(pathlib.Path(folder).glob("*.md")))
    for _, note in notes:
        assert f'<a id="{note["id"]}"></a>\n\n## ' in pages, note["id"]
        assert note["answer"].strip() in pages, note["id"]


def check_html(notes, source):
    page = text_of(source, own_script=True)
    assert len(page.ids) == len(set(page.ids)), "an id is there twice"
    assert set(page.targets) <= set(page.ids), set(page.targets) - set(page.ids)
    assert {note["id"] for _, note in notes} <= set(page.ids)
    assert not re.search(r"@import|url\(", source[:source.index("<body>")])
    for _, note in notes:
        begin = source.index(f'<article id="{note["id"]}"')
        check_answer(note, source[begin:source.index("</article>", begin) + len("</article>")])


def main():
    notes_folder, anki, gift, jsonl, markdown, page = sys.argv[1:]
    notes = load(notes_folder)
    assert notes
    read = lambda path: open(path, newline="", encoding="utf-8").read()
    check_anki(notes, read(anki))
    check_gift(notes, read(gift))
    check_jsonl(notes, read(jsonl))
    check_markdown(notes, markdown)
    check_html(notes, read(page))
    print(f"{len(notes)} notes in 5 forms")


main()
