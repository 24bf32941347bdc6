// Moodle's GIFT format (docs.moodle.org, "GIFT format"): each note an essay question, its answer the general feedback
// that is shown afterwards. A blank line ends a question, so none may stand inside of one.
#include <fmt/format.h>

#include "passages/markdown_html.h"
#include "render/exports.h"

namespace emend {
namespace {

std::string Escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("~=#{}:\\").find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? "\\n" : std::string(1, c);
  }
  return out;
}

// On a line of its own; `/` makes categories in categories, and `//` is a slash.
std::string Category(std::string_view topic) {
  std::string out;
  for (const char c : topic) out += c == '/' ? "//" : std::string(1, c == '\n' ? ' ' : c);
  return out;
}

std::string Html(std::string html) {
  while (html.ends_with('\n')) html.pop_back();
  return Escape(html);
}

std::vector<ExportedFile> RenderGift(std::span<const ExportedTopic> topics) {
  std::string out;
  for (const ExportedTopic& topic : topics) {
    out += fmt::format("{}$CATEGORY: {}\n", out.empty() ? "" : "\n", Category(topic.file.topic));
    for (const Note& note : topic.file.notes) {
      out += fmt::format("\n::{}::[html]{} {{", Escape(note.id), Html("<p>" + QuestionToHtml(note.question) + "</p>"));
      if (!note.answer.empty()) out += fmt::format("####[html]{}", Html(MarkdownToHtml(note.answer)));
      out += "}\n";
    }
  }
  return {{"", out}};
}

}  // namespace

extern const Export gift_export{
    .name = "gift", .summary = "essay questions in Moodle's GIFT format", .one_file = true, .render = RenderGift};

}  // namespace emend
