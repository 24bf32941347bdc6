// LaTeX sources -> lines as Markdown would have them: sections, questions and items, solutions, tables, emphasis.
// Mathematics and what is verbatim stay as they are.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "import/labels.h"
#include "import/latex_macros.h"
#include "import/passes.h"

namespace emend {
namespace {

// What a command at the begin of a line turns into.
struct Command {
  std::string_view name;
  std::string_view mark;
};
constexpr std::array kLatexCommands = std::to_array<Command>({
    {"chapter", "# "},
    {"section", "## "},
    {"subsection", "### "},
    {"subsubsection", "#### "},
    {"paragraph", "##### "},
    {"question", "Q: "},
    {"titledquestion", "Q: "},
    {"part", "1. "},
    {"subpart", "1. "},
    {"item", "- "},
    {"choice", "- "},
    {"CorrectChoice", "- "},
});

// Environments whose content is the answer to what stands above.
constexpr std::array<std::string_view, 6> kAnswers = {"solution",      "answer",  "sol",
                                                      "solutionorbox", "loesung", "correction"};
constexpr std::array<std::string_view, 4> kVerbatim = {"lstlisting", "verbatim", "minted", "Verbatim"};

std::string_view WithoutComment(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '%')
      return text.substr(0, i);
  }
  return text;
}

// A letter with an accent, `\\"a`, `\\'{e}`, `\\ss{}`; the bytes it takes, 0 if there is none.
size_t WriteAccent(std::string_view text, std::string& out) {
  struct Sign {
    char command;
    std::string_view letters;  // each, and what it becomes
  };
  static constexpr Sign kSigns[] = {{'"', "aäoöuüeëiïyÿAÄOÖUÜEËIÏ"}, {'\'', "aáeéiíoóuúyýcćnńsśzźAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹ"},
                                    {'`', "aàeèiìoòuùAÀEÈIÌOÒUÙ"},   {'^', "aâeêiîoôuûAÂEÊIÎOÔUÛ"},
                                    {'~', "aãnñoõAÃNÑOÕ"},           {'.', "zżZŻeėIİ"}};
  struct Letter {
    std::string_view name;
    std::string_view letter;
  };
  static constexpr Letter kLetters[] = {{"ss", "ß"}, {"o", "ø"},  {"O", "Ø"},     {"l", "ł"},
                                        {"L", "Ł"},  {"aa", "å"}, {"AA", "Å"},    {"ae", "æ"},
                                        {"AE", "Æ"}, {"oe", "œ"}, {"ldots", "…"}, {"dots", "…"}};
  if (text.size() < 2 || text[0] != '\\') return 0;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (const Sign& sign : kSigns) {
    const bool braced = text.size() > 4 && text[2] == '{' && text[4] == '}';
    const size_t at = braced ? 3 : 2;
    if (text[1] != sign.command || at >= text.size() || !is_letter(text[at])) continue;
    const size_t found = sign.letters.find(text[at]);
    if (found == sign.letters.npos) return 0;
    out += sign.letters.substr(found + 1, DecodeUtf8(sign.letters, found + 1).length);
    return braced ? 5 : 3;
  }
  if (text.starts_with("\\c{c}")) return out += "ç", 5;
  const std::string_view name = CommandName(text);
  for (const Letter& letter : kLetters) {
    if (name != letter.name) continue;
    out += letter.letter;
    const std::string_view rest = text.substr(1 + name.size());
    return 1 + name.size() + (rest.starts_with("{}") ? 2 : rest.starts_with(' ') && name.size() < 3 ? 1 : 0);
  }
  return 0;
}

// Emphasis, code and signs within a line; mathematics between dollars stays.
std::string LatexInline(std::string_view text) {
  struct Style {
    std::string_view name;
    std::string_view mark;
  };
  static constexpr Style kStyles[] = {{"textbf", "**"},  {"emph", "*"}, {"textit", "*"}, {"texttt", "`"},
                                      {"underline", ""}, {"text", ""},  {"mbox", ""}};
  std::string out;
  bool math = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '$') math = !math;
    if (math || (c != '\\' && c != '~' && c != '-' && c != '`' && c != '\'')) {
      out.push_back(c);
    } else if (c == '~') {
      out.push_back(' ');
    } else if (c == '-' && text.substr(i, 3) == "---") {
      out += "—", i += 2;
    } else if (c == '-' && text.substr(i, 2) == "--") {
      out += "–", i += 1;
    } else if (c == '`' && text.substr(i, 2) == "``") {
      out += "“", i += 1;
    } else if (c == '\'' && text.substr(i, 2) == "''") {
      out += "”", i += 1;
    } else if (c == '`' || c == '\'' || c == '-') {
      out.push_back(c);
    } else if (i + 1 < text.size() && std::string_view("%&_#${}").find(text[i + 1]) != std::string_view::npos) {
      out.push_back(text[++i]);
    } else if (text.substr(i, 2) == "\\\\") {
      i += 1;
      const size_t close = text.find(']', i);  // \\[2mm]
      if (i + 1 < text.size() && text[i + 1] == '[' && close != text.npos && close - i < 12) i = close;
    } else if (const size_t accent = WriteAccent(text.substr(i), out); accent > 0) {
      i += accent - 1;
    } else if (text.substr(i).starts_with("\\verb") && i + 6 < text.size()) {
      const size_t close = text.find(text[i + 5], i + 6);
      if (close == text.npos) break;
      out.append("`").append(text.substr(i + 6, close - i - 6)).append("`");
      i = close;
    } else {
      const std::string_view name = CommandName(text.substr(i));
      const size_t open = i + 1 + name.size();
      bool known = false;
      for (const Style& style : kStyles) {
        if (style.name != name || open >= text.size() || text[open] != '{') continue;
        const size_t close = ClosingBrace(text, open);
        if (close == text.npos) continue;
        out.append(style.mark).append(LatexInline(text.substr(open + 1, close - open - 1))).append(style.mark);
        i = close;
        known = true;
        break;
      }
      if (!known) out.push_back(c);
    }
  }
  return out;
}

bool IsLatex(const Document& document) {
  int commands = 0;
  for (const Line& line : document.lines) {
    const std::string_view text = Trim(line.text);
    if (text.starts_with("\\begin{document}")) return true;
    commands += text.starts_with("\\item") || text.starts_with("\\question") || text.starts_with("\\section") ||
                text.starts_with("\\begin{");
  }
  return commands >= 4;
}

class LatexReader {
 public:
  explicit LatexReader(Document& document) : document_(document) {}

  void Read() {
    for (const Line& line : document_.lines) preamble_ = preamble_ || Trim(line.text).starts_with("\\begin{document}");
    for (Line& line : document_.lines) {
      if (line.kind == LineKind::kText) ReadLine(line);
    }
  }

 private:
  // What an environment's name stands for: a question, an answer, or neither; "\\newtheorem{q}{Question}" gives it one.
  Marker::Kind KindOf(std::string_view name) const {
    if (name == "questions" || name == "parts" || name == "subparts") return Marker::Kind::kNone;
    const auto alias = aliases_.find(std::string(name));
    const std::string_view word = alias == aliases_.end() ? name : std::string_view(alias->second);
    if (word.size() < 2) return Marker::Kind::kNone;
    return LabelKind(word);
  }

  void ReadAlias(std::string_view text) {
    if (!text.starts_with("\\newtheorem")) return;
    const size_t open = text.find('{');
    const size_t close = open == text.npos ? open : ClosingBrace(text, open);
    const size_t title = close == text.npos ? close : text.find('{', close);
    if (title == text.npos) return;
    aliases_[std::string(text.substr(open + 1, close - open - 1))] =
        std::string(text.substr(title + 1, std::min(ClosingBrace(text, title), text.size()) - title - 1));
  }

  // Lists and slides: what opens and closes them. True if the line is done.
  bool ReadFrame(Line& line, std::string_view name, bool begins, std::string_view rest) {
    if (name == "enumerate" || name == "parts" || name == "subparts") {
      if (begins)
        lists_.push_back(0);
      else if (!lists_.empty())
        lists_.pop_back();
      Mark(line);
      return true;
    }
    if (name == "itemize" || name == "description" || name == "choices" || name == "checkboxes") {
      if (begins)
        lists_.push_back(-1);
      else if (!lists_.empty())
        lists_.pop_back();
      Mark(line);
      return true;
    }
    const bool slide = name == "frame";
    if (!slide && name != "block" && name != "exampleblock" && name != "alertblock") return false;
    while (rest.starts_with('[') && rest.find(']') != rest.npos) rest = Trim(rest.substr(rest.find(']') + 1));
    const size_t close = rest.starts_with('{') ? ClosingBrace(rest, 0) : rest.npos;
    if (begins && close != rest.npos && close > 1)
      Write(line, (slide ? "## " : "### ") + LatexInline(rest.substr(1, close - 1)));
    else
      Mark(line);
    return true;
  }

  // "\\item", with its number where the list has numbers.
  void WriteItem(Line& line, std::string_view label, std::string_view text) {
    std::string mark(lists_.size() > 1 ? (lists_.size() - 1) * 4 : 0, ' ');
    if (!lists_.empty() && lists_.back() >= 0)
      mark += std::to_string(++lists_.back()) + ". ";
    else
      mark += "- ";
    if (!label.empty()) mark += "**" + LatexInline(label) + "**: ";
    Write(line, mark + LatexInline(text));
  }

  // Commands that say nothing about what follows them on the line.
  static std::string_view WithoutSpacing(std::string_view text) {
    static constexpr std::array<std::string_view, 14> kNames = {
        "noindent", "indent",    "bigskip", "medskip", "smallskip", "centering", "par",
        "newpage",  "clearpage", "vfill",   "hfill",   "large",     "Large",     "pagebreak"};
    while (text.starts_with('\\')) {
      const std::string_view name = CommandName(text);
      if (std::find(kNames.begin(), kNames.end(), name) == kNames.end()) break;
      text = Trim(text.substr(1 + name.size()));
    }
    return text;
  }

  void ReadLine(Line& line) {
    const std::string_view trimmed = Trim(line.text);
    if (verbatim_) {
      if (trimmed.starts_with("\\end{")) verbatim_ = false;
      return;
    }
    if (preamble_) {
      if (trimmed.starts_with("\\begin{document}")) preamble_ = false;
      ReadAlias(trimmed);
      macros_.Read(trimmed);
      return Mark(line);
    }
    std::string_view text = WithoutComment(line.text);
    const std::string expanded = macros_.empty() ? std::string() : macros_.Expand(text);
    if (!macros_.empty()) text = expanded;
    text = WithoutSpacing(Trim(text));
    std::string mark;
    if (text.starts_with("\\begin{") || text.starts_with("\\end{")) {
      const size_t open = text.find('{');
      const size_t close = text.find('}', open);
      if (close == text.npos) return Mark(line);
      const std::string_view name = text.substr(open + 1, close - open - 1);
      for (const std::string_view verbatim : kVerbatim) {
        if (name == verbatim && text[1] == 'b') return static_cast<void>(verbatim_ = true);
      }
      if (name == "tabular" || name == "tabularx" || name == "longtable") {
        table_ = text[1] == 'b';
        return Mark(line);
      }
      if (ReadFrame(line, name, text[1] == 'b', Trim(text.substr(close + 1)))) return;
      for (const std::string_view answer : kAnswers) {
        if (name == answer && text[1] == 'b') mark = "A: ";
      }
      if (text[1] == 'b' && KindOf(name) == Marker::Kind::kAnswer) mark = "A: ";
      if (text[1] == 'b' && KindOf(name) == Marker::Kind::kQuestion)
        mark = "Question " + std::to_string(++questions_) + ": ";
      text = Trim(text.substr(close + 1));
      while (text.starts_with('[') && text.find(']') != text.npos) text = Trim(text.substr(text.find(']') + 1));
      if (const size_t end = text.find("\\end{"); end != text.npos) text = Trim(text.substr(0, end));
      if (text.empty() && mark.empty()) return Mark(line);
      return Write(line, mark + LatexInline(text));
    }
    if (table_) return ReadRow(line, text);
    if (text.starts_with('\\')) {
      const std::string_view name = CommandName(text);
      for (const Command& command : kLatexCommands) {
        if (name != command.name) continue;
        text.remove_prefix(1 + name.size());
        if (text.starts_with('*')) text.remove_prefix(1);
        std::string_view label;
        if (text.starts_with('[') && text.find(']') != text.npos) {
          label = text.substr(1, text.find(']') - 1);
          text = Trim(text.substr(text.find(']') + 1));
        }
        text = Trim(text);
        if (name == "item" || name == "part" || name == "subpart")
          return WriteItem(line, name == "item" ? label : "", text);
        if (command.mark[0] == 'Q')
          return Write(line, "Question " + std::to_string(++questions_) + ": " + LatexInline(text));
        if (command.mark[0] == '#' && text.starts_with('{'))
          text = text.substr(1, std::min(ClosingBrace(text, 0), text.size()) - 1);
        return Write(line, std::string(command.mark) + LatexInline(text));
      }
      const bool styled = name == "textbf" || name == "emph" || name == "textit" || name == "texttt" ||
                          name == "verb" || name == "text" || name.empty();
      const size_t space = text.find(' ');
      if (!styled && (space == text.npos || text.ends_with('}'))) return Mark(line);  // \maketitle, \vspace{1cm}
    }
    if (text.empty()) return Mark(line);
    Write(line, LatexInline(text));
  }

  // a & b \\ -> | a | b |
  void ReadRow(Line& line, std::string_view text) {
    std::string cells;
    for (const std::string_view rule : {"\\hline", "\\toprule", "\\midrule", "\\bottomrule"}) {
      while (text.starts_with(rule)) text = Trim(text.substr(rule.size()));
    }
    if (const size_t end = text.find("\\\\"); end != text.npos) text = Trim(text.substr(0, end));
    if (text.empty()) return Mark(line);
    size_t begin = 0;
    for (size_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && (text[i] != '&' || (i > 0 && text[i - 1] == '\\'))) continue;
      cells += "| " + LatexInline(Trim(text.substr(begin, i - begin))) + " ";
      begin = i + 1;
    }
    Write(line, cells + "|");
  }

  void Mark(Line& line) { line.kind = LineKind::kBlank; }

  void Write(Line& line, std::string text) {
    line.text = document_.made.emplace_back(std::move(text));
    line.content = line.text;
  }

  Document& document_;
  int questions_ = 0;
  std::vector<int> lists_;                      // the last number of each list that is open, -1 in one of bullets
  LatexMacros macros_;                          // commands that the author made
  std::map<std::string, std::string> aliases_;  // environments and what their author calls them
  bool preamble_ = false;
  bool verbatim_ = false;
  bool table_ = false;
};

}  // namespace

void ReadLatex(Document& document) {
  if (IsLatex(document)) LatexReader(document).Read();
}

}  // namespace emend
