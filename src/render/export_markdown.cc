// A Markdown file each topic, to be read on a forge or in a wiki.
#include <fmt/format.h>

#include "render/exports.h"

namespace emend {
namespace {

// Plain text with `code spans` as Markdown that shows just that.
std::string EscapeMarkdown(std::string_view text) {
  std::string out;
  bool code = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '`') {
      if (!code && text.find('`', i + 1) == std::string_view::npos) {
        out += "\\`";
        continue;
      }
      code = !code;
    }
    if (!code && std::string_view("\\*_[]<>&#~|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

void AppendText(std::string_view text, std::string& out) {
  if (text.empty()) return;
  out += fmt::format("\n{}{}", text, text.ends_with('\n') ? "" : "\n");
}

std::string Page(const NotesFile& file) {
  std::string out = fmt::format("# {}\n", EscapeMarkdown(file.topic));
  for (const Note& note : file.notes) {
    out += fmt::format("\n<a id=\"{}\"></a>\n\n## {}\n", note.id, EscapeMarkdown(note.question));
    AppendText(note.answer, out);
    for (const Variant& variant : note.variants) {
      out += fmt::format("\n### Also asked: {}\n", EscapeMarkdown(variant.question));
      if (variant.answer.has_value()) AppendText(*variant.answer, out);
    }
    if (!note.references.empty()) out += "\n";
    for (const Reference& reference : note.references)
      out += fmt::format("- [{}](<{}>)\n", EscapeMarkdown(reference.title), reference.url);
  }
  return out;
}

std::vector<ExportedFile> RenderMarkdown(std::span<const ExportedTopic> topics) {
  std::vector<ExportedFile> files;
  for (const ExportedTopic& topic : topics) files.push_back({topic.slug + ".md", Page(topic.file)});
  return files;
}

}  // namespace

extern const Export markdown_export{
    .name = "markdown", .summary = "a Markdown file each topic", .one_file = false, .render = RenderMarkdown};

}  // namespace emend
