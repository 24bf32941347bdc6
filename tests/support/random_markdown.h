// Markdown made at random with one word planted in it.
#ifndef EMEND_TESTS_SUPPORT_RANDOM_MARKDOWN_H_
#define EMEND_TESTS_SUPPORT_RANDOM_MARKDOWN_H_

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace emend {

// What is planted: how a reader sees it and how the file spells it. Both hold "zq" in front, which nothing else does.
struct PlantedWord {
  std::string text;
  std::string spelled;
};

class RandomMarkdown {
 public:
  // What the document must do without, as the style of YAML that carries it cannot carry it.
  enum class Shape {
    kAny,
    kFlat,   // no line begins or ends with white space
    kPlain,  // nor has it colons and hashes that mean something in YAML
  };

  explicit RandomMarkdown(uint32_t seed) : random_(seed) {}

  // A document with LF line ends in which `word` stands once.
  std::string Make(Shape shape) {
    flat_ = shape != Shape::kAny;
    plain_ = shape == Shape::kPlain;
    word_ = Pick<PlantedWord>({{"zqmarker", "zqmarker"},
                               {"zqmarker", "zqmarker"},
                               {"zqmärkér", "zqmärkér"},
                               {"zqเครื่องหมาย", "zqเครื่องหมาย"},
                               {"zq😀🏳️‍🌈x", "zq😀🏳️‍🌈x"},
                               {"zqe\u0301a\u0308n", "zqe\u0301a\u0308n"},
                               {"zq*m", "zq\\*m"},
                               {"zq&m", "zq&amp;m"},
                               {"zq©m", "zq&copy;m"},
                               {"zqλm", "zq&#955;m"},
                               {"zq\\m", "zq\\\\m"},
                               {"zq_m_x", "zq_m_x"}});
    std::string out = plain_ ? "Text\n\n" : "";
    Repeat(3, [&] { out += Block("") + "\n\n"; });
    out += Block("\x02") + "\n\n";
    Repeat(3, [&] { out += Block("") + "\n\n"; });
    out += plain_ ? "End\n" : "[r]: /url-of-r \"a title\"\n";
    const size_t at = out.find('\x02');
    out.replace(at, 1, word_.spelled);
    return out;
  }

  const PlantedWord& word() const { return word_; }
  const std::string& made() const { return made_; }
  std::mt19937& random() { return random_; }
  size_t Below(size_t limit) { return random_() % limit; }
  bool Chance(size_t one_in) { return Below(one_in) == 0; }

 private:
  template <typename T>
  T Pick(std::initializer_list<T> all) {
    return *(all.begin() + Below(all.size()));
  }
  std::string Pick(std::initializer_list<const char*> all) { return *(all.begin() + Below(all.size())); }

  template <typename Do>
  void Repeat(size_t most, Do what) {
    for (size_t left = Below(most + 1); left > 0; --left) what();
  }

  // A word or two with or without mark-up, that no block can begin with but prose.
  std::string Piece() {
    if (flat_ && Chance(2))
      return Pick({"plain words", "it's so", "**bold**", "`code`", "ไทย", "e&amp;f", "\"x\"", "a\\*b"});
    if (plain_)
      return Pick({"plain words", "[x](http://e.org)", "~~s~~", "é", "<b>x</b>", "<https://e.org/a_b>", "😀", "&#955;"});
    const std::string piece = AnyPiece();
    return flat_ && piece.find('\t') != std::string::npos ? "flat" : piece;
  }

  std::string AnyPiece() {
    return Pick({"plain words",
                 "naïve",
                 "ตัวอย่าง",
                 "emoji 👩‍👩‍👧 here",
                 "cafe\u0301",
                 "a \\* b",
                 "c \\\\ d",
                 "e &amp; f",
                 "g &#x1F600; h",
                 "i &NotEqualTilde; j",
                 "k &unknown; l",
                 "m & n",
                 "o < p",
                 "**bold q**",
                 "*em r*",
                 "***both s***",
                 "~~gone t~~",
                 "`code u`",
                 "`` co`de ``",
                 "` v `",
                 "[link *w*](http://e.org/a_b?c=d \"ti)tle\")",
                 "[x](<a b> 'y')",
                 "[z][r]",
                 "[r][]",
                 "[r]",
                 "![alt aa](p.png)",
                 "<https://e.org/bb>",
                 "<b>cc</b>",
                 "dd<br>ee",
                 "https://e.org/ff_gg",
                 "snake_case_hh",
                 "2 * 3 * 4",
                 "ii_jj*kk",
                 "tab\there",
                 "[no link](",
                 "[a]b]",
                 "**not closed",
                 "ll \"quoted\" it's",
                 "<!-- note -->",
                 "[mm](/a(b)c)",
                 "![nn][r]",
                 "C:\\path\\oo",
                 "~ pp",
                 "[esc\\]qq](/u)",
                 "`a \\ b`",
                 "\\`rr",
                 "a@b.example",
                 "(*ss*)**tt**",
                 "__uu__ _vv_",
                 "[![im](a.png)](/b)"});
  }

  std::string Wrapped(const std::string& word) {
    if (word.empty()) return Piece();
    const std::string inside = Chance(3) ? "in " + word + " side" : word;
    const std::string wrapped[] = {word,
                                   inside,
                                   "*" + inside + "*",
                                   "**" + inside + "**",
                                   "***" + inside + "***",
                                   "_" + inside + "_",
                                   "__" + inside + "__",
                                   "~~" + inside + "~~",
                                   "[" + inside + "](http://e.org)",
                                   "[" + inside + "](<u v> \"t\")",
                                   "[" + inside + "][r]",
                                   "![" + inside + "](p.png)",
                                   "[**" + inside + "** more](/u)",
                                   "(" + inside + ")",
                                   "\"" + inside + "\"",
                                   "<b>" + inside + "</b>",
                                   "**a *b " + inside + "* c**",
                                   "`x` " + inside + " `y`"};
    return wrapped[Below(std::size(wrapped))];
  }

  std::string Inline(const std::string& word) {
    std::string out;
    Repeat(4, [&] { out += Piece() + " "; });
    if (!word.empty() && Chance(8)) {
      made_ += " code-span";
      out += "`" + std::string(Chance(2) ? "a " : "") + word + "`";
    } else {
      out += Wrapped(word);
    }
    Repeat(4, [&] { out += " " + Piece(); });
    return out;
  }

  // Lines that go on as one paragraph; none begins with a sign of a block.
  std::vector<std::string> Lines(const std::string& word) {
    std::vector<std::string> lines;
    const size_t count = 1 + Below(3);
    const size_t with = Below(count);
    for (size_t i = 0; i < count; ++i) {
      lines.push_back(Pick({"Some ", "The ", "ไทย ", "Ünder "}) + Inline(i == with ? word : ""));
      if (i + 1 < count) lines.back() += flat_ ? Pick({"", "\\"}) : Pick({"", "", "  ", "\\", " "});
    }
    return lines;
  }

  std::string Join(const std::vector<std::string>& lines, const std::string& between) {
    std::string out;
    for (const std::string& line : lines) out += (out.empty() ? "" : "\n" + between) + line;
    return out;
  }

  std::string Cell(const std::string& word) {
    std::string cell = Inline(word);
    for (size_t at = cell.find('\x02') == std::string::npos ? cell.find("`code u`") : std::string::npos;
         at != std::string::npos; at = std::string::npos)
      cell.replace(at, 8, "`co\\|de`");
    return Pick({" ", "", "  "}) + cell + Pick({" ", "\\| x ", " "});
  }

  std::string Table(const std::string& word) {
    const size_t columns = 1 + Below(3);
    const size_t rows = 2 + Below(3);
    const size_t planted = Below(rows * columns);
    const bool edges = columns == 1 || Chance(2);
    std::string out;
    for (size_t row = 0; row < rows; ++row) {
      std::string line = edges ? "|" : "";
      for (size_t column = 0; column < columns; ++column) {
        std::string cell = Cell(row * columns + column == planted ? word : "");
        if (column == 0 && !edges) cell = "First " + cell;
        line += cell + (column + 1 < columns || edges ? "|" : "");
      }
      out += (row > 0 ? "\n" : "") + line;
      if (row > 0) continue;
      std::string rule = "|";
      for (size_t column = 0; column < columns; ++column) rule += Pick({"---|", ":-:|", " --- |"});
      out += "\n" + rule;
    }
    return out;
  }

  std::string Code(const std::string& word) {
    const std::string fence = Pick({"```", "~~~~", "`````"});
    std::string out = fence + Pick({"", "python", " js title=x"});
    Repeat(2, [&] {
      out += "\n" + Pick({"", "a = 1", "  deep", "\ttab *x*", "| a | b |", "- [x](y)", "# no heading"});
    });
    out += "\n" + Pick({"", "  ", "\t", "x = "}) + word;
    Repeat(2, [&] { out += "\n" + Pick({"", "end", "    # more"}); });
    return out + "\n" + fence;
  }

  std::string Leaf(const std::string& word) {
    if (flat_) return FlatLeaf(word);
    switch (Below(9)) {
      case 0:
        made_ += " atx";
        return std::string(1 + Below(4), '#') + " " + Inline(word) + Pick({"", " ##", " #  "});
      case 1:
        made_ += " setext";
        return Join(Lines(word), "") + "\n" + Pick({"===", "---", "-------- "});
      case 2:
        made_ += " table";
        return Table(word);
      case 3:
        made_ += " table-behind-text";
        return "Text " + Inline("") + "\n" + Table(word);
      case 4:
        made_ += " text-before-table";
        return "Text " + Inline(word) + "\n| a | b |\n|---|---|\n| c | d |";
      case 5:
        made_ += " code";
        return Code(word);
      case 6:
        made_ += " definitions";
        return "[d1]: /a\n[d2]: <b c> 'title\n  of d2'\n" + Join(Lines(word), "");
      case 7:
        if (!word.empty() && Chance(2)) {
          made_ += " indented-code";
          return "    a\n\n    b " + word + "\n      c";
        }
        [[fallthrough]];
      default:
        made_ += " paragraph";
        return Join(Lines(word), Pick({"", "", "  ", "\t", "      "}));
    }
  }

  std::string FlatLeaf(const std::string& word) {
    switch (Below(plain_ ? 3 : 5)) {
      case 0:
        made_ += " setext";
        return Join(Lines(word), "") + "\n" + Pick({"===", "---"});
      case 1:
        made_ += " flat-quote";
        return Inside(Join(Lines(word), ""), "> ", "> ", Chance(2));
      case 2:
        made_ += " paragraph";
        return Join(Lines(word), "");
      case 3:
        made_ += " atx";
        return "## " + Inline(word);
      default:
        made_ += " lazy";
        return Inside(Join(Lines(word), ""), "- ", "", true);
    }
  }

  // Every line behind `first` or, from the second on, `rest`. Lines of a paragraph may go without.
  std::string Inside(const std::string& block, const std::string& first, const std::string& rest, bool lazy) {
    std::string out = first;
    for (size_t begin = 0;;) {
      const size_t end = block.find('\n', begin);
      out += block.substr(begin, end - begin);
      if (end == std::string::npos) return out;
      begin = end + 1;
      const bool blank = block.substr(begin, 1) == "\n" || begin == block.size();
      out += "\n";
      if (lazy && Chance(2)) continue;
      out += blank && rest.find('>') == std::string::npos ? "" : rest;
    }
  }

  std::string Block(const std::string& word, size_t depth = 0) {
    if (flat_ || depth > 4 || Chance(3)) return Leaf(word);
    const size_t kind = Below(6);
    if (kind == 0) {  // a paragraph whose lines are lazy
      made_ += " lazy";
      const std::string lines = Join(Lines(word), "");
      return Chance(2) ? Inside(lines, "> ", "> ", true) : Inside(lines, "- ", "  ", true);
    }
    if (kind == 5 && Chance(2)) {
      made_ += " task";
      return Inside("Task " + Join(Lines(word), ""), "- [x] ", "      ", false);
    }
    const std::string block = Block(word, depth + 1);
    switch (kind) {
      case 1:
      case 2: {
        made_ += " in-quote";
        const std::string mark = Pick({"> ", ">", " > ", ">  "});
        return Inside(block, mark, mark, false);
      }
      case 3: {
        made_ += " in-bullet";
        const std::string item = Inside(block, Pick({"- ", "* ", "+ "}), "  ", false);
        return Chance(2) ? item : item + "\n\n  " + Inside(Join(Lines(""), ""), "", "  ", false);
      }
      case 4:
        made_ += " in-number";
        return Chance(2) ? Inside(block, "1. ", "   ", false) : Inside(block, "10)  ", "     ", false);
      default:
        made_ += " in-bullet-with-tab";
        return Inside(block, "-\t", "\t", false);
    }
  }

  std::mt19937 random_;
  PlantedWord word_;
  std::string made_;
  bool flat_ = false;
  bool plain_ = false;
};

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_RANDOM_MARKDOWN_H_
