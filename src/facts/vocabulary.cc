#include "facts/vocabulary.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

constexpr std::string_view kNumberWords[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                             "seven", "eight", "nine", "ten",   "eleven", "twelve"};
// What n't, 's, 're and the like may stand for; won't is will, then not.
constexpr std::string_view kShortened[] = {"is", "are", "will", "have", "would", "can", "shall", "not"};

constexpr std::array<bool, 128> kWordBytes = [] {
  std::array<bool, 128> bytes{};
  for (char c = '0'; c <= '9'; ++c) bytes[static_cast<size_t>(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c) bytes[static_cast<size_t>(c)] = bytes[static_cast<size_t>(c - 32)] = true;
  bytes[static_cast<size_t>('_')] = true;
  return bytes;
}();

bool AllDigits(std::string_view text) { return std::all_of(text.begin(), text.end(), IsAsciiDigit); }

// The bytes of the character of a word that stands at `at`; 0 where none does.
size_t WordLength(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 128) return kWordBytes[byte] ? 1 : 0;
  const CodePoint c = DecodeUtf8(text, at);
  return IsLetter(c.value) || IsDigit(c.value) ? std::max<size_t>(c.length, 1) : 0;
}

// The bytes of the apostrophe at `at` between two letters of a word; 0 where none stands there.
size_t ApostropheLength(std::string_view text, size_t at) {
  const size_t length = text.substr(at, 1) == "'" ? 1 : text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
  return length > 0 && WordLength(text, at + length) > 0 ? length : 0;
}

// Whether a clause may end or begin at the sign at `at`: all signs but those that stand in words and between them.
bool EndsClause(std::string_view text, size_t at) {
  const bool lone = (at == 0 || text[at - 1] == ' ') && text.substr(at + 1, 1) == " ";
  switch (text[at]) {
    case '\'':
    case '`':
    case '*':
    case '"':
      return false;
    case '-':
    case '/':
      return lone;
    case '.':
      return WordLength(text, at + 1) == 0;
    default:
      return true;
  }
}

bool IsOneWord(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t length = WordLength(text, at);
    if (length == 0) return false;
    at += length;
  }
  return !text.empty();
}

// Empty where there is none.
std::string_view LongestWord(std::string_view text) {
  std::string_view longest;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    while (const size_t length = WordLength(text, at)) at += length;
    if (at - begin > longest.size()) longest = text.substr(begin, at - begin);
    if (at == begin) at += std::max<size_t>(DecodeUtf8(text, at).length, 1);
  }
  return longest;
}

}  // namespace

Vocabulary::Vocabulary() : size_(3) {}

AskedWord AskedBy(const PatternNode& node) {
  if (node.kind == NodeKind::kNumber) return {AskedWord::kNumber, 0, ""};
  if (node.kind == NodeKind::kVersion) return {AskedWord::kVersion, 0, ""};
  const std::string_view word = node.word;
  const bool digit = !word.empty() && IsAsciiDigit(word.front());
  // Numbers may be written in several ways: 1,000 and 1000.
  if (digit && (!IsOneWord(word) || node.kind == NodeKind::kPrefix || word.find('_') != std::string_view::npos))
    return {AskedWord::kVersion, 0, ""};
  if (!IsOneWord(word)) {  // an option, --disable-gil, or a sign
    const std::string_view longest = LongestWord(word);
    if (longest.empty() || node.kind == NodeKind::kPrefix) return {};
    return {AskedWord::kStem, StemHash(FoldCase(longest)), ""};
  }
  if (node.kind == NodeKind::kPrefix) return {AskedWord::kPrefix, 0, node.word};
  if (node.capitals) return {AskedWord::kWritten, HashWord(word), ""};
  if (node.exact && !digit) return {AskedWord::kForm, node.hash, ""};
  return {AllDigits(word) ? AskedWord::kDigits : AskedWord::kStem, node.stem, ""};
}

WordNumber Vocabulary::Add(const AskedWord& word) {
  if (word.kind <= AskedWord::kNumber) return word.kind;
  if (word.kind == AskedWord::kPrefix) {
    const auto [at, added] = prefix_numbers_.try_emplace(word.prefix, size_);
    if (added) prefixes_[static_cast<unsigned char>(word.prefix.front())].emplace_back(word.prefix, size_++);
    return at->second;
  }
  auto& numbers = word.kind == AskedWord::kForm ? forms_ : word.kind == AskedWord::kWritten ? written_ : stems_;
  const auto [at, added] = numbers.try_emplace(word.stem, size_);
  if (added && word.kind == AskedWord::kDigits) digits_.push_back(size_);
  if (added) ++size_;
  return at->second;
}

WordLook::WordLook(const Vocabulary& vocabulary) : vocabulary_(vocabulary), table_(1 << 12) {}

void WordLook::Grow() {
  std::vector<Known> old(table_.size() * 2);
  old.swap(table_);
  for (const Known& known : old) {
    if (known.key == 0) continue;
    size_t at = known.key & (table_.size() - 1);
    while (table_[at].key != 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = known;
  }
}

const WordLook::Known& WordLook::Find(uint64_t key, std::string_view word) {
  key += key == 0;
  size_t at = key & (table_.size() - 1);
  while (table_[at].key != key) {
    if (table_[at].key != 0) {
      at = (at + 1) & (table_.size() - 1);
      continue;
    }
    if (++filled_ * 2 > table_.size()) {
      Grow();
      at = key & (table_.size() - 1);
      while (table_[at].key != 0) at = (at + 1) & (table_.size() - 1);
    }
    const auto begin = static_cast<uint32_t>(numbers_.size());
    Read(word);
    table_[at] = {key, begin, static_cast<uint32_t>(numbers_.size())};
    break;
  }
  return table_[at];
}

// Adds the numbers of a word that was not met before.
void WordLook::Read(std::string_view word) {
  const std::string folded = FoldCase(word);
  const auto take = [&](const std::unordered_map<uint64_t, WordNumber>& numbers, uint64_t hash) {
    if (const auto known = numbers.find(hash); known != numbers.end()) numbers_.push_back(known->second);
  };
  take(vocabulary_.stems_, StemHash(folded));
  take(vocabulary_.forms_, HashWord(folded));
  take(vocabulary_.written_, HashWord(word));
  for (const auto& [prefix, number] : vocabulary_.prefixes_[static_cast<unsigned char>(folded.front())]) {
    if (folded.starts_with(prefix)) numbers_.push_back(number);
  }
  if (std::find(std::begin(kNumberWords), std::end(kNumberWords), folded) != std::end(kNumberWords))
    numbers_.push_back(Vocabulary::kNumber);
  if (folded == "cannot") {
    Read("can");
    Read("not");
  }
  const bool version = (folded.front() == 'v' && folded.size() > 1 && AllDigits(std::string_view(folded).substr(1)));
  if (!IsAsciiDigit(folded.front()) && !version) return;
  numbers_.insert(numbers_.end(), {Vocabulary::kVersion, Vocabulary::kNumber});
  if (folded.find('_') != std::string::npos)
    numbers_.insert(numbers_.end(), vocabulary_.digits_.begin(), vocabulary_.digits_.end());
  const size_t unit = version ? folded.size() : folded.find_first_not_of("0123456789");
  if (unit >= folded.size()) return;
  Read(std::string_view(folded).substr(0, unit));
  Read(std::string_view(folded).substr(unit));
}

void WordLook::Take(std::span<const WordNumber> numbers, std::vector<WordPlace>& out) {
  for (const WordNumber number : numbers) out.push_back({number, at_});
}

void WordLook::Take(std::string_view word, std::vector<WordPlace>& out) {
  uint64_t key = 14695981039346656037ULL;  // FNV-1a
  for (const char c : word) key = (key ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  const Known& known = Find(key ^ (key >> 29), word);
  Take(std::span<const WordNumber>(numbers_).subspan(known.begin, known.end - known.begin), out);
}

size_t WordLook::Look(std::string_view text, std::vector<WordPlace>& out) {
  at_ = 0;
  size_t words = 0;
  bool inside = false;  // behind a word and no white space yet
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    while (const size_t length = WordLength(text, at)) at += length;
    if (at == begin) {
      const bool space = text[at] == ' ' || text[at] == '\n';
      if (text[at] == '=') Take("is", out);  // "pull = fetch + merge"
      if (!space && EndsClause(text, at)) out.push_back({Vocabulary::kAnyText, at_});
      if (space && inside) ++at_;
      inside &= !space;
      at += std::max<size_t>(DecodeUtf8(text, at).length, 1);
      continue;
    }
    ++words;
    inside = true;
    const std::string_view word = text.substr(begin, at - begin);
    Take(word, out);
    // 1,000 is the number 1000.
    if (IsAsciiDigit(word.back()) && at + 1 < text.size() && text[at] == ',' && IsAsciiDigit(text[at + 1]))
      Take(vocabulary_.digits_, out);
    if (ApostropheLength(text, at) == 0) continue;
    if ((word.back() | 0x20) == 'n' && word.size() > 1) Take(word.substr(0, word.size() - 1), out);
    for (const std::string_view full : kShortened) Take(full, out);
  }
  return words;
}

}  // namespace emend::facts
