// A file that is to be checked, as passages.
//
//   notes     YAML of the format emend/1: every field that holds prose; answers are read as Markdown
//   markdown  GitHub-Flavored Markdown; left out are front matter (`---` … `---` at the start), blocks of HTML, and the
//             titles and addresses behind links
//   text      paragraphs between blank lines, nothing else
//
// Positions hold for the bytes as they are on disk: byte order mark, CRLF, tabs, escapes of YAML and Markdown.
#ifndef EMEND_PASSAGES_CHECKED_FILE_H_
#define EMEND_PASSAGES_CHECKED_FILE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/note.h"
#include "model/passage.h"
#include "notes/yaml_tree.h"

namespace emend {

enum class FileFormat : uint8_t { kNotes, kMarkdown, kText };

// By the name's ending: .yaml and .yml are notes, .md, .markdown and .mdx Markdown, all else text.
FileFormat FormatOf(std::string_view path);

// A comment of the file that speaks to the tool: `<!-- emend off Style.Rule: reason -->`.
struct Directive {
  Span span;         // bytes of the file, the comment as a whole
  std::string text;  // what stands between `<!--` and `-->`, trimmed
  int note = -1;     // the note whose answer it stands in
};

struct CheckedFile {
  std::string path;
  std::string bytes;  // well-formed UTF-8
  FileFormat format = FileFormat::kText;
  std::vector<Passage> passages;  // in the order of the file
  std::vector<Directive> directives;

  // kNotes only. A file that is YAML but breaks the format still has its passages: `fault` says what is wrong, and
  // `notes` holds what could be read.
  YamlNode tree;
  NotesFile notes;
  std::vector<Span> note_spans;  // bytes of each note, from its dash to its last character
  std::optional<YamlFault> fault;
};

// Reads a file. An error where nothing can be checked: bytes that are not UTF-8, a NUL, broken YAML, a line or a file
// that is too long.
Result<CheckedFile> ReadCheckedFile(std::string bytes, std::string path, FileFormat format);

// The sentences of a passage's text, as spans of it, without white space around them. A full stop in an abbreviation
// (`e.g.`, `Dr.`), a version, a file name, inline code or an address ends none; works for CJK and other scripts' stops.
std::vector<Span> SplitSentences(const Passage& passage);

// The passage's text with the bytes of inline code and addresses replaced by the byte 0x01, each by one, so
// that patterns for prose do not match there and offsets stay as they are.
std::string MaskInline(const Passage& passage);

// Whether MaskInline masks it.
bool IsMasked(const InlineMark& mark);

}  // namespace emend

#endif  // EMEND_PASSAGES_CHECKED_FILE_H_
