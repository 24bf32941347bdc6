#include "check/letter_case.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

constexpr std::array<std::string_view, 22> kSmallWords = {"a",   "an", "and", "as",  "at", "but", "by", "en",
                                                          "for", "if", "in",  "nor", "of", "off", "on", "or",
                                                          "per", "so", "the", "to",  "vs", "via"};
constexpr std::array<std::string_view, 34> kPrepositions = {
    "about",  "above",   "across",  "after",  "against", "along",  "among",  "around",  "before",
    "behind", "below",   "beneath", "beside", "between", "beyond", "down",   "during",  "except",
    "from",   "inside",  "into",    "like",   "near",    "onto",   "out",    "outside", "over",
    "past",   "through", "under",   "until",  "upon",    "with",   "without"};

bool IsSmall(std::string_view word, TitleStyle style) {
  if (std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end()) return true;
  return style == TitleStyle::kChicago &&
         std::find(kPrepositions.begin(), kPrepositions.end(), word) != kPrepositions.end();
}

bool IsTitleWordPart(char32_t c) {
  return IsLetter(c) || IsDigit(c) || c == U'\'' || c == U'’' || c == U'-' || c == U'_';
}

std::vector<Span> SplitWords(std::string_view text) {
  std::vector<Span> words;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    if (IsLetter(c.value) || IsDigit(c.value)) {
      Span word{at, at};
      while (at < text.size()) {
        const CodePoint next = DecodeUtf8(text, at);
        if (!IsTitleWordPart(next.value)) break;
        at += next.length;
        if (IsLetter(next.value) || IsDigit(next.value)) word.end = at;
      }
      words.push_back(word);
      at = std::max(at, word.end);
    } else {
      at += c.length;
    }
  }
  return words;
}

std::string Recase(std::string_view word, bool first_upper, bool rest_upper) {
  std::string out;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = DecodeUtf8(word, at);
    AppendUtf8((at == 0 ? first_upper : rest_upper) ? ToUpper(c.value) : ToLower(c.value), out);
    at += c.length;
  }
  return out;
}

// `iOS`, `HTTP`, `v2`: names that keep their form in any case.
bool HasOwnForm(std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = DecodeUtf8(word, at);
    if (IsDigit(c.value) || (at > 0 && IsUpper(c.value) && word[at - 1] != '-')) return true;
    at += c.length;
  }
  return word == "I" || word.starts_with("I'") || word.starts_with("I’");
}

}  // namespace

std::vector<CasedWord> CaseWords(std::string_view text, const CaseTerms& terms) {
  std::vector<CasedWord> cased;
  const std::vector<Span> words = SplitWords(text);
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = text.substr(words[i].begin, words[i].size());
    const size_t from = i == 0 ? 0 : words[i - 1].end;
    const std::string_view gap = text.substr(from, words[i].begin - from);
    const std::string_view before = text.substr(0, words[i].begin);
    const bool is_first = i == 0 || gap.find(':') != std::string_view::npos ||
                          gap.find(". ") != std::string_view::npos || gap.find("? ") != std::string_view::npos ||
                          gap.find("! ") != std::string_view::npos;
    const bool freed = std::any_of(terms.indicators.begin(), terms.indicators.end(), [&](const std::string& indicator) {
      return !indicator.empty() && i > 0 && Trim(before).ends_with(indicator);
    });
    const bool all_of_it = terms.wanted == LetterCase::kLower || terms.wanted == LetterCase::kUpper;
    std::string wanted(word);
    const bool keeps = freed || (terms.excepted && terms.excepted(word)) || (!all_of_it && HasOwnForm(word));
    if (!keeps) {
      const std::string lower = Recase(word, false, false);
      switch (terms.wanted) {
        case LetterCase::kLower:
          wanted = lower;
          break;
        case LetterCase::kUpper:
          wanted = Recase(word, true, true);
          break;
        case LetterCase::kSentence:
          wanted = is_first ? Recase(word, true, false) : lower;
          break;
        case LetterCase::kTitle:
          wanted =
              !is_first && i + 1 != words.size() && IsSmall(lower, terms.style) ? lower : Recase(word, true, false);
          break;
      }
      // In a title a part behind a hyphen may be written either way.
      if (terms.wanted == LetterCase::kTitle && word.find('-') != std::string_view::npos &&
          DecodeUtf8(wanted, 0).value == DecodeUtf8(word, 0).value)
        wanted = word;
      if (terms.wanted == LetterCase::kSentence && is_first && i > 0) wanted = word;  // behind a colon both are right
    }
    cased.push_back({words[i], std::move(wanted)});
  }
  return cased;
}

}  // namespace emend
