#include "facts/plain_statements.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/unicode.h"
#include "base/utf8.h"
#include "facts/lexicon.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

// Signs that may stand inside a statement; at all others a sentence may end.
constexpr std::string_view kInside = " ,-/'`()[]&+=%$@<>|\\~^{}#";
constexpr size_t kMostWords = 40;      // that are looked at on one side of a verb
constexpr size_t kMostBrackets = 400;  // bytes between brackets that are gone over

// Words at which a clause may end.
constexpr std::string_view kConnectives[] = {
    "while", "whilst", "whereas", "although", "though", "however", "because", "which", "whose", "who", "nor",
    "but",   "so",     "yet",     "and",      "or",     "it",      "this",    "they",  "we",    "you", "then"};

bool IsWordCharacter(char32_t c) { return c == U'_' || IsLetter(c) || IsDigit(c); }

// The places in one passage.
class PassageLook {
 public:
  explicit PassageLook(const Passage& passage) : text_(passage.text) {
    for (const InlineMark& mark : passage.marks) {
      named_ |= mark.kind == InlineKind::kCode;
      if (mark.kind == InlineKind::kUrl || mark.kind == InlineKind::kStrike) unsaid_.push_back(mark.span);
    }
  }

  // Calls found(word) with the hash of the last word of each subject of which something short is said.
  template <typename Found>
  void Look(Found found) {
    for (size_t i = 1; i < text_.size(); ++i) {
      const char sign = static_cast<char>(text_[i] | 0x20);
      if (sign != 's' && sign != 'r') continue;
      const char before = static_cast<char>(text_[i - 1] | 0x20);
      const bool starts = before == (sign == 's' ? 'i' : 'a');  // is, are
      if (!starts && sign == 'r') continue;
      const size_t at = starts ? i - 1 : i;
      const size_t end = VerbEnd(at);
      uint64_t last = 0;
      if (end > 0 && IsShortBehind(end) && IsSubjectBefore(at, last)) found(last);
    }
  }

 private:
  size_t EndOfWord(size_t at) const {
    for (CodePoint c = DecodeUtf8(text_, at); c.length > 0 && IsWordCharacter(c.value); c = DecodeUtf8(text_, at))
      at += c.length;
    return at;
  }

  // The begin of the character that ends at `end`.
  size_t CharacterBefore(size_t end) const {
    size_t begin = end - 1;
    while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0) == 0x80) --begin;
    return begin;
  }

  bool WordEndsAt(size_t at) const { return at > 0 && IsWordCharacter(DecodeUtf8(text_, CharacterBefore(at)).value); }

  size_t ApostropheAt(size_t at) const {
    return text_.substr(at, 1) == "'" ? 1 : text_.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
  }

  // The end of is, are, isn't, aren't or 's at a place; 0 for another word.
  size_t VerbEnd(size_t at) const {
    if (WordEndsAt(at)) return 0;
    const size_t end = EndOfWord(at);
    if (end - at > 4) return 0;
    const std::string word = FoldCase(text_.substr(at, end - at));
    if (word == "is" || word == "are") return end;
    const size_t apostrophe = ApostropheAt(end);
    if ((word == "isn" || word == "aren") && apostrophe > 0) return EndOfWord(end + apostrophe);
    if (word != "s" || at == 0) return 0;
    const size_t before = CharacterBefore(at);
    return ApostropheAt(before) > 0 && WordEndsAt(before) ? end : 0;
  }

  bool IsUnsaid(size_t at) const {
    const auto behind = std::upper_bound(unsaid_.begin(), unsaid_.end(), at,
                                         [](size_t place, const Span& span) { return place < span.end; });
    return behind != unsaid_.end() && behind->begin <= at;
  }

  // Whether at most kValueWords words with weight stand from `at` on to where the clause may end.
  bool IsShortBehind(size_t at) const {
    size_t weight = 0;
    for (size_t words = 0; words < kMostWords; ++words) {
      const size_t gap = at;
      for (CodePoint c = DecodeUtf8(text_, at); c.length > 0 && !IsWordCharacter(c.value); c = DecodeUtf8(text_, at))
        at += c.length;
      if (at == text_.size() || text_.substr(gap, at - gap).find_first_not_of(" '`-") != std::string_view::npos)
        return true;
      const size_t end = EndOfWord(at);
      const std::string word = FoldCase(text_.substr(at, end - at));
      if (std::find(std::begin(kConnectives), std::end(kConnectives), word) != std::end(kConnectives)) return true;
      const bool light = IsUnsaid(at) || word == "not" || word == "never" || IsFillerWord(word);
      if (!light && ++weight > kValueWords) return false;
      at = end;
    }
    return true;
  }

  // Whether a name of at most kSubjectWords words with weight may stand before a verb, from where a sentence may begin
  // on.
  bool IsSubjectBefore(size_t verb, uint64_t& last) const {
    size_t weight = 0;
    bool named = named_;
    size_t at = verb;
    for (size_t words = 0; words < kMostWords; ++words) {
      bool ends = false;
      for (; at > 0 && !WordEndsAt(at) && !ends; at = ends ? at : CharacterBefore(at)) {
        const char sign = text_[at - 1];
        if (sign == ',') return false;
        if (sign == ')' || sign == ']') at = BeforeBrackets(at);
        ends = kInside.find(sign) == std::string_view::npos;
      }
      if (ends || at == 0) break;
      const size_t end = at;
      while (WordEndsAt(at)) at = CharacterBefore(at);
      if (IsUnsaid(at)) continue;
      const std::string_view written = text_.substr(at, end - at);
      named |= std::any_of(written.begin(), written.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
      const std::string word = FoldCase(written);
      if (IsFillerWord(word)) continue;
      if (weight == 0) last = StemHash(word);
      if (++weight > kSubjectWords) return false;
    }
    return named && weight > 0;
  }

  // Where brackets that close at `end` open; behind the closing one where they are those of a call.
  size_t BeforeBrackets(size_t end) const {
    const size_t floor = end - std::min(end, kMostBrackets);
    const size_t open = text_.substr(0, end).find_last_of("([");
    if (open == std::string_view::npos || open < floor || WordEndsAt(open)) return end;
    return open + 1;
  }

  std::string_view text_;
  std::vector<Span> unsaid_;  // addresses and what is struck out
  bool named_ = false;        // something stands in code
};

}  // namespace

std::vector<bool> FindPlainStatements(const CheckedFile& file, size_t least) {
  struct Place {
    uint64_t subject;
    size_t passage;
  };
  std::vector<Place> places;
  std::unordered_map<uint64_t, size_t> counts;
  for (size_t i = 0; i < file.passages.size(); ++i) {
    PassageLook(file.passages[i]).Look([&](uint64_t subject) {
      places.push_back({subject, i});
      ++counts[subject];
    });
  }
  std::vector<bool> found(file.passages.size(), false);
  for (const Place& place : places) {
    if (counts[place.subject] >= least) found[place.passage] = true;
  }
  return found;
}

}  // namespace emend::facts
