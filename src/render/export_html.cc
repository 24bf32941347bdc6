// One page that needs nothing but a browser: topics, search, light and dark, and it prints well. It loads nothing, and
// what the notes hold runs nowhere.
#include <fmt/format.h>

#include "passages/markdown_html.h"
#include "render/code_html.h"
#include "render/exports.h"
#include "render/html_page.h"

namespace emend {
namespace {

constexpr std::string_view kExportStyles = R"(article { border-top: 1px solid var(--line); padding: .3rem 0 .6rem; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
article :is(h1, h2, h3, h4, h5, h6):not(article > h3:first-child) { font-size: 1rem; margin: 1rem 0 .5rem; }
)";

// Topics and notes have their ids apart.
std::string TopicId(size_t topic) { return fmt::format("topic-{}-", topic + 1); }

void AppendNote(const Note& note, std::string& out) {
  const std::string id = EscapeHtml(note.id);
  out += fmt::format("<article id=\"{0}\" class=\"find\">\n<h3><a href=\"#{0}\">{1}</a></h3>\n{2}", id,
                     QuestionToHtml(note.question), ColorCodeBlocks(MarkdownToHtml(note.answer)));
  for (const Variant& variant : note.variants) {
    const std::string question = QuestionToHtml(variant.question);
    if (variant.answer.has_value()) {
      out += fmt::format("<details><summary class=\"soft\">Also asked: {}</summary>\n{}</details>\n", question,
                         ColorCodeBlocks(MarkdownToHtml(*variant.answer)));
    } else {
      out += fmt::format("<p class=\"soft\">Also asked: {}</p>\n", question);
    }
  }
  for (const Reference& reference : note.references) {
    const bool web = reference.url.starts_with("https://") || reference.url.starts_with("http://");
    out += web ? fmt::format("<p class=\"soft\"><a href=\"{}\">{}</a></p>\n", EscapeHtml(reference.url),
                             EscapeHtml(reference.title))
               : fmt::format("<p class=\"soft\">{}, {}</p>\n", EscapeHtml(reference.title), EscapeHtml(reference.url));
  }
  if (!note.tags.empty())
    out += fmt::format("<p class=\"soft\">{}</p>\n", EscapeHtml(fmt::format("{}", fmt::join(note.tags, " · "))));
  out += "</article>\n";
}

std::vector<ExportedFile> RenderHtml(std::span<const ExportedTopic> topics) {
  HtmlPage page{"Interview notes", "und", "Search the notes", kExportStyles, {}, ""};
  for (size_t i = 0; i < topics.size(); ++i) {
    const NotesFile& file = topics[i].file;
    page.contents.push_back({TopicId(i), HtmlText(file.topic), std::to_string(file.notes.size())});
    page.main += fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n", TopicId(i), HtmlText(file.topic));
    for (const Note& note : file.notes) AppendNote(note, page.main);
    page.main += "</section>\n";
  }
  return {{"", RenderHtmlPage(page)}};
}

}  // namespace

extern const Export html_export{
    .name = "html", .summary = "one page to read, search and print", .one_file = true, .render = RenderHtml};

}  // namespace emend
