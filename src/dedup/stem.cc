#include "dedup/stem.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"

namespace emend {
namespace {

struct SuffixList {
  Language language;
  size_t shortest;                        // letters that must be left
  std::vector<std::string_view> endings;  // longest first
};

std::vector<std::string_view> SplitByBar(std::string_view text) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('|', begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

const std::array<SuffixList, kLanguages>& Suffixes() {
  static const std::array<SuffixList, kLanguages> kLists = [] {
    std::array<SuffixList, kLanguages> lists{};
    const auto add = [&](Language language, size_t shortest, std::string_view endings) {
      SuffixList list{language, shortest, SplitByBar(endings)};
      std::stable_sort(list.endings.begin(), list.endings.end(),
                       [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
      lists[static_cast<size_t>(language)] = std::move(list);
    };
#define SUFFIXES(language, shortest, endings) add(Language::k##language, shortest, endings);
#include "dedup/suffixes.def"
#undef SUFFIXES
    return lists;
  }();
  return kLists;
}

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool HasVowel(std::string_view text) { return std::any_of(text.begin(), text.end(), IsVowel); }

// Most words differ in the last letter already.
bool EndsWith(const std::string& word, std::string_view ending) {
  return !word.empty() && word.back() == ending.back() && word.ends_with(ending);
}

bool Cut(std::string& word, std::string_view ending, size_t shortest, std::string_view instead = "") {
  if (!EndsWith(word, ending) || word.size() < ending.size() + shortest) return false;
  if (!HasVowel(std::string_view(word).substr(0, word.size() - ending.size()))) return false;
  word.replace(word.size() - ending.size(), ending.size(), instead);
  return true;
}

void CutPlural(std::string& word) {
  if (word.size() < 4 || !word.ends_with('s')) return;
  if (EndsWith(word, "ss") || (EndsWith(word, "us") && !EndsWith(word, "pus"))) return;
  for (const std::string_view ending : {"sis", "tis", "xis", "this", "dis"}) {
    if (EndsWith(word, ending)) return;
  }
  if (Cut(word, "ies", 2, "y")) return;
  for (const std::string_view ending : {"sses", "shes", "ches", "xes", "zes"}) {
    if (EndsWith(word, ending)) return word.resize(word.size() - 2);
  }
  word.pop_back();
}

void CutDoubled(std::string& word) {
  const size_t n = word.size();
  if (n > 3 && word[n - 1] == word[n - 2] && !IsVowel(word[n - 1]) && word[n - 1] != 's' && word[n - 1] != 'l') {
    word.pop_back();
  }
}

std::string StemEnglish(std::string_view folded) {
  static constexpr std::array<std::string_view, 14> kWhole = {
      "during",    "settings", "class", "access", "process", "address", "nothing",
      "something", "building", "css",   "https",  "dns",     "redis",   "kubernetes"};
  std::string word(folded);
  if (word.size() < 4 || std::find(kWhole.begin(), kWhole.end(), folded) != kWhole.end()) return word;
  // British spelling becomes American.
  if (word.size() > 5 && EndsWith(word, "our")) word.replace(word.size() - 3, 3, "or");
  if (word.size() > 6 && EndsWith(word, "oural")) word.replace(word.size() - 5, 5, "oral");
  for (const std::string_view ending : {"ise", "ised", "ises", "ising", "isation", "isations", "iser", "isers"}) {
    if (word.size() > ending.size() + 3 && EndsWith(word, ending)) word[word.size() - ending.size() + 1] = 'z';
  }
  if (word.size() > 6 && EndsWith(word, "yse")) word[word.size() - 2] = 'z';
  CutPlural(word);
  Cut(word, "ly", 4);
  const bool cut = Cut(word, "ization", 3, "iz") || Cut(word, "ation", 4) || Cut(word, "ing", 3) ||
                   Cut(word, "ed", 3) || Cut(word, "ment", 6) || Cut(word, "ness", 4);
  if (cut) CutDoubled(word);
  Cut(word, "ency", 4, "ent");
  if (EndsWith(word, "tion")) Cut(word, "ion", 4);
  if (EndsWith(word, "sion")) Cut(word, "ion", 4);
  Cut(word, "ment", 6);
  Cut(word, "ate", 4);
  Cut(word, "at", 5);  // what is left of `aggregating` and `aggregated`
  if (word.size() > 4 && word.ends_with('e')) word.pop_back();
  if (word.size() > 4 && word.ends_with('y')) word.back() = 'i';
  return word;
}

}  // namespace

std::string Stem(std::string_view word, Language language) {
  if (language == Language::kEn) return StemEnglish(word);
  const SuffixList& list = Suffixes()[static_cast<size_t>(language)];
  if (list.endings.empty()) return std::string(word);
  const size_t letters = CountCodePoints(word);
  if (language == Language::kAr && letters > 4 && word.starts_with("ال")) word.remove_prefix(4);
  for (const std::string_view ending : list.endings) {
    if (!word.ends_with(ending) || word.size() == ending.size()) continue;
    if (ending == "s" && word.ends_with("ss")) continue;
    if (CountCodePoints(word) < CountCodePoints(ending) + list.shortest) continue;
    return std::string(word.substr(0, word.size() - ending.size()));
  }
  return std::string(word);
}

}  // namespace emend
