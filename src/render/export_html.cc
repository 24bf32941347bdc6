// One page that needs nothing but a browser: topics, search, light and dark, and it prints well. It loads nothing, and
// what the notes hold runs nowhere.
#include <fmt/format.h>

#include "passages/markdown_html.h"
#include "render/exports.h"

namespace emend {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="und">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Interview notes</title>
<style>
:root { color-scheme: light dark; --text: #1b1f24; --soft: #59636e; --page: #fff; --code: #f3f4f6; --line: #d4d8dd; --link: #0b5fc0; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e7eb; --soft: #9aa4af; --page: #14171b; --code: #20252b; --line: #39414a; --link: #79b4ff; }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); background: var(--page); font: 16px/1.55 system-ui, sans-serif; }
a { color: var(--link); }
header { position: sticky; top: 0; background: var(--page); border-bottom: 1px solid var(--line); padding: .6rem 1rem; z-index: 1; }
header input { width: min(30rem, 100%); font: inherit; color: inherit; background: var(--code); border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .6rem; }
.columns { display: grid; grid-template-columns: 15rem minmax(0, 50rem); gap: 2rem; padding: 1rem; }
nav { position: sticky; top: 4rem; align-self: start; max-height: calc(100vh - 5rem); overflow: auto; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { margin: .2rem 0; }
section, article { scroll-margin-top: 4.5rem; }
article { border-top: 1px solid var(--line); padding: .3rem 0 .6rem; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover { text-decoration: underline; }
pre { background: var(--code); padding: .7rem; border-radius: .4rem; overflow: auto; }
code { font: .92em/1.45 ui-monospace, monospace; }
:not(pre) > code { background: var(--code); border-radius: .25rem; padding: .1em .3em; }
table { border-collapse: collapse; display: block; overflow: auto; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; }
.soft { color: var(--soft); font-size: .875rem; }
[hidden] { display: none !important; }
@media (max-width: 50rem) { .columns { display: block; } nav { position: static; max-height: none; } }
@media print {
  header, nav { display: none; }
  .columns { display: block; padding: 0; }
  pre { white-space: pre-wrap; }
  h2, h3 { break-after: avoid; }
  pre, table, tr { break-inside: avoid; }
}
</style>
</head>
<body>
<header><input id="search" type="search" placeholder="Search" aria-label="Search the notes"> <span id="found" class="soft" role="status"></span></header>
<div class="columns">
)";

constexpr std::string_view kTail = R"(</main>
</div>
<script>
const articles = [...document.querySelectorAll('article')].map(node => ({ node, text: node.textContent.toLowerCase() }));
const search = document.getElementById('search');
search.addEventListener('input', () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
  let count = 0;
  for (const { node, text } of articles) {
    node.hidden = !words.every(word => text.includes(word));
    if (!node.hidden) ++count;
  }
  for (const section of document.querySelectorAll('section')) {
    section.hidden = !section.querySelector('article:not([hidden])');
    document.getElementById('to-' + section.id).hidden = section.hidden;
  }
  document.getElementById('found').textContent = words.length ? count + ' found' : '';
});
</script>
</body>
</html>
)";

// Topics and notes have their ids apart.
std::string TopicId(size_t topic) { return fmt::format("topic-{}-", topic + 1); }

void AppendContents(std::span<const ExportedTopic> topics, std::string& out) {
  out += "<nav aria-label=\"Topics\">\n<ul>\n";
  for (size_t i = 0; i < topics.size(); ++i) {
    out += fmt::format("<li id=\"to-{0}\"><a href=\"#{0}\">{1}</a> <span class=\"soft\">{2}</span></li>\n", TopicId(i),
                       EscapeHtml(topics[i].file.topic), topics[i].file.notes.size());
  }
  out += "</ul>\n</nav>\n<main>\n";
}

void AppendNote(const Note& note, std::string& out) {
  const std::string id = EscapeHtml(note.id);
  out += fmt::format("<article id=\"{0}\">\n<h3><a href=\"#{0}\">{1}</a></h3>\n{2}", id, QuestionToHtml(note.question),
                     MarkdownToHtml(note.answer));
  for (const Variant& variant : note.variants) {
    const std::string question = QuestionToHtml(variant.question);
    if (variant.answer.has_value()) {
      out += fmt::format("<details><summary class=\"soft\">Also asked: {}</summary>\n{}</details>\n", question,
                         MarkdownToHtml(*variant.answer));
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
  std::string out(kHead);
  AppendContents(topics, out);
  for (size_t i = 0; i < topics.size(); ++i) {
    out += fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n", TopicId(i), EscapeHtml(topics[i].file.topic));
    for (const Note& note : topics[i].file.notes) AppendNote(note, out);
    out += "</section>\n";
  }
  return {{"", out.append(kTail)}};
}

}  // namespace

extern const Export html_export{
    .name = "html", .summary = "one page to read, search and print", .one_file = true, .render = RenderHtml};

}  // namespace emend
