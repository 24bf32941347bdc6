#include "facts/stem.h"

#include <algorithm>
#include <string>
#include <unordered_map>

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
  if (size < 3 || word[size - 1] != word[size - 2] || IsVowel(word[size - 1])) return;
  if (std::string_view("lsz").find(word[size - 1]) == std::string_view::npos) word.pop_back();
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
  if (stem.size() > 2 && stem.ends_with("e") && !stem.ends_with("ee")) stem.pop_back();
  if (stem.size() > 2 && stem.ends_with("y") && !IsVowel(stem[stem.size() - 2])) stem.back() = 'i';
  return stem;
}

}  // namespace emend::facts
