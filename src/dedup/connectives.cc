#include "dedup/connectives.h"

#include <algorithm>
#include <array>

namespace emend {
namespace {

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "and", "or" between words of one rank; what follows may be another question.
constexpr std::array<std::string_view, 22> kConjunctions = {"and", "or", "und", "oder", "et", "ou", "y",  "o",
                                                            "e",   "i",  "и",   "или",  "і",  "та", "en", "of",
                                                            "och", "og", "ve",  "a",    "si", "dan"};
constexpr std::array<std::string_view, 62> kAsking = {
    "how",  "why",   "when",   "what",    "where",    "which",   "give",     "explain", "provide", "describe", "do",
    "does", "can",   "should", "is",      "are",      "include", "show",     "discuss", "wie",     "warum",    "wozu",
    "wann", "wofur", "was",    "comment", "pourquoi", "quand",   "quelles",  "quels",   "como",    "cuando",   "por",
    "para", "cual",  "quando", "porque",  "quais",    "come",    "perche",   "quali",   "jak",     "dlaczego", "kiedy",
    "do",   "po",    "как",    "почему",  "зачем",    "когда",   "для",      "чем",     "як",      "чому",     "навищо",
    "коли", "hoe",   "waarom", "wanneer", "hur",      "varfor",  "bagaimana"};
// "X and its Y" is about X.
constexpr std::array<std::string_view, 10> kOwned = {"its", "their", "seine", "ihre", "ses",
                                                     "sus", "suas",  "seus",  "его",  "их"};
// What follows only adds to what was asked.
constexpr std::array<std::string_view, 9> kAdding = {"including", "include", "especially", "e.g", "eg",
                                                     "i.e",       "ie",      "if",         "but"};
constexpr std::array<std::string_view, 14> kWith = {"with", "using", "through", "via", "by",  "without", "mit",
                                                    "avec", "con",   "com",     "met", "med", "ohne",    "sin"};
constexpr std::array<std::string_view, 19> kWithin = {"in",  "for",  "on", "of", "within", "im", "der",
                                                      "des", "dans", "en", "em", "no",     "na", "nel",
                                                      "w",   "в",    "у",  "as", "под"};
constexpr std::array<std::string_view, 12> kArticles = {"a",  "an", "the", "der", "die", "das",
                                                        "el", "la", "le",  "les", "un",  "il"};
constexpr std::array<std::string_view, 4> kBetween = {"between", "from", "zwischen", "entre"};

}  // namespace

bool IsConjunction(std::string_view word, Language language) {
  if (language == Language::kEn) return word == "and" || word == "or";
  return IsOneOf(word, kConjunctions);
}

bool IsVersus(std::string_view word) { return word == "vs" || word == "versus"; }
bool BeginsAnotherQuestion(std::string_view word) { return IsOneOf(word, kAsking); }
bool IsPossessive(std::string_view word) { return IsOneOf(word, kOwned); }
bool BeginsAddition(std::string_view word) { return IsOneOf(word, kAdding); }
bool LeadsToInstrument(std::string_view word) { return IsOneOf(word, kWith); }
bool LeadsToGround(std::string_view word) { return IsOneOf(word, kWithin); }
bool IsArticle(std::string_view word) { return IsOneOf(word, kArticles); }
bool IsBetween(std::string_view word) { return IsOneOf(word, kBetween); }

bool IsInside(std::string_view text, Language language) {
  switch (language) {
    case Language::kEn:
      return text == "in" || text == "within" || text == "inside";
    case Language::kDe:
      return text == "in" || text == "im";
    case Language::kFr:
      return text == "dans" || text == "en";
    case Language::kEs:
      return text == "en";
    case Language::kPt:
      return text == "em" || text == "no" || text == "na";
    case Language::kIt:
      return text == "in" || text == "nel" || text == "nella";
    case Language::kPl:
      return text == "w" || text == "we";
    case Language::kRu:
    case Language::kUk:
      return text == "в" || text == "во" || text == "у";
    case Language::kNl:
      return text == "in" || text == "binnen";
    default:
      return false;
  }
}

bool AsksFirst(Language language) {
  switch (language) {
    case Language::kZh:
    case Language::kJa:
    case Language::kKo:
    case Language::kTr:
    case Language::kHi:
    case Language::kHu:
    case Language::kVi:
    case Language::kFi:
      return false;
    default:
      return true;
  }
}

}  // namespace emend
