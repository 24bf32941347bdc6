// Headings and code blocks that are not Markdown's: by underlines (setext, reStructuredText) and by prefixes (Org,
// AsciiDoc, wiki, LaTeX). Prefixes count where they come back, as each may mean something else once.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "import/lines.h"
#include "import/passes.h"
#include "import/structure.h"

namespace emend {
namespace {

void MakeHeading(Line& line, std::string_view content, uint8_t level) {
  line.kind = LineKind::kHeading;
  line.level = level;
  Line inner;
  inner.text = Trim(content);
  ReadSurface(inner);
  line.content = inner.kind == LineKind::kHeading ? inner.text : inner.content;
  line.marker = inner.marker;
  line.bold = inner.bold;
}

// `=====` and its like below a title. Levels count in the order in which the characters appear.
void ReadUnderlines(std::vector<Line>& lines) {
  static constexpr std::string_view kMarks = "=-~^\"*+#";
  std::string order;
  for (size_t i = 1; i < lines.size(); ++i) {
    const std::string_view under = lines[i].text;
    if (under.size() < 3 || lines[i].kind == LineKind::kDropped || lines[i].kind == LineKind::kCode) continue;
    const char mark = under[0];
    if (kMarks.find(mark) == kMarks.npos || under.find_first_not_of(mark) != under.npos) continue;
    Line& title = lines[i - 1];
    const size_t length = CountCodePoints(title.text);
    const bool plain =
        title.kind == LineKind::kText || (title.kind == LineKind::kItem && title.marker.kind == Marker::Kind::kOrdered);
    const bool fits = under.size() * 10 >= length * 6 && under.size() <= length * 3 + 6;
    const bool alone = i < 2 || lines[i - 2].kind == LineKind::kBlank ||
                       lines[i - 2].text.find_first_not_of(mark) == std::string_view::npos;
    if (!plain || title.indent > 3 || length > 160 || !alone || !fits || title.text.find('|') != std::string_view::npos)
      continue;
    if (order.find(mark) == order.npos) order.push_back(mark);
    const size_t level = mark == '=' && order.find('=') == 0 ? 1 : order.find(mark) + 1;
    MakeHeading(title, title.text, static_cast<uint8_t>(std::min<size_t>(level, 6)));
    lines[i].kind = LineKind::kBlank;
    if (i >= 2 && lines[i - 2].kind != LineKind::kBlank) lines[i - 2].kind = LineKind::kBlank;  // an overline
  }
}

// "*** Basics ***", ">>> Basics <<<", "== Basics ==": a title between marks, white space between.
bool MatchDecorated(std::string_view text, std::string_view& title) {
  static constexpr std::string_view kMarks = "*=~-<>_+#:";
  const size_t begin = text.find_first_not_of(kMarks);
  const size_t end = text.find_last_not_of(kMarks);
  if (begin == text.npos || begin < 2 || text.size() - end - 1 < 2) return false;
  if (text[begin] != ' ' || text[end] != ' ') return false;
  title = Trim(text.substr(begin, end - begin + 1));
  return title.find_first_not_of(kMarks) != title.npos && CountCodePoints(title) <= 80 &&
         title.find_first_not_of("=-~|:+ ") != title.npos;  // the rule below a table's header is none
}

void ReadDecorated(std::vector<Line>& lines) {
  for (Line& line : lines) {
    if ((line.kind != LineKind::kText && line.kind != LineKind::kItem) || line.text.size() > 160) continue;
    std::string_view title;
    if (MatchDecorated(Trim(line.text), title)) MakeHeading(line, title, 2);
  }
}

// Lists of AsciiDoc whose terms are questions: "What is it?::" with the answer below or behind.
void ReadTerms(Document& document) {
  std::vector<Line>& lines = document.lines;
  const auto term = [](const Line& line) -> size_t {
    if (line.kind != LineKind::kText || line.indent > 3) return std::string_view::npos;
    if (line.text.ends_with("::") && line.text.size() > 4 && line.text.find(" ") != line.text.npos)
      return line.text.size() - 2;
    const size_t at = line.text.find("?:: ");
    return at == line.text.npos ? at : at + 1;
  };
  size_t terms = 0;
  for (const Line& line : lines) terms += term(line) != std::string_view::npos;
  for (const Line& line : lines) terms += line.text.starts_with("[qanda") ? 3 : 0;
  if (terms < 3) return;
  std::vector<Line> out;
  out.reserve(lines.size());
  for (Line line : lines) {
    const size_t at = term(line);
    if (at == std::string_view::npos) {
      out.push_back(line);
      continue;
    }
    Line question = line;
    question.text = question.content = Trim(line.text.substr(0, at));
    question.marker = {Marker::Kind::kQuestion, -1, ':', 0};
    out.push_back(question);
    const std::string_view answer = Trim(line.text.substr(at + 2));
    if (answer.empty()) continue;
    line.text = line.content = answer;
    line.marker = {Marker::Kind::kAnswer, -1, ':', 0};
    out.push_back(line);
  }
  lines = std::move(out);
}

// Directives of reStructuredText and fields above a document; what a directive holds is indented below it.
void ReadDirectives(std::vector<Line>& lines) {
  static constexpr std::array<std::string_view, 8> kPlain = {".. contents", ".. highlight", ".. toctree", ".. meta",
                                                             ".. image",    ".. figure",    ".. include", ".. |"};
  bool inside = false;
  bool opening = true;  // nothing but titles and fields so far
  for (Line& line : lines) {
    if (line.kind == LineKind::kBlank || line.kind == LineKind::kCode || line.kind == LineKind::kFence ||
        line.kind == LineKind::kDropped)
      continue;
    const std::string_view text = line.text;
    inside = inside && line.indent > 0;
    if (text.starts_with(".. "))
      for (const std::string_view directive : kPlain) inside = inside || text.starts_with(directive);
    const bool field = opening && text.starts_with(':') && text.find(':', 1) != text.npos && text.find(':', 1) < 32;
    if (inside || field) {
      line.kind = LineKind::kDropped;
      line.drop = DropReason::kPageFurniture;
    } else if (line.kind != LineKind::kHeading) {
      opening = false;
    }
  }
}

struct Prefix {
  std::string_view name;
  // The level and the title of a heading, 0 if the line is none.
  uint8_t (*match)(std::string_view text, std::string_view& title);
};

// `mark` repeated 1-6 times, then a space.
uint8_t RepeatedMark(std::string_view text, char mark, std::string_view& title) {
  const size_t level = text.find_first_not_of(mark);
  if (level == text.npos || level == 0 || level > 6 || text[level] != ' ') return 0;
  title = Trim(text.substr(level));
  while (title.ends_with(mark)) title.remove_suffix(1);
  title = Trim(title);
  return title.empty() ? 0 : static_cast<uint8_t>(level);
}

uint8_t MatchOrg(std::string_view text, std::string_view& title) {
  const uint8_t level = RepeatedMark(text, '*', title);
  for (const std::string_view state : {"TODO ", "DONE ", "NEXT ", "WAITING ", "STARTED ", "HOLD ", "CANCELLED "}) {
    if (title.starts_with(state)) title = Trim(title.substr(state.size()));
  }
  if (title.starts_with("[#") && title.size() > 4 && title[3] == ']') title = Trim(title.substr(4));
  // "[2/5]", "[40%]": how much of a task is done.
  if (title.ends_with(']') && title.rfind(" [") != title.npos &&
      title.substr(title.rfind(" [") + 2).find_first_not_of("0123456789/%]") == title.npos)
    title = Trim(title.substr(0, title.rfind(" [")));
  // Tags at the end: ":exam:sql:"
  if (level > 0 && title.ends_with(':') && title.rfind(" :") != title.npos)
    title = Trim(title.substr(0, title.rfind(" :")));
  return level;
}
uint8_t MatchEquals(std::string_view text, std::string_view& title) { return RepeatedMark(text, '=', title); }

uint8_t MatchJira(std::string_view text, std::string_view& title) {
  if (text.size() < 5 || text[0] != 'h' || text[1] < '1' || text[1] > '6' || text.substr(2, 2) != ". ") return 0;
  title = Trim(text.substr(4));
  return static_cast<uint8_t>(text[1] - '0');
}

uint8_t MatchLatex(std::string_view text, std::string_view& title) {
  static constexpr std::array<std::string_view, 5> kCommands = {"\\chapter", "\\section", "\\subsection",
                                                                "\\subsubsection", "\\paragraph"};
  for (size_t i = 0; i < kCommands.size(); ++i) {
    std::string_view rest = text;
    if (!rest.starts_with(kCommands[i])) continue;
    rest.remove_prefix(kCommands[i].size());
    if (rest.starts_with('*')) rest.remove_prefix(1);
    if (!rest.starts_with('{')) continue;
    const size_t close = rest.rfind('}');
    if (close == rest.npos) continue;
    title = Trim(rest.substr(1, close - 1));
    return static_cast<uint8_t>(i + 1);
  }
  return 0;
}

constexpr std::array<Prefix, 4> kPrefixes = {
    {{"org", MatchOrg}, {"asciidoc", MatchEquals}, {"jira", MatchJira}, {"latex", MatchLatex}}};

// How often a prefix must make a heading: Org's single star is a Markdown bullet too.
bool IsUsed(const Prefix& prefix, const std::vector<Line>& lines) {
  size_t headings = 0;
  size_t deep = 0;
  size_t markdown = 0;
  bool named = false;
  for (const Line& line : lines) {
    if (line.kind == LineKind::kBlank || line.kind == LineKind::kCode || line.kind == LineKind::kDropped) continue;
    markdown += line.kind == LineKind::kHeading && line.text.starts_with('#');
    std::string_view title;
    const uint8_t level = prefix.match(line.text, title);
    headings += level > 0;
    deep += level > 1;
    named = named || line.text.starts_with("#+TITLE") || line.text.starts_with("#+title") ||
            line.text.starts_with("#+BEGIN");
  }
  if (markdown >= headings) return false;
  if (prefix.match == MatchOrg) return deep >= 2 || (named && headings > 0);
  return headings >= 2;
}

// `#+BEGIN_SRC python`, `[source,java]` + `----`, `{code:sql}`, `\begin{lstlisting}`, `.. code-block:: go`
struct CodeFrame {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<CodeFrame, 7> kCodeBlocks = {{{"#+BEGIN_SRC", "#+END_SRC"},
                                                   {"#+begin_src", "#+end_src"},
                                                   {"#+BEGIN_EXAMPLE", "#+END_EXAMPLE"},
                                                   {"\\begin{lstlisting}", "\\end{lstlisting}"},
                                                   {"\\begin{verbatim}", "\\end{verbatim}"},
                                                   {"\\begin{minted}", "\\end{minted}"},
                                                   {"{code", "{code}"}}};

void MarkCode(std::vector<Line>& lines, size_t open, size_t close, std::string_view language) {
  lines[open].kind = LineKind::kFence;
  lines[open].opens = true;
  lines[open].language = language;
  for (size_t i = open + 1; i < close; ++i) {
    lines[i].kind = LineKind::kCode;
    lines[i].fenced = true;
    lines[i].marker = {};
    lines[i].content = lines[i].text;
  }
}

std::string_view Word(std::string_view text) {
  const size_t begin = text.find_first_not_of(" :{[},]=");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_first_of(" :{}[],|", begin) - begin);
}

// Where delimiters of AsciiDoc, which close with the line that they open with, stand for the last time.
class LastDelimiters {
 public:
  // Whether the delimiter on line `at` stands on a later line too.
  bool Closes(const std::vector<Line>& lines, size_t at, size_t& looked_at) {
    if (last_.empty()) {
      looked_at += lines.size();
      for (size_t i = 0; i < lines.size(); ++i)
        if (lines[i].text.starts_with("----")) last_[lines[i].text] = i;
    }
    return last_.at(lines[at].text) > at;
  }

 private:
  std::unordered_map<std::string_view, size_t> last_;
};

}  // namespace

size_t ReadCodeBlocks(std::vector<Line>& lines) {
  size_t looked_at = 0;
  std::array<bool, kCodeBlocks.size()> stays_open{};  // what does not close behind one line does not behind later ones
  LastDelimiters delimiters;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::kFence || lines[i].kind == LineKind::kDropped) continue;
    const std::string_view text = Trim(lines[i].text);
    for (const CodeFrame& block : kCodeBlocks) {
      if (!text.starts_with(block.open)) continue;
      bool& open = stays_open[static_cast<size_t>(&block - kCodeBlocks.data())];
      if (open) break;
      size_t end = i + 1;
      while (end < lines.size() && !Trim(lines[end].text).starts_with(block.close)) ++end;
      looked_at += end - i;
      open = end == lines.size();
      if (open) break;
      MarkCode(lines, i, end, Word(text.substr(block.open.size())));
      lines[end].kind = LineKind::kFence;
      i = end;
      break;
    }
    // AsciiDoc: the delimiter stands on a line of its own, the language above it.
    if (text.starts_with("[source") && i + 1 < lines.size() && lines[i + 1].text.starts_with("----")) {
      if (!delimiters.Closes(lines, i + 1, looked_at)) continue;
      size_t end = i + 2;
      while (lines[end].text != lines[i + 1].text) ++end;
      looked_at += end - i;
      MarkCode(lines, i + 1, end, Word(text.substr(text.find(',') == text.npos ? text.size() : text.find(','))));
      lines[end].kind = LineKind::kFence;
      lines[i].kind = LineKind::kBlank;
      i = end;
    }
    // reStructuredText: what is indented below the directive.
    if (text.starts_with(".. code") && text.find("::") != text.npos) {
      size_t end = i + 1;
      size_t last = i;
      for (; end < lines.size() && (lines[end].text.empty() || lines[end].text[0] == ' '); ++end) {
        if (!lines[end].text.empty()) last = end;
      }
      looked_at += end - i;
      if (last == i) continue;
      MarkCode(lines, i, last + 1, Word(text.substr(text.find("::"))));
      i = last;
    }
  }
  return looked_at;
}

namespace {

// Org's own lines, and lists of AsciiDoc, where that is how the document is written.
void ReadDialect(const Prefix& prefix, std::vector<Line>& lines) {
  bool drawer = false;
  bool in_comment = false;  // of AsciiDoc
  for (Line& line : lines) {
    if (line.kind == LineKind::kBlank || line.kind == LineKind::kCode || line.kind == LineKind::kFence ||
        line.kind == LineKind::kDropped)
      continue;
    const std::string_view text = Trim(line.text);
    if (prefix.match == MatchOrg) {
      if (text == ":PROPERTIES:" || text == ":LOGBOOK:") drawer = true;
      const bool comment = text.starts_with("#+") || text.starts_with("# ");
      const bool planned =
          text.starts_with("CLOSED: ") || text.starts_with("SCHEDULED: ") || text.starts_with("DEADLINE: ");
      if (drawer || comment || planned) {
        line.kind = LineKind::kDropped;
        line.drop = DropReason::kPageFurniture;
      }
      if (text == ":END:") drawer = false;
    } else if (prefix.match == MatchEquals) {
      const char mark = text.starts_with('*') ? '*' : '.';
      const size_t depth = text.find_first_not_of(mark);
      if (depth != text.npos && depth > 0 && depth < 4 && text[depth] == ' ') {
        line.kind = LineKind::kItem;
        line.marker =
            mark == '*' ? Marker{Marker::Kind::kBullet, -1, '*', 0} : Marker{Marker::Kind::kOrdered, -1, '.', 'd'};
        line.content = Trim(text.substr(depth));
        line.indent += 2 * (static_cast<int>(depth) - 1);
        line.bold = false;
      }
      const bool comment = in_comment;
      if (text == "////") in_comment = !in_comment;
      const bool attributes = text.starts_with('[') && text.ends_with(']') &&
                              (text.find(' ') == text.npos || text.starts_with("[quote") ||
                               text.starts_with("[verse") || text.starts_with("[%"));
      if (comment || attributes || text.starts_with("//") || text == "<<<" || text == "+" ||
          text.starts_with("ifdef::") || text.starts_with("ifndef::") || text.starts_with("endif::") ||
          text.starts_with("include::") || text.starts_with("toc::") || text == "====" || text == "****" ||
          text == "'''" || (text.starts_with(':') && text.find(": ") != text.npos)) {
        line.kind = LineKind::kDropped;
        line.drop = DropReason::kPageFurniture;
      }
    }
  }
}

}  // namespace

void ReadStructure(Document& document) {
  ReadCodeBlocks(document.lines);
  ReadUnderlines(document.lines);
  ReadDecorated(document.lines);
  ReadTerms(document);
  ReadDirectives(document.lines);
  std::array<bool, kPrefixes.size()> found{};  // most documents hold none of them
  for (const Line& line : document.lines) {
    static constexpr ByteSet kFirst("*=h\\");
    if (line.text.empty() || !kFirst.has(line.text[0])) continue;
    std::string_view title;
    for (size_t i = 0; i < kPrefixes.size(); ++i) found[i] = found[i] || kPrefixes[i].match(line.text, title) > 0;
  }
  const auto org_title = [](const Line& line) {
    return line.text.starts_with("#+") || line.text.starts_with(":PROPERT");
  };
  bool equals = false;
  for (size_t i = 0; i < kPrefixes.size(); ++i) found[i] = found[i] && IsUsed(kPrefixes[i], document.lines);
  for (size_t i = 0; i < kPrefixes.size(); ++i) equals = equals || (found[i] && kPrefixes[i].match == MatchEquals);
  // Where headings have other marks, stars are lists.
  equals = equals && std::none_of(document.lines.begin(), document.lines.end(), org_title);
  for (size_t i = 0; i < kPrefixes.size(); ++i) {
    const Prefix& prefix = kPrefixes[i];
    if (!found[i] || (equals && prefix.match == MatchOrg)) continue;
    for (Line& line : document.lines) {
      if (line.kind == LineKind::kBlank || line.kind == LineKind::kCode || line.kind == LineKind::kFence ||
          line.kind == LineKind::kDropped)
        continue;
      std::string_view title;
      if (const uint8_t level = prefix.match(line.text, title); level > 0) MakeHeading(line, title, level);
    }
    ReadDialect(prefix, document.lines);
  }
}

}  // namespace emend
