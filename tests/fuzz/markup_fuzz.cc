// Any text as the lines of an answer: Markdown in well-formed UTF-8 that holds every word of the lines.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../markup_lines.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "markup/markup.h"
#include "require.h"

namespace {

using namespace emend;

// HTML, formulas and labels are rewritten, so that only lines without any of them must keep every word.
bool KeepsItsWords(const Line& line) {
  return line.kind != LineKind::kFence && line.kind != LineKind::kBlank && line.kind != LineKind::kTableRow &&
         line.marker.kind != Marker::Kind::kAnswer && line.text.find_first_of("<&$\\:") == std::string_view::npos;
}

bool IsWordPart(char32_t c) { return IsLetter(c) || IsDigit(c); }

// Letters and digits alone: a table may have cut a word that was two.
std::string LettersOf(std::string_view text) {
  std::string letters;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    if (IsWordPart(c.value)) letters.append(text, at, c.length);
    at += c.length;
  }
  return letters;
}

void RequireWords(std::string_view line, const std::string& letters) {
  size_t begin = 0;
  for (size_t at = 0; at <= line.size();) {
    const CodePoint c = at < line.size() ? DecodeUtf8(line, at) : CodePoint{' ', 1, true};
    if (!IsWordPart(c.value)) {
      const std::string_view word = line.substr(begin, at - begin);
      Require(letters.find(word) != std::string::npos, "a word is kept", word);
      begin = at + c.length;
    }
    at += c.length;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  constexpr size_t kLongest = 1 << 14;
  if (size > kLongest) return 0;
  const std::string text = WellFormed(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const std::vector<Line> lines = LinesOf(text);
  const std::string markdown = RenderBody(lines).text;
  Require(!FindInvalidUtf8(markdown), "the result is UTF-8", markdown);
  Require(markdown.find("\n\n\n") == std::string::npos || text.find("```") != std::string::npos ||
              text.find("¦") != std::string::npos,
          "no two blank lines in a row outside code", markdown);
  const std::string letters = LettersOf(markdown);
  for (const Line& line : lines)
    if (KeepsItsWords(line)) RequireWords(line.content, letters);
  return 0;
}
