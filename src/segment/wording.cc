#include "segment/wording.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/byte_scan.h"
#include "base/byte_set.h"
#include "base/phrases.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace emend {
namespace {

// Where in a line a word counts.
enum class Where : uint8_t { kFirst, kInside };
constexpr Where kFirst = Where::kFirst;
constexpr Where kInside = Where::kInside;

std::vector<std::string_view> Split(std::string_view words) {
  std::vector<std::string_view> out;
  for (size_t begin = 0; begin <= words.size();) {
    const size_t end = std::min(words.find('|', begin), words.size());
    out.push_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

// The rows of wording.def. Never destroyed: they may be used while statics go.
struct Words {
  WordTable<Wording> first;  // an interrogative wins over an imperative of the same spelling
  std::vector<std::pair<std::string_view, Wording>> inside;  // in the order of their rank
  Phrases phrases;                                           // the same
};

const Words& AllWords() {
  static const auto* const kWords = [] {
    WordTable<Wording> first;
    std::vector<std::pair<std::string_view, Wording>> inside;
    const auto add = [&](Wording kind, Where where, std::string_view list) {
      for (const std::string_view word : Split(list)) {
        if (where == Where::kInside)
          inside.emplace_back(word, kind);
        else if (!first.contains(word))
          first[word] = kind;
      }
    };
#define WORDING(kind, where, words) add(Wording::kind, where, words);
#include "segment/wording.def"
    // Contrasts, then imperatives, then interrogatives.
    std::stable_partition(inside.begin(), inside.end(),
                          [](const auto& row) { return row.second == Wording::kContrast; });
    std::vector<std::string_view> phrases;
    for (const auto& [phrase, kind] : inside) phrases.push_back(phrase);
    return new Words{std::move(first), std::move(inside), Phrases(std::move(phrases))};
  }();
  return *kWords;
}

// Up to `bytes` of the text, cut between code points.
std::string_view FrontOf(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string_view FromFirstLetter(std::string_view text) {
  while (!text.empty() && !IsLetter(DecodeUtf8(text, 0).value)) text.remove_prefix(DecodeUtf8(text, 0).length);
  return text;
}

// The bytes that a mark at the end of a sentence may begin with.
constexpr ByteScan<true, '.', '!', '?'> kMarks;

bool IsEndMark(char32_t c) { return c == '.' || c == '!' || c == U'。' || c == U'！' || c == U'…' || c == U'।'; }
bool IsQuestionMark(char32_t c) {
  return c == '?' || c == U'？' || c == U'؟' || c == U'⁇' || c == U'‽' || c == U'⁈' || c == 0x37E;
}
bool IsWide(char32_t c) { return c == U'？' || c == U'。' || c == U'！'; }
bool IsCloser(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == U'”' || c == U'’' || c == U'»' || c == U'“' ||
         c == U'）' || c == U'」' || c == U'】' || c == '*' || c == '_' || c == '`';
}

// A sentence ends at byte `at` + length of the mark there: white space or the end of the text follows, closing marks
// between.
size_t SentenceEnd(std::string_view text, size_t at, const CodePoint& mark) {
  size_t end = at + mark.length;
  for (CodePoint c = DecodeUtf8(text, end); c.length > 0; c = DecodeUtf8(text, end)) {
    if (IsCloser(c.value) || IsQuestionMark(c.value) || c.value == '!') {
      end += c.length;
      continue;
    }
    return IsSpace(c.value) || IsWide(mark.value) ? end : 0;
  }
  return end;
}

}  // namespace

Wording ClassifyWording(std::string_view text) {
  const FoldedText fold(FrontOf(text, 240));
  const std::string_view folded = fold.view();
  std::string_view rest = folded;
  if (rest.substr(0, 9).find("¿") < 8) return Wording::kInterrogative;
  for (bool again = true; again && !rest.empty();) {  // opening marks: ¿ « " (
    again = false;
    const CodePoint c = DecodeUtf8(rest, 0);
    if (IsPunctuation(c.value) || IsEmoji(c.value) || c.value == ' ' || c.value == '`')
      rest.remove_prefix(c.length), again = true;
  }
  static constexpr ByteSet kWordEnds(" ,:?");
  const size_t space = kWordEnds.Find(rest, 0, rest.size());
  const std::string_view first = rest.substr(0, space);
  const auto& words = AllWords().first;
  const Wording* found = words.Find(first);
  if (found == nullptr && space != rest.size()) {
    found = words.Find(rest.substr(0, kWordEnds.Find(rest, space + 1, rest.size())));
  }
  if (found != nullptr) return *found;
  const auto& inside = AllWords().inside;
  size_t best = inside.size();
  AllWords().phrases.Find(rest, [&](size_t number) {
    const std::string_view phrase = inside[number].first;
    if (phrase != " vs" || rest.ends_with(phrase)) best = std::min(best, number);
    return best < inside.size() && inside[best].second == Wording::kContrast;
  });
  if (best == inside.size()) return Wording::kOther;
  return inside[best].second;
}

Ending ClassifyEnding(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    size_t last = rest.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(rest[last]) & 0xC0) == 0x80) --last;
    const char32_t c = DecodeUtf8(rest, last).value;
    if (IsQuestionMark(c)) return Ending::kQuestion;
    if (c == ')' && rest.find('(') != rest.npos) {  // "… work? (Added)"
      const size_t open = rest.rfind('(');
      const std::string_view before = Trim(rest.substr(0, open));
      if (!before.empty() && (before.ends_with('?') || before.ends_with("？"))) return Ending::kQuestion;
      return QuestionLength(text) > 0 ? Ending::kQuestionInside : Ending::kNone;
    }
    if (!IsCloser(c) && !IsEmoji(c) && !IsSpace(c)) break;
    rest = rest.substr(0, last);
  }
  if (rest.empty()) return Ending::kOther;
  if (QuestionLength(text) > 0) return Ending::kQuestionInside;
  size_t last = rest.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(rest[last]) & 0xC0) == 0x80) --last;
  const char32_t c = DecodeUtf8(rest, last).value;
  if (c == ':' || c == U'：') return Ending::kColon;
  if (IsEndMark(c)) return Ending::kSentence;
  return c != '>' && c != '/' && IsPunctuation(c) ? Ending::kOther : Ending::kNone;
}

size_t QuestionLength(std::string_view text) {
  size_t question = 0;
  for (size_t i = kMarks.Find(text, 0, text.size()); i < text.size(); i = kMarks.Find(text, i, text.size())) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsQuestionMark(c.value)) {
      if (const size_t end = SentenceEnd(text, i, c); end > 0) {
        question = end;
        i = end;
        continue;
      }
    } else if (IsEndMark(c.value)) {
      if (const size_t end = SentenceEnd(text, i, c); end > 0 && end < text.size()) {
        // An abbreviation goes on in lower case.
        size_t next = end;
        while (next < text.size() && text[next] == ' ') ++next;
        if (!IsLower(DecodeUtf8(text, next).value)) return question;
      }
    }
    i += c.length;
  }
  return question;
}

size_t SentenceLength(std::string_view text) {
  for (size_t i = kMarks.Find(text, 0, text.size()); i < text.size(); i = kMarks.Find(text, i, text.size())) {
    const CodePoint c = DecodeUtf8(text, i);
    if (IsEndMark(c.value) || IsQuestionMark(c.value)) {
      const size_t end = SentenceEnd(text, i, c);
      size_t next = end;
      while (next < text.size() && text[next] == ' ') ++next;
      const bool abbreviation = i >= 2 && (text.substr(i - 2, 2) == "vs" || text.substr(i - 2, 2) == ".g" ||
                                           text.substr(i - 2, 2) == ".e" || (i >= 3 && text.substr(i - 3, 3) == "etc"));
      if (end > 0 && next < text.size() && !IsLower(DecodeUtf8(text, next).value) && !abbreviation) return end;
    }
    i += c.length;
  }
  return text.size();
}

int CountWords(std::string_view text, int enough) {
  static constexpr ByteSet kNoWord("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\v\f\r");  // what begins none
  static constexpr ByteSet kWordEnd = ByteSet::AndBeyondAscii(" \t\n\v\f\r");
  // Thai, Lao, Burmese and Khmer have no spaces between words: about four letters and signs make one.
  const auto is_unspaced = [](char32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
  };
  int words = 0;
  int ideographs = 0;
  int unspaced = 0;
  bool inside = false;
  for (size_t i = 0;;) {
    i = inside ? kWordEnd.Find(text, i, text.size()) : kNoWord.Skip(text, i, text.size());
    if (i == text.size()) break;
    const CodePoint c = DecodeUtf8(text, i);
    if (c.value >= 0x2E80 && c.value <= 0x9FFF) {
      ++ideographs;
      inside = false;
    } else if (is_unspaced(c.value)) {
      ++unspaced;
      inside = false;
    } else if (IsSpace(c.value)) {
      inside = false;
    } else if (!inside && (IsLetter(c.value) || IsDigit(c.value))) {
      if (++words >= enough) return words;
      inside = true;
    }
    i += c.length;
  }
  return words + (ideographs + 1) / 2 + (unspaced + 3) / 4;
}

int ChatterSigns(std::string_view text) {
  struct Signs {
    std::array<std::vector<std::pair<std::string_view, int>>, 256> first;  // by first byte
    std::vector<int> weights;                                              // of those that stand anywhere
    Phrases inside;
  };
  static const auto* const kSigns = [] {
    std::array<std::vector<std::pair<std::string_view, int>>, 256> first;
    std::vector<int> weights;
    std::vector<std::string_view> inside;
    const auto add = [&](Where where, int weight, std::string_view list) {
      for (const std::string_view phrase : Split(list)) {
        if (where == Where::kFirst)
          first[static_cast<unsigned char>(phrase[0])].emplace_back(phrase, weight);
        else
          inside.push_back(phrase), weights.push_back(weight);
      }
    };
#define CHATTER(where, weight, words) add(where, weight, words);
#include "segment/wording.def"
    return new Signs{std::move(first), std::move(weights), Phrases(std::move(inside))};
  }();
  constexpr int kMost = 2;
  const FoldedText fold(FrontOf(text, 400));
  const std::string_view folded = fold.view();
  const std::string_view rest = FromFirstLetter(folded);
  int score = 0;
  if (!rest.empty()) {
    for (const auto& [phrase, weight] : kSigns->first[static_cast<unsigned char>(rest[0])]) {
      if (rest.starts_with(phrase)) score += weight;
    }
  }
  std::vector<size_t> seen;
  if (score < kMost) {
    kSigns->inside.Find(rest, [&](size_t number) {
      if (std::find(seen.begin(), seen.end(), number) != seen.end()) return false;
      seen.push_back(number);
      score += kSigns->weights[number];
      return score >= kMost;
    });
  }
  return std::min(score, kMost);
}

Frame ClassifyFrame(std::string_view heading) {
  struct Frames {
    WordTable<Frame> phrases;
    std::ptrdiff_t most_spaces = 0;  // within a phrase
  };
  static const auto* const kFrames = [] {
    auto* frames = new Frames;
    const auto add = [frames](Frame frame, std::string_view list) {
      for (const std::string_view phrase : Split(list)) {
        if (!frames->phrases.contains(phrase)) frames->phrases[phrase] = frame;
        frames->most_spaces = std::max(frames->most_spaces, std::count(phrase.begin(), phrase.end(), ' '));
      }
    };
#define FRAME(frame, words) add(Frame::frame, words);
#include "segment/wording.def"
    return frames;
  }();
  constexpr size_t kLongest = 60;  // bytes, signs around included
  heading = Trim(heading);
  if (heading.size() > kLongest) return Frame::kNone;
  const std::string_view raw = FromFirstLetter(heading);
  const size_t last = raw.find_last_not_of(": .!");
  if (last == raw.npos) return Frame::kNone;
  if (std::count(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(last), ' ') > kFrames->most_spaces)
    return Frame::kNone;
  const FoldedText fold(heading);
  const std::string_view folded = fold.view();
  std::string_view rest = FromFirstLetter(folded);
  while (!rest.empty() && (rest.back() == ':' || rest.back() == ' ' || rest.back() == '.' || rest.back() == '!'))
    rest.remove_suffix(1);
  const Frame* const found = kFrames->phrases.Find(rest);
  return found == nullptr ? Frame::kNone : *found;
}

}  // namespace emend
