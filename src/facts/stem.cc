#include "facts/stem.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace emend::facts {
namespace {

const std::unordered_map<std::string_view, std::string_view>& Irregular() {
  static const std::unordered_map<std::string_view, std::string_view> kWords = {
#define IRREGULAR(form, stem) {form, stem},
#include "facts/irregular.def"
#undef IRREGULAR
  };
  return kWords;
}

// The word that stands for all those that say the same.
const std::unordered_map<std::string, std::string>& Synonyms() {
  static const auto* kWords = [] {
    auto* words = new std::unordered_map<std::string, std::string>();
    const auto add = [words](std::string_view list) {
      std::string first;
      while (!list.empty()) {
        const size_t space = list.find(' ');
        std::string stem = Stem(list.substr(0, space));
        list = space == std::string_view::npos ? std::string_view() : list.substr(space + 1);
        if (first.empty()) {
          first = std::move(stem);
        } else {
          words->emplace(std::move(stem), first);
        }
      }
    };
#define SYNONYMS(words) add(words);
#include "facts/synonyms.def"
#undef SYNONYMS
    return words;
  }();
  return *kWords;
}

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool HasVowel(std::string_view text) { return std::any_of(text.begin(), text.end(), IsVowel); }

// Takes `ending` off where a vowel is left before it.
bool TakeOff(std::string& word, std::string_view ending) {
  if (word.size() < ending.size() + 2 || !word.ends_with(ending)) return false;
  if (!HasVowel(std::string_view(word).substr(0, word.size() - ending.size()))) return false;
  word.resize(word.size() - ending.size());
  return true;
}

// stopp -> stop, but not pass, fill, buzz.
void Undouble(std::string& word) {
  const size_t size = word.size();
  if (size < 4 || word[size - 1] != word[size - 2] || IsVowel(word[size - 1])) return;
  if (word[size - 1] == 'l' && size > 5) word.pop_back();
  if (std::string_view("lsz").find(word[size - 1]) == std::string_view::npos) word.pop_back();
}

// serialise -> serialize, behaviour -> behavior; not raise, promise.
void SpellAlike(std::string& word) {
  for (const std::string_view ending : {"isation", "isations", "ise", "ises", "ised", "ising", "isable", "iser"}) {
    if (word.size() < ending.size() + 4 || !word.ends_with(ending)) continue;
    for (const std::string_view own : {"prom", "exerc", "prec", "adv", "rev", "superv", "compr", "disgu", "surpr",
                                       "enterpr", "expert", "prem", "otherw", "likew", "conc", "dev"}) {
      if (word.starts_with(own) || word.ends_with("wise")) return;
    }
    word[word.size() - ending.size() + 1] = 'z';
    return;
  }
  for (const std::string_view ending : {"aviour", "aviours", "avour", "avours", "olour", "olours"}) {
    if (word.ends_with(ending)) word.erase(word.rfind('u'), 1);
  }
}

// creation -> creat, as create; connection -> connect.
void TakeOffNoun(std::string& word) {
  for (const std::string_view ending : {"ation", "etion", "ution", "ction"}) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) continue;
    word.resize(word.size() - 3);
    return;
  }
}

void TakeOffPlural(std::string& word) {
  if (word.ends_with("sses") || word.ends_with("shes") || word.ends_with("ches") || word.ends_with("xes") ||
      word.ends_with("zzes")) {
    word.resize(word.size() - 2);
  } else if (word.ends_with("ies") && word.size() > 4) {
    word.resize(word.size() - 2);
  } else if (word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is") &&
             word.size() > 3) {
    word.pop_back();
  }
}

}  // namespace

uint64_t HashWord(std::string_view word) {
  uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::string Stem(std::string_view word) {
  if (const auto known = Irregular().find(word); known != Irregular().end()) return std::string(known->second);
  std::string stem(word);
  const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!plain || stem.size() < 3) return stem;
  SpellAlike(stem);
  TakeOffPlural(stem);
  if (stem.ends_with("eed")) return stem;
  if (TakeOff(stem, "ed") || TakeOff(stem, "ing")) {
    Undouble(stem);
  } else if (stem.size() > 5 && stem.ends_with("ily")) {
    stem.resize(stem.size() - 3);
    stem += 'i';
  } else if (stem.size() > 4 && stem.ends_with("ly")) {
    stem.resize(stem.size() - 2);
  }
  TakeOffNoun(stem);
  if (stem.size() > 4 && stem.ends_with("ll")) stem.pop_back();
  if (stem.size() > 2 && stem.ends_with("e") && !stem.ends_with("ee")) stem.pop_back();
  if (stem.size() > 2 && stem.ends_with("y") && !IsVowel(stem[stem.size() - 2])) stem.back() = 'i';
  return stem;
}

uint64_t StemHash(std::string_view word) {
  const std::string stem = Stem(word);
  const auto other = Synonyms().find(stem);
  return HashWord(other == Synonyms().end() ? stem : other->second);
}

uint64_t StemHash(std::string_view word, uint64_t form) {
  struct Known {
    uint64_t form = 0;
    uint64_t stem = 0;
  };
  constexpr size_t kKnown = 1 << 12;  // words; one takes the place of another
  static thread_local std::vector<Known> known(kKnown);
  Known& place = known[(form ^ (form >> 32)) & (kKnown - 1)];
  if (place.form != form) place = {form, StemHash(word)};
  return place.stem;
}

}  // namespace emend::facts
