#include "segment/bare_numbers.h"

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

}  // namespace

void DropBareNumbers(Collection& collection) {
  constexpr size_t kLeast = 3;
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
  if (numbered.size() < kLeast || numbered.size() * 2 < questions || (steps + 1) * 4 < numbered.size() * 3) return;
  for (const Numbered& one : numbered) one.entry->question.erase(0, one.length);
}

}  // namespace emend
