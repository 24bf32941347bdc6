#include "segment/bare_numbers.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

struct Numbered {
  Entry* entry;
  int number;
  size_t length;  // bytes of the number and the space behind it
};

// The number that a question opens with; 0 if there is none.
Numbered ReadBareNumber(Entry& entry) {
  constexpr size_t kMostDigits = 3;
  const std::string_view text = entry.question;
  int value = 0;
  size_t at = 0;
  while (at < text.size() && at <= kMostDigits && IsAsciiDigit(text[at])) value = value * 10 + (text[at++] - '0');
  if (at == 0 || at > kMostDigits || at + 1 >= text.size() || text[at] != ' ') return {&entry, 0, 0};
  const char32_t next = DecodeUtf8(text, at + 1).value;
  return {&entry, IsLetter(next) || next == '`' || next == U'¿' ? value : 0, at + 1};
}

constexpr size_t kLeastBare = 3;

// "? ", "» ": signs that the text opens with, with the space behind them; empty if there are none. What opens a
// quotation or code is part of the wording.
std::string_view OpeningSigns(std::string_view text) {
  constexpr size_t kLongest = 9;  // bytes
  constexpr std::string_view kOpeners = "`\"'([{<$@/\\.~";
  const size_t end = text.find(' ');
  if (end == text.npos || end == 0 || end > kLongest || kOpeners.find(text[0]) != kOpeners.npos) return {};
  for (size_t i = 0; i < end;) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsLetter(c.value) || IsDigit(c.value)) return {};
    i += c.length;
  }
  return text.substr(0, end + 1);
}

}  // namespace

void DropOpeningSigns(Collection& collection) {
  std::map<std::string, std::vector<Entry*>> marked;
  for (Section& section : collection.sections) {
    for (Entry& entry : section.entries) {
      if (const std::string_view signs = OpeningSigns(entry.question); !signs.empty())
        marked[std::string(signs)].push_back(&entry);
    }
  }
  for (const auto& [signs, entries] : marked) {
    if (entries.size() < kLeastBare) continue;
    for (Entry* entry : entries) entry->question.erase(0, signs.size());
  }
}

void DropBareNumbers(Collection& collection) {
  std::vector<Numbered> numbered;
  size_t questions = 0;
  for (Section& section : collection.sections) {
    for (Entry& entry : section.entries) {
      ++questions;
      if (const Numbered one = ReadBareNumber(entry); one.number > 0) numbered.push_back(one);
    }
  }
  size_t steps = 0;  // from a number to the next one
  for (size_t i = 1; i < numbered.size(); ++i) steps += numbered[i].number == numbered[i - 1].number + 1;
  if (numbered.size() < kLeastBare || numbered.size() * 2 < questions || (steps + 1) * 4 < numbered.size() * 3) return;
  for (const Numbered& one : numbered) one.entry->question.erase(0, one.length);
}

}  // namespace emend
