// Notes -> the canonical YAML of the format emend/1.
//
// The style of a text follows from the text alone, so equal notes give equal bytes:
//   a text of several lines, and an answer with mark-up or that cannot stand plain   literal block `|`
//   all other texts                                                                 plain, else double-quoted
//   what a literal block cannot carry                                               double-quoted
// What is empty is left out, but for the keys that every note has.
#include <algorithm>

#include "base/byte_set.h"
#include "notes/yaml.h"
#include "notes/yaml_scalar.h"

namespace emend {
namespace {

constexpr YamlContext kBlock = YamlContext::kBlock;
constexpr YamlContext kFlow = YamlContext::kFlow;

// The characters that may be mark-up in Markdown. Where they stand for themselves, a literal block does no harm.
constexpr ByteSet kMarkup("*_`[]#|<>\\~$");

class NotesWriter {
 public:
  std::string Write(const NotesFile& file) {
    Line(0, "format: emend/1");
    Text(0, "topic", file.topic);
    Line(0, file.notes.empty() ? "notes: []" : "notes:");
    for (const Note& note : file.notes) {
      if (&note != &file.notes.front()) Line(0, "");
      WriteNote(note);
    }
    return std::move(out_);
  }

 private:
  void WriteNote(const Note& note) {
    Item(0, "id", note.id);
    if (note.kind != EntryKind::kQuestion) Text(2, "kind", ToString(note.kind));
    Text(2, "question", note.question);
    List(2, "tags", note.tags);
    Answer(2, note.answer);
    Sources(2, note.sources);
    if (!note.variants.empty()) Line(2, "variants:");
    for (const Variant& variant : note.variants) {
      Item(2, "question", variant.question);
      if (variant.answer) Answer(4, *variant.answer);
      Sources(4, variant.sources);
    }
    List(2, "related", note.related);
    std::vector<std::string> review;
    for (const Review reason : note.review) review.emplace_back(ToString(reason));
    List(2, "review", review);
    List(2, "distinct_from", note.distinct_from);
    if (!note.references.empty()) Line(2, "references:");
    for (const Reference& reference : note.references) {
      Item(2, "title", reference.title);
      Text(4, "url", reference.url);
    }
    if (!note.ignore.empty()) Line(2, "ignore:");
    for (const Ignore& ignore : note.ignore) {
      Item(2, "rule", ignore.rule);
      if (!ignore.match.empty()) Text(4, "match", ignore.match);
      Text(4, "reason", ignore.reason);
      if (!ignore.until.empty()) Text(4, "until", ignore.until);
    }
  }

  void Line(size_t indent, std::string_view line) { out_.append(indent, ' ').append(line).append("\n"); }

  // The first key of a list item: `- key: value`, its dash behind `indent` spaces.
  void Item(size_t indent, std::string_view key, std::string_view value) {
    out_.append(indent, ' ').append("- ");
    KeyAndText(indent + 2, key, value, value.find('\n') != std::string_view::npos);
  }

  void Text(size_t indent, std::string_view key, std::string_view value) {
    out_.append(indent, ' ');
    KeyAndText(indent, key, value, value.find('\n') != std::string_view::npos);
  }

  void Answer(size_t indent, std::string_view answer) {
    out_.append(indent, ' ');
    KeyAndText(indent, "answer", answer,
               answer.find('\n') != std::string_view::npos || kMarkup.Find(answer, 0, answer.size()) < answer.size() ||
                   !FitsPlain(answer, kBlock));
  }

  void KeyAndText(size_t indent, std::string_view key, std::string_view value, bool literal) {
    out_.append(key).append(": ");
    if (literal && FitsLiteral(value)) {
      out_ += WriteLiteral(value, indent + 2);
    } else {
      out_.append(WriteFlowScalar(value, kBlock)).append("\n");
    }
  }

  void List(size_t indent, std::string_view key, const std::vector<std::string>& items) {
    if (items.empty()) return;
    out_.append(indent, ' ').append(key).append(": [");
    for (const std::string& item : items) {
      if (&item != &items.front()) out_ += ", ";
      out_ += WriteFlowScalar(item, kFlow);
    }
    out_ += "]\n";
  }

  void Sources(size_t indent, const std::vector<Source>& sources) {
    if (sources.empty()) return;
    Line(indent, "sources:");
    for (const Source& source : sources) {
      const std::string lines = std::to_string(source.lines.first) + "-" + std::to_string(source.lines.last);
      out_.append(indent, ' ').append("- {export: ").append(WriteFlowScalar(source.export_name, kFlow));
      out_.append(", lines: ").append(lines).append("}\n");
    }
  }

  std::string out_;
};

}  // namespace

std::string WriteNotes(const NotesFile& file) { return NotesWriter().Write(file); }

}  // namespace emend
