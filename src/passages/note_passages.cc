#include "passages/note_passages.h"

#include <utility>

#include "passages/markdown.h"
#include "passages/plain_text.h"
#include "passages/scalar_map.h"

namespace emend {
namespace {

class NotePassages {
 public:
  explicit NotePassages(CheckedFile& file) : file_(file) {}

  void ReadFile(const YamlNode& root) {
    for (const YamlMember& member : root.members) {
      if (member.key.text == "topic") AddPlain(member.value, {-1, NoteField::kTopic, -1});
      if (member.key.text != "notes") continue;
      for (const YamlNode& note : member.value.items) ReadNote(note);
    }
  }

 private:
  struct Place {
    int note;
    NoteField field;
    int variant;
  };

  void ReadNote(const YamlNode& note) {
    const auto number = static_cast<int>(file_.note_spans.size());
    file_.note_spans.push_back(SpanOf(note));
    for (const YamlMember& member : note.members) {
      if (member.key.text == "question") AddPlain(member.value, {number, NoteField::kQuestion, -1});
      if (member.key.text == "answer") AddMarkdown(member.value, {number, NoteField::kAnswer, -1});
      if (member.key.text != "variants") continue;
      int variant = 0;
      for (const YamlNode& item : member.value.items) ReadVariant(item, number, variant++);
    }
  }

  void ReadVariant(const YamlNode& variant, int note, int number) {
    for (const YamlMember& member : variant.members) {
      if (member.key.text == "question") AddPlain(member.value, {note, NoteField::kVariantQuestion, number});
      if (member.key.text == "answer") AddMarkdown(member.value, {note, NoteField::kVariantAnswer, number});
    }
  }

  // From the dash before the node on.
  Span SpanOf(const YamlNode& node) const {
    const std::string_view bytes = file_.bytes;
    size_t begin = node.span.begin;
    const size_t dash = bytes.substr(0, begin).find_last_not_of(" \t\r\n");
    if (dash != std::string_view::npos && bytes[dash] == '-') begin = dash;
    return {begin, node.span.end};
  }

  void AddPlain(const YamlNode& node, Place place) {
    if (node.kind != YamlKind::kScalar || node.text.empty()) return;
    const TextMap map = MapScalar(file_.bytes, node);
    Passage passage = ReadPlainField(node.text);
    Add(std::move(passage), map, place);
  }

  void AddMarkdown(const YamlNode& node, Place place) {
    if (node.kind != YamlKind::kScalar || node.text.empty()) return;
    const TextMap map = MapScalar(file_.bytes, node);
    MarkdownPassages read = ReadMarkdown(node.text);
    const auto first = static_cast<int>(file_.passages.size());
    for (Passage& passage : read.passages) {
      if (passage.heading >= 0) passage.heading += first;
      if (passage.lead >= 0) passage.lead += first;
      if (passage.table >= 0) passage.table += tables_;
      Add(std::move(passage), map, place);
    }
    tables_ += read.tables;
    for (Directive& directive : read.directives) {
      directive.span = map.ToSource(directive.span);
      directive.note = place.note;
      file_.directives.push_back(std::move(directive));
    }
  }

  void Add(Passage passage, const TextMap& map, Place place) {
    passage.map = passage.map.Over(map);
    passage.source = map.ToSource(passage.source);
    passage.note = place.note;
    passage.field = place.field;
    passage.variant = place.variant;
    file_.passages.push_back(std::move(passage));
  }

  CheckedFile& file_;
  int tables_ = 0;
};

}  // namespace

void AddNotePassages(CheckedFile& file) { NotePassages(file).ReadFile(file.tree); }

}  // namespace emend
