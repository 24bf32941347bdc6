#include <algorithm>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "import/lines.h"
#include "import/passes.h"

namespace emend {
namespace {

// "4 How …" between "3. …" and "5. …": a number that lost its full stop.
void ReadBareNumbers(std::vector<Line>& lines) {
  const auto ordered = [](const Line& line) {
    return line.marker.kind == Marker::Kind::kOrdered && line.marker.family == 'd' && line.indent == 0;
  };
  int last = -1;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (ordered(lines[i])) last = lines[i].marker.number;
    const std::string_view text = lines[i].content;
    if (lines[i].kind != LineKind::kText || lines[i].indent > 0 || lines[i].marker.kind != Marker::Kind::kNone ||
        last < 0 || text.empty())
      continue;
    size_t digits = 0;
    int number = 0;
    while (digits < text.size() && digits < 3 && text[digits] >= '0' && text[digits] <= '9')
      number = number * 10 + (text[digits++] - '0');
    if (digits == 0 || number != last + 1 || digits + 1 >= text.size() || text[digits] != ' ') continue;
    constexpr size_t kReach = 60;  // lines; the next number is not further away
    for (size_t k = i + 1; k < lines.size() && k < i + kReach; ++k) {
      if (!ordered(lines[k])) continue;
      if (lines[k].marker.number != number + 1 && lines[k].marker.number != number + 2) continue;
      lines[i].kind = LineKind::kItem;
      lines[i].marker = {Marker::Kind::kOrdered, number, '.', 'd'};
      lines[i].content = text.substr(digits + 1);
      last = number;
      break;
    }
  }
}

// "1 what is a pipe", answers between, "2 what is a fork": numbers without any mark, one after another from 1.
void ReadPlainNumbers(std::vector<Line>& lines) {
  constexpr size_t kLeast = 4;
  constexpr size_t kReach = 60;  // lines to the next number
  std::vector<size_t> row;
  const auto number_of = [](const Line& line) {
    const std::string_view text = line.content;
    size_t digits = 0;
    int number = 0;
    while (digits < text.size() && digits < 3 && text[digits] >= '0' && text[digits] <= '9')
      number = number * 10 + (text[digits++] - '0');
    if (digits == 0 || digits + 1 >= text.size() || text[digits] != ' ') return -1;
    const size_t word = text.find_first_not_of(' ', digits);
    return word != text.npos && IsLetter(DecodeUtf8(text, word).value) ? number : -1;
  };
  const auto mark = [&] {
    // With answers between them they are questions, right below each other steps; in columns they are rows of data.
    const bool apart = row.size() >= kLeast && row.back() - row.front() >= row.size() + row.size() / 2;
    const bool steps = row.size() + 1 >= kLeast && row.back() - row.front() + 1 == row.size() &&
                       std::all_of(row.begin(), row.end(), [&](size_t i) {
                         return lines[i].text.find("  ") == std::string_view::npos &&
                                lines[i].text.find('\t') == std::string_view::npos;
                       });
    for (const size_t i : row) {
      if (!apart && !steps) break;
      const std::string_view text = lines[i].content;
      lines[i].kind = LineKind::kItem;
      lines[i].marker = {Marker::Kind::kOrdered, number_of(lines[i]), '.', 'd'};
      lines[i].content = Trim(text.substr(text.find(' ')));
    }
    row.clear();
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.kind != LineKind::kText || line.marker.kind != Marker::Kind::kNone || line.indent > 0) continue;
    const int number = number_of(line);
    if (number < 0) continue;
    if (!row.empty() && (number != number_of(lines[row.back()]) + 1 || i - row.back() > kReach)) {
      if (number != 1) continue;
      mark();
    }
    if (!row.empty() || number == 1) row.push_back(i);
  }
  mark();
}

// "A)" below "Q)": the letter of an answer, not the first of a list.
void ReadLetterAnswers(std::vector<Line>& lines) {
  size_t questions = 0;
  size_t answers = 0;
  const auto lettered = [](const Line& line) {
    return line.marker.kind == Marker::Kind::kOrdered && line.marker.family == 'A' && line.marker.number == 1;
  };
  for (const Line& line : lines) {
    questions += line.marker.kind == Marker::Kind::kQuestion && (line.marker.style == ')' || line.marker.style == '.');
    answers += lettered(line);
  }
  if (questions < 2 || answers * 2 < questions) return;
  for (Line& line : lines) {
    if (!lettered(line)) continue;
    line.marker = {Marker::Kind::kAnswer, -1, line.marker.style, 0};
    line.kind = LineKind::kText;
  }
}

// "〜〜〜〜〜", "━━━━━━": one sign again and again that is none of ASCII's.
bool IsDrawnRule(std::string_view text) {
  constexpr size_t kLeast = 5;
  const CodePoint first = DecodeUtf8(text, 0);
  if (first.value < 0x80 || IsLetter(first.value) || IsDigit(first.value) || text.size() < kLeast * first.length)
    return false;
  for (size_t i = 0; i < text.size(); i += first.length) {
    if (text.substr(i, first.length) != text.substr(0, first.length)) return false;
  }
  return true;
}

}  // namespace

void ReadMarkdown(Document& document) {
  for (Line& line : document.lines) {
    if (line.kind != LineKind::kText) continue;
    ReadSurface(line);
    if (line.kind == LineKind::kItem || line.kind == LineKind::kText) {
      const std::string_view mark = line.text.substr(static_cast<size_t>(line.text.find_first_not_of(" \t")));
      if (mark.size() >= 3 && mark.find_first_not_of("-_* ") == mark.npos &&
          mark.find_first_not_of(mark.substr(0, 1)) == mark.npos)
        line.kind = LineKind::kRule;
      else if (IsDrawnRule(mark) || (mark.size() >= 3 && mark.find_first_not_of("=") == mark.npos) ||
               (mark.size() >= 5 && mark.find_first_not_of('~') == mark.npos))
        line.kind = LineKind::kRule;
    }
  }
  ReadBareNumbers(document.lines);
  ReadPlainNumbers(document.lines);
  ReadLetterAnswers(document.lines);
}

}  // namespace emend
