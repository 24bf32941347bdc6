// A text as a YAML scalar in a style and layout chosen at random, as people and tools write them.
#ifndef EMEND_TESTS_SUPPORT_YAML_STYLES_H_
#define EMEND_TESTS_SUPPORT_YAML_STYLES_H_

#include <cstdio>
#include <random>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace emend {

class YamlStyles {
 public:
  explicit YamlStyles(std::mt19937& random) : random_(random) {}

  // `indent`: the column of the key. Not every style can carry every text: the reader tells.
  std::string Literal(std::string_view text, size_t indent) {
    const size_t deeper = 1 + random_() % 5;
    const bool needs_digit = text.starts_with(' ') || text.starts_with('\n');
    std::string out = "|";
    if (needs_digit || Chance(4)) out += std::to_string(deeper);
    out += text.ends_with("\n\n") ? "+" : text.ends_with('\n') ? "" : "-";
    return out + Comment() + Indented(text, indent + deeper);
  }

  std::string Folded(std::string_view text, size_t indent) {
    std::string folded;
    for (size_t i = 0; i < text.size();) {
      if (text[i] != '\n') {
        const bool foldable = text[i] == ' ' && IsWord(text, i - 1) && IsWord(text, i + 1) && Chance(4);
        folded += foldable ? '\n' : text[i];
        ++i;
        continue;
      }
      // Lines that are indented deeper are not folded.
      const size_t next = std::min(text.find_first_not_of('\n', i), text.size());
      const size_t line = i == 0 ? 0 : text.rfind('\n', i - 1) + 1;
      const bool kept = text[line] == ' ' || text[line] == '\t' || i == 0 || next == text.size() || text[next] == ' ' ||
                        text[next] == '\t';
      folded.append(next - i + (kept ? 0 : 1), '\n');
      i = next;
    }
    return ">" +
           std::string(text.ends_with("\n\n") ? "+"
                       : text.ends_with('\n') ? ""
                                              : "-") +
           Comment() + Indented(folded, indent + 2);
  }

  // `quote`: 0 for a plain scalar.
  std::string Flow(std::string_view text, char quote, size_t indent) {
    const std::string margin(indent + 1 + random_() % 4, ' ');
    std::string out;
    if (quote != 0) out += quote;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') {
        out += "\n";
        while (text[i] == '\n' && i < text.size()) out += "\n", ++i;
        --i;
        out += margin;
      } else if (text[i] == ' ' && IsWord(text, i - 1) && IsWord(text, i + 1) && Chance(5)) {
        out += (Chance(3) ? "  \n" : "\n") + margin;
      } else {
        out += text[i];
        if (text[i] == '\'' && quote == '\'') out += '\'';
      }
    }
    if (quote != 0) out += quote;
    return out;
  }

  std::string DoubleQuoted(std::string_view text, size_t indent) {
    const std::string margin(indent + 1 + random_() % 4, ' ');
    std::string out = "\"";
    for (size_t i = 0; i < text.size();) {
      const CodePoint c = DecodeUtf8(text, i);
      const bool hidden = word_at_ <= i && i < word_end_;  // the word keeps its spelling
      if (text[i] == ' ' && IsWord(text, i - 1) && IsWord(text, i + 1) && Chance(6)) {
        out += Chance(2) ? "\n" + margin : "  \n" + margin;
      } else if (!hidden && IsWord(text, i) && i > 0 && Chance(25)) {
        out += "\\\n" + margin + std::string(text.substr(i, c.length));
      } else {
        out += Escape(c, text.substr(i, c.length), hidden);
      }
      i += c.length;
    }
    return out + "\"";
  }

  // Bytes of the text that DoubleQuoted must not escape without need.
  void Keep(size_t begin, size_t end) { word_at_ = begin, word_end_ = end; }

 private:
  bool Chance(size_t one_in) { return random_() % one_in == 0; }

  static bool IsWord(std::string_view text, size_t at) {
    return at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z');
  }

  std::string Comment() { return Chance(6) ? "  # a note to editors\n" : "\n"; }

  static std::string Indented(std::string_view text, size_t indent) {
    std::string out;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) out += std::string(indent, ' ') + std::string(text.substr(begin, end - begin));
      out += '\n';
      begin = end + 1;
    }
    if (out.ends_with('\n')) out.pop_back();
    return out;
  }

  std::string Escape(CodePoint c, std::string_view bytes, bool keep) {
    char buffer[16];
    const auto value = static_cast<unsigned>(c.value);
    switch (c.value) {
      case '"':
        return "\\\"";
      case '\\':
        return "\\\\";
      case '\n':
        return "\\n";
      case '\t':
        return Chance(2) ? "\\t" : "\\x09";
      default:
        break;
    }
    if (keep || !Chance(c.value < 0x80 ? 30 : 4)) return std::string(bytes);
    if (c.value == 0x85 || c.value == 0xA0) return c.value == 0x85 ? "\\N" : "\\_";
    std::snprintf(buffer, sizeof buffer,
                  value < 0x100 && Chance(2) ? "\\x%02X"
                  : value < 0x10000          ? "\\u%04x"
                                             : "\\U%08X",
                  value);
    return buffer;
  }

  std::mt19937& random_;
  size_t word_at_ = 0;
  size_t word_end_ = 0;
};

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_YAML_STYLES_H_
