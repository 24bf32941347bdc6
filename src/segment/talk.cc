#include "segment/talk.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/word_table.h"
#include "segment/wording.h"

namespace emend {
namespace {

constexpr uint8_t kEveryday = 1;
constexpr uint8_t kOpener = 2;
constexpr uint8_t kBack = 4;

// What each word is, as bits.
uint8_t SignsOf(std::string_view word) {
  static const auto* const kWords = [] {
    auto* words = new WordTable<uint8_t>;
    const auto add = [words](uint8_t sign, std::string_view list) {
      for (size_t begin = 0; begin < list.size();) {
        const size_t end = std::min(list.find(' ', begin), list.size());
        (*words)[list.substr(begin, end - begin)] |= sign;
        begin = end + 1;
      }
    };
#define EVERYDAY(words) add(kEveryday, words);
#define OPENER(words) add(kOpener | kEveryday, words);
#define BACK(words) add(kBack, words);
#include "segment/talk.def"
    return words;
  }();
  const uint8_t* const signs = kWords->Find(word);
  return signs == nullptr ? uint8_t{0} : *signs;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == U'’'; }

// Calls `visit(word, begin)` for each word of folded text, its apostrophes straight, until it returns false.
template <typename Visit>
void ForEachTalkWord(std::string_view folded, Visit visit) {
  static constexpr ByteSet kInk("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
  std::string straightened;  // the word so far, if it has another apostrophe than in the text
  bool in_word = false;
  size_t begin = 0;
  for (size_t i = 0; i <= folded.size();) {
    const CodePoint c = DecodeUtf8(folded, i);
    if (c.length > 0 && (IsLetter(c.value) || IsDigit(c.value) || c.value == '_')) {
      if (!in_word) begin = i;
      in_word = true;
      const size_t end = kInk.Skip(folded, i + c.length, folded.size());
      if (!straightened.empty()) straightened.append(folded, i, end - i);
      i = end;
      continue;
    }
    if (in_word && IsApostrophe(c.value) && IsLetter(DecodeUtf8(folded, i + c.length).value)) {
      if (c.value != '\'' && straightened.empty()) straightened = folded.substr(begin, i - begin);
      if (!straightened.empty()) straightened.push_back('\'');
    } else if (in_word) {
      if (!visit(straightened.empty() ? folded.substr(begin, i - begin) : std::string_view(straightened), begin))
        return;
      straightened.clear();
      in_word = false;
    }
    if (c.length == 0) return;
    i += c.length;
  }
}

// "kubectl logs -p", "x = 3", "O(n)", "TCP": letters and signs as no one chats in.
bool IsTechnical(std::string_view text) {
  int capitals = 0;  // in a row
  bool lower = false;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    static constexpr ByteSet kSigns("`{}<>=_/\\|$");
    if (c.value < 0x80 && kSigns.has(static_cast<char>(c.value))) return true;
    if (c.value == '(' && i > 0 && IsLetter(DecodeUtf8(text, i - 1).value)) return true;
    capitals = IsUpper(c.value) ? capitals + 1 : 0;
    if (capitals >= 2 || (capitals == 1 && lower)) return true;
    lower = IsLower(c.value);
    i += c.length;
  }
  return false;
}

// What so many words add to the score, of which so many are everyday ones.
double ScoreOfWords(double words, double everyday) {
  return 6.0 * (everyday / words - 0.75) - (words > 15 ? 0.1 * (words - 15) : 0);
}

// The most that it can be of so many words or more, of which at least `other` are no everyday ones.
double MostOfWords(int words, int other) {
  const double best = std::max({15.0, static_cast<double>(words), std::sqrt(60.0 * other)});
  return ScoreOfWords(best, best - other);
}

}  // namespace

double TalkScore(std::string_view text, double floor) {
  constexpr size_t kLongest = 600;  // bytes; nobody makes so long small talk
  // More than its greeting, two signs of chatter, an emoji and a smile can add.
  constexpr double kMostMore = 1.2 + 0.8 * 3 + 0.7 + 0.7 + 0.01;
  if (text.size() > kLongest) return -5;
  const FoldedText fold(text);
  const std::string_view folded = fold.view();
  int words = 0;
  int everyday = 0;
  bool opens = false;
  bool closes = false;  // "…, thanks"
  const double bang = text.find('!') != text.npos ? 0.3 : 0;
  const double technical = IsTechnical(text) ? 2.0 : 0;
  double most_of_all = std::numeric_limits<double>::max();
  ForEachTalkWord(folded, [&](std::string_view word, size_t) {
    const uint8_t signs = SignsOf(word);
    everyday += (signs & kEveryday) != 0;
    opens = opens || (words == 0 && (signs & kOpener) != 0);
    closes = words > 1 && (signs & kOpener) != 0;
    constexpr int kWordsAtOnce = 8;
    if (++words % kWordsAtOnce == 0) most_of_all = MostOfWords(words, words - everyday) + kMostMore + bang - technical;
    return most_of_all > floor;
  });
  if (most_of_all <= floor) return most_of_all;
  if (words == 0) return 2;
  const double length = words > 15 ? 0.1 * (words - 15) : 0;
  double score = 6.0 * (static_cast<double>(everyday) / words - 0.75);
  if (const double most = score + kMostMore + bang - length - technical; most <= floor) return most;
  bool emoji = false;
  for (size_t i = FindNonAscii(text); i < text.size() && !emoji; i = FindNonAscii(text, i)) {
    const CodePoint c = DecodeUtf8(text, i);
    emoji = IsEmoji(c.value);
    i += c.length;
  }
  const bool smile = text.find("))") != text.npos || text.find(":)") != text.npos || text.find(";)") != text.npos;
  // What the signs of chatter can still add.
  const double most =
      score + 2 * 0.8 + (opens ? 1.2 : 0) + (emoji ? 0.7 : 0) + (smile ? 0.7 : 0) + bang - length - technical + 0.01;
  if (most <= floor) return most;
  const int chatter = ChatterSigns(text);
  // A word of the subject outweighs all others, unless something else tells of talk.
  constexpr double kMostWithSubject = 0.0;
  if (everyday < words && !opens && !closes && !emoji && !smile && chatter == 0)
    score = std::min(score, kMostWithSubject);
  score += opens ? 1.2 : 0;
  score += closes ? 0.8 : 0;
  score += 0.8 * chatter;
  score += emoji ? 0.7 : 0;
  score += smile ? 0.7 : 0;
  score += bang;
  score -= length;
  score -= technical;
  return score;
}

size_t TalkLength(std::string_view text) {
  constexpr int kMostWords = 9;
  size_t length = 0;
  for (;;) {
    const std::string_view rest = text.substr(length);
    size_t end = 0;
    static constexpr ByteSet kStops(".!:,");
    const size_t stop = kStops.Find(rest, 0, rest.size());
    if (stop + 1 >= rest.size() || rest[stop + 1] != ' ') break;
    const uint8_t sign = rest[stop] == ',' ? kOpener : kEveryday;  // "Okay, …": behind words that only open
    end = stop + 1;
    const FoldedText fold(rest.substr(0, end));
    const std::string_view folded = fold.view();
    int words = 0;
    bool all = true;
    ForEachTalkWord(folded, [&](std::string_view word, size_t) {
      all = (SignsOf(word) & sign) != 0;
      return all && ++words <= kMostWords;
    });
    if (!all || words == 0 || words > kMostWords) break;
    while (end < rest.size() && rest[end] == ' ') ++end;
    if (end == rest.size()) break;
    length += end;
  }
  return length;
}

bool PointsBack(std::string_view question) {
  constexpr int kReach = 4;  // words; what follows has something in the question to point to
  const FoldedText fold(question.substr(0, 120));
  const std::string_view folded = fold.view();
  int words = 0;
  bool back = false;
  ForEachTalkWord(folded, [&](std::string_view word, size_t begin) {
    const uint8_t signs = SignsOf(word);
    const bool quoted =
        begin > 0 && !IsSpace(static_cast<unsigned char>(folded[begin - 1])) && folded[begin - 1] != '(';
    // "Is it possible to …?" points nowhere; only a short question does with "it".
    back = words > 0 && (signs & kBack) != 0 && !quoted && (word != "it" || CountWords(question) <= kReach + 1);
    return !back && ++words < kReach && (signs & kEveryday) != 0;
  });
  if (back) return true;
  // "Is it always better, then?"
  const size_t last = folded.find_last_not_of("?!. ");
  return last != folded.npos && std::string_view(folded).substr(0, last + 1).ends_with(", then");
}

}  // namespace emend
