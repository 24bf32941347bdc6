// What an answer says is what its Markdown renders: every letter and digit of the lines, in their order, is in the
// text, code and link addresses that cmark-gfm finds, and none is in raw HTML, which a page would not show.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "import/import.h"
#include "markup/markup.h"
#include "markup_lines.h"
#include "segment/segment.h"

namespace emend {
namespace {

struct Rendered {
  std::string text;      // all that a reader sees, node by node
  std::string raw_html;  // what a browser would swallow
};

Rendered Read(const std::string& markdown) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(CMARK_OPT_DEFAULT),
                                                                           cmark_parser_free);
  for (const char* name : {"table", "strikethrough"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(cmark_parser_finish(parser.get()),
                                                                         cmark_node_free);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(document.get()), cmark_iter_free);
  Rendered rendered;
  for (cmark_event_type event; (event = cmark_iter_next(iter.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (event == CMARK_EVENT_EXIT && (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)) {
      const std::string url = cmark_node_get_url(node);
      if (!rendered.text.ends_with(url)) (rendered.text += url) += cmark_node_get_title(node);  // <https://…> shows it
      continue;
    }
    if (event != CMARK_EVENT_ENTER) continue;
    if (type == CMARK_NODE_LIST && cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) continue;
    const char* literal = cmark_node_get_literal(node);
    if (literal == nullptr) continue;
    (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE ? rendered.raw_html : rendered.text) += literal;
  }
  return rendered;
}

std::string LettersOf(std::string_view text) {
  std::string letters;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    if (IsLetter(c.value) || IsDigit(c.value)) letters.append(text, at, c.length);
    at += c.length;
  }
  return letters;
}

Markdown Render(const std::string& text) {
  const std::vector<Line> lines = LinesOf(text);
  return RenderBody(lines);
}

// Pieces of prose that some part of Markdown has a meaning for.
const std::vector<std::string> kPieces = {"word",
                                          "Two words",
                                          "naïve",
                                          "слово",
                                          "漢字",
                                          "x",
                                          "7",
                                          "2.5",
                                          "*",
                                          "**",
                                          "***",
                                          "_",
                                          "__",
                                          "~",
                                          "~~",
                                          "~~~",
                                          "`",
                                          "``",
                                          "```",
                                          "<",
                                          ">",
                                          "<T>",
                                          "<form>",
                                          "</form>",
                                          "List<T>",
                                          "<!-- note -->",
                                          "<!",
                                          "<?",
                                          "<https://example.org>",
                                          "https://example.org/a_b",
                                          "http://x.y/__z__*",
                                          "www.example.org/_a_",
                                          "[",
                                          "]",
                                          "[x]",
                                          "[ ]",
                                          "](",
                                          "[label](https://example.org)",
                                          "[f](x)",
                                          "![alt](pic.png)",
                                          "[a]: b",
                                          "[^1]:",
                                          "(",
                                          ")",
                                          "{",
                                          "}",
                                          "{% block x %}",
                                          "{{ y }}",
                                          "{%",
                                          "|",
                                          "||",
                                          "\\",
                                          "\\*",
                                          "\\d+",
                                          "\\.",
                                          "#",
                                          "##",
                                          "-",
                                          "--",
                                          "---",
                                          "+",
                                          "=",
                                          "===",
                                          ":",
                                          "1.",
                                          "12)",
                                          "1986.",
                                          "a.",
                                          "&",
                                          "& co",
                                          "$",
                                          "$5",
                                          "$HOME",
                                          "!",
                                          "?",
                                          ".",
                                          ",",
                                          "'",
                                          "\"",
                                          "*args",
                                          "**kwargs",
                                          "f(*a, **b)",
                                          "__init__",
                                          "__init__()",
                                          "_private",
                                          "snake_case_name",
                                          "a*b*c",
                                          "x**2",
                                          "2*3*4",
                                          "**bold**",
                                          "*soft*",
                                          "_soft_",
                                          "__bold__",
                                          "`code`",
                                          "`a|b`",
                                          "a<b",
                                          "a < b",
                                          "->",
                                          "=>",
                                          "a\tb",
                                          "C#",
                                          "C++",
                                          "e.g.",
                                          "…",
                                          "a—b",
                                          "✅",
                                          "❌",
                                          "🙂"};

std::string RandomLine(std::mt19937& random) {
  std::string line;
  const size_t count = 1 + random() % 9;
  for (size_t i = 0; i < count; ++i) {
    // The importer takes "1.Word" for a step, so that a number never stands right before a word.
    const bool number = line.ends_with('.') || line.ends_with("12)");
    if (i > 0 && (number || random() % 3 > 0)) line += ' ';
    line += kPieces[random() % kPieces.size()];
  }
  return line;
}

// Lines as text, whatever they look like: what the importer makes of their marks is not the matter here.
std::vector<Line> AsText(const std::vector<std::string>& texts) {
  std::vector<Line> lines;
  for (const std::string& text : texts) {
    Line line;
    line.number = static_cast<int>(lines.size()) + 1;
    line.text = line.content = Trim(text);
    line.kind = line.text.empty() ? LineKind::kBlank : LineKind::kText;
    lines.push_back(line);
  }
  return lines;
}

TEST(MarkupWords, NoLetterOfProseIsEaten) {
  std::mt19937 random(20240607);
  constexpr int kAnswers = 20000;
  for (int round = 0; round < kAnswers; ++round) {
    std::vector<std::string> texts;
    std::string source;
    for (size_t i = 0, count = 1 + random() % 4; i < count; ++i) {
      texts.push_back(random() % 6 == 0 ? "" : RandomLine(random));
      source += texts.back() + "\n";
    }
    const std::vector<Line> lines = AsText(texts);
    const std::string markdown = RenderBody(lines).text;
    const Rendered rendered = Read(markdown);
    ASSERT_EQ(rendered.raw_html, "") << source << "----\n" << markdown;
    ASSERT_EQ(LettersOf(rendered.text), LettersOf(source)) << source << "----\n" << markdown;
  }
}

TEST(MarkupWords, AProtectedLineNeedsNoMore) {
  std::mt19937 random(42);
  constexpr int kAnswers = 50000;
  for (int round = 0; round < kAnswers; ++round) {
    constexpr std::string_view kMarks[] = {"", "", "- ", "1. ", "> ", "### "};
    std::string source(kMarks[random() % std::size(kMarks)]);
    source += RandomLine(random);
    if (source.find("****") != std::string::npos) continue;  // the importer reads an empty label there
    if (source.starts_with("> a.")) continue;                // a step, once the quote's mark is gone
    const std::string once = Render(source).text;
    ASSERT_EQ(Render(once).text, once) << source;
  }
}

std::vector<std::filesystem::path> CorpusFiles() {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/corpus"))
    if (file.path().extension() != ".json" && file.path().filename() != "README.md") files.push_back(file.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> AnswersOf(const Collection& collection) {
  std::vector<std::string> answers;
  for (const Section& section : collection.sections)
    for (const Entry& entry : section.entries) answers.push_back(entry.answer);
  return answers;
}

// Every answer of the corpus, taken through the whole import: its Markdown holds no raw HTML and is rendered as it is
// again.
TEST(MarkupWords, AnswersOfTheCorpusAreFixedPoints) {
  const std::vector<std::filesystem::path> files = CorpusFiles();
  ASSERT_FALSE(files.empty());
  int answers = 0;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    if (FindInvalidUtf8(text.str())) continue;  // for the repair stage
    Document document;
    ImportText(text.str(), document);
    Collection collection = SegmentDocument(document, file.filename().string());
    MarkUp(collection);
    Collection again = collection;
    const std::vector<std::string> before = AnswersOf(collection);
    size_t next = 0;
    for (Section& section : again.sections)
      for (Entry& entry : section.entries) entry.body = LinesOf(before[next++]);
    for (const Section& section : collection.sections)
      for (const Entry& entry : section.entries)
        EXPECT_EQ(Read(entry.answer).raw_html, "") << file << ":" << entry.lines.first;
    MarkUp(again);
    const std::vector<std::string> after = AnswersOf(again);
    for (size_t i = 0; i < before.size(); ++i) EXPECT_EQ(after[i], before[i]) << file;
    answers += static_cast<int>(before.size());
  }
  EXPECT_GT(answers, 300);
}

}  // namespace
}  // namespace emend
