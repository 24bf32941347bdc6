#include "dedup/known_questions.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>

#include "base/utf8.h"
#include "dedup/fold.h"
#include "dedup/parts.h"
#include "dedup/stem.h"
#include "dedup/vocabulary.inc"

namespace emend {
namespace {

constexpr size_t kShortestBeginning = 3;  // code points
constexpr size_t kLongestPhrase = 4;      // words
constexpr double kLeastTold = 0.5;        // of the words that say what a question is about: more is another question

uint64_t MaskOf(uint32_t word) { return uint64_t{1} << (word % 64); }

uint64_t BitOf(size_t place) { return uint64_t{1} << std::min<size_t>(place, 63); }

std::string StemsOfPhrase(std::string_view words) {
  std::string stems;
  ForEachPart(words, '_', [&](std::string_view word) {
    stems += (stems.empty() ? "" : "_") + Stem(FoldForComparison(word), Language::kEn);
  });
  return stems;
}

}  // namespace

// The words of a question that any pattern knows.
struct KnownQuestions::Found {
  std::vector<uint32_t> words;
  std::vector<std::pair<size_t, size_t>> places;  // of each in the row: the first, behind the last
  uint64_t mask = 0;
  uint64_t content = 0;  // a bit for each word of the question that says what it is about

  void Add(uint32_t word, size_t first, size_t end) {
    words.push_back(word);
    places.emplace_back(first, end);
    mask |= MaskOf(word);
  }
};

bool ToldWords::Tell(const QuestionWord& word, size_t at, std::string_view text) const {
  if (!word.is_unspaced) return words[at];
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return part.find(text) != std::string_view::npos; });
}

const KnownQuestions& KnownQuestions::Standard() {
  static const auto& standard = *new KnownQuestions(kQuestionTables, Lexicon::Standard());  // never destroyed
  return standard;
}

KnownQuestions::KnownQuestions(std::span<const std::string_view> tables, const Lexicon& lexicon) {
  StringMap<std::string> classes;
  for (const std::string_view table : tables) ReadTable(table, lexicon, classes);
  IndexPatterns();
  numbered_.clear();
}

void KnownQuestions::ReadTable(std::string_view table, const Lexicon& lexicon, StringMap<std::string>& classes) {
  ForEachPart(table, '\n', [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) return;
    const std::string_view name = line.substr(0, tab), rest = line.substr(tab + 1);
    if (name.starts_with('@')) {
      classes[std::string(name)] = rest;
      return;
    }
    KnownQuestion known;
    known.is_whole = name.starts_with('?');
    const std::string term = known.is_whole ? std::string(name) : lexicon.TermOf(name.substr(0, name.find(',')));
    known.key = XXH64(term.data(), term.size(), 0);
    ForEachPart(rest, '|', [&](std::string_view slots) { AddPattern(slots, known, classes); });
    if (known.is_whole) return;
    known.is_named = true;
    ForEachPart(name, ',', [&](std::string_view words) {  // "fixtures in pytest" is a pytest fixture
      if (std::count(words.begin(), words.end(), ' ') == 1) AddPattern(words, known, classes).is_turned = true;
    });
  });
}

uint32_t KnownQuestions::Number(std::string_view word, bool& is_unspaced) {
  const auto [numbered, is_new] = numbered_.try_emplace(word);
  if (is_new) numbered->second = NumberNew(word);
  is_unspaced = numbered->second.is_unspaced;
  return numbered->second.number;
}

KnownQuestions::Numbered KnownQuestions::NumberNew(std::string_view word) {
  if (word.ends_with('*')) {
    const std::string beginning = FoldForComparison(word.substr(0, word.size() - 1));
    const auto added = beginnings_.try_emplace(beginning, numbers_ + 1);
    return {added.second ? ++numbers_ : added.first->second, false};
  }
  const bool is_ascii = FindNonAscii(word) == word.size();
  const std::vector<QuestionWord> split = is_ascii ? std::vector<QuestionWord>() : SplitQuestion(word);
  if (split.size() == 1 && split.front().is_unspaced) {
    const auto same = std::find_if(unspaced_.begin(), unspaced_.end(),
                                   [&](const auto& one) { return one.first == split.front().text; });
    if (same != unspaced_.end()) return {same->second, true};
    unspaced_.emplace_back(split.front().text, ++numbers_);
    return {numbers_, true};
  }
  const std::string stems = StemsOfPhrase(word);
  if (const size_t end = stems.find('_'); end != std::string::npos) phrase_starts_[stems.substr(0, end)] = true;
  const auto added = words_.try_emplace(stems, numbers_ + 1);
  return {added.second ? ++numbers_ : added.first->second, false};
}

uint32_t KnownQuestions::AddSlot(std::string_view words, const StringMap<std::string>& classes) {
  const auto known = slot_numbers_.find(words);
  if (known != slot_numbers_.end()) return known->second;
  Slot slot;
  std::string_view rest = words;
  if (rest.starts_with('-')) {
    slot.forbids = true;
    rest.remove_prefix(1);
  }
  ForEachPart(rest, '/', [&](std::string_view word) {
    const auto of_class = classes.find(word);
    ForEachPart(of_class == classes.end() ? word : of_class->second, '/', [&](std::string_view one) {
      bool is_unspaced = false;
      slot.words.push_back(Number(one, is_unspaced));
      slot.is_unspaced |= is_unspaced;
    });
  });
  std::sort(slot.words.begin(), slot.words.end());
  for (const uint32_t word : slot.words) slot.mask |= MaskOf(word);
  slots_.push_back(std::move(slot));
  const auto number = static_cast<uint32_t>(slots_.size() - 1);
  slot_numbers_.emplace(words, number);
  return number;
}

KnownQuestions::Pattern& KnownQuestions::AddPattern(std::string_view slots, KnownQuestion known,
                                                    const StringMap<std::string>& classes) {
  Pattern& pattern = patterns_.emplace_back();
  pattern.known = known;
  ForEachPart(slots, ' ', [&](std::string_view words) { pattern.slots.push_back(AddSlot(words, classes)); });
  for (const uint32_t slot : pattern.slots) pattern.is_unspaced |= slots_[slot].is_unspaced;
  pattern.known.is_named |= !known.is_whole && pattern.slots.size() == 1;
  return pattern;
}

void KnownQuestions::IndexPatterns() {
  std::vector<uint32_t> uses(numbers_ + 1);
  for (const Pattern& pattern : patterns_) {
    for (const uint32_t slot : pattern.slots) {
      for (const uint32_t word : slots_[slot].words) ++uses[word];
    }
  }
  patterns_of_.resize(numbers_ + 1);
  for (uint32_t p = 0; p < patterns_.size(); ++p) {
    uint64_t fewest = UINT64_MAX;
    for (const uint32_t slot : patterns_[p].slots) {
      if (slots_[slot].forbids) continue;
      uint64_t all = 0;
      for (const uint32_t word : slots_[slot].words) all += uses[word];
      if (all < fewest) fewest = all, patterns_[p].first = slot;
    }
    if (fewest == UINT64_MAX) continue;
    for (const uint32_t word : slots_[patterns_[p].first].words) patterns_of_[word].push_back(p);
  }
}

KnownQuestions::Found KnownQuestions::WordsOf(const QuestionRow& row) const {
  Found found;
  const bool is_english = row.language() == Language::kEn && row.language_is_certain();
  std::vector<std::string> stems(is_english ? 0 : row.size());
  for (size_t i = 0; i < stems.size(); ++i) stems[i] = Stem(row[i].text, Language::kEn);
  const auto stem_at = [&](size_t i) -> const std::string& { return is_english ? row.StemAt(i) : stems[i]; };
  for (size_t i = 0; i < row.size(); ++i) {
    const std::string& text = row[i].text;
    if (row.SaysWhat(i)) found.content |= BitOf(i);
    if (row[i].is_unspaced) {
      for (const auto& [part, number] : unspaced_) {
        if (text.find(part) != std::string::npos) found.Add(number, i, i + 1);
      }
      continue;
    }
    if (const auto word = words_.find(stem_at(i)); word != words_.end()) found.Add(word->second, i, i + 1);
    if (phrase_starts_.contains(stem_at(i))) {
      std::string phrase = stem_at(i);
      for (size_t end = i + 1; end < std::min(row.size(), i + kLongestPhrase); ++end) {
        phrase += "_" + stem_at(end);
        if (const auto word = words_.find(phrase); word != words_.end()) found.Add(word->second, i, end + 1);
      }
    }
    if (is_english) continue;
    size_t letters = 0;
    for (size_t end = 0; end < text.size(); ++letters) {
      end += std::max<size_t>(1, DecodeUtf8(text, end).length);
      if (letters + 1 < kShortestBeginning) continue;
      const auto word = beginnings_.find(std::string_view(text).substr(0, end));
      if (word != beginnings_.end()) found.Add(word->second, i, i + 1);
    }
  }
  return found;
}

// Each slot wants a word of its own, as far as counting tells.
bool KnownQuestions::Fits(const Pattern& pattern, const Found& found) const {
  uint64_t places = 0;  // a bit for each word of the question
  int wanted = 0;
  const auto places_of = [&](const Slot& slot) {
    uint64_t bits = 0;
    for (size_t w = 0; w < found.words.size(); ++w) {
      const bool has = std::binary_search(slot.words.begin(), slot.words.end(), found.words[w]);
      if (has) bits |= BitOf(found.places[w].first);
    }
    return bits;
  };
  for (const uint32_t number : pattern.slots) {
    const Slot& slot = slots_[number];
    const bool may_have = (slot.mask & found.mask) != 0;
    const uint64_t bits = may_have ? places_of(slot) : 0;
    if ((bits != 0) == slot.forbids) return false;
    places |= bits;
    wanted += slot.forbids ? 0 : 1;
  }
  if (pattern.is_turned) {
    return std::countr_zero(places_of(slots_[pattern.slots[1]])) <
           std::countr_zero(places_of(slots_[pattern.slots[0]]));
  }
  if (pattern.is_unspaced) return true;
  const int told = std::popcount(places);
  return told >= wanted && told >= kLeastTold * std::popcount(found.content | places);
}

std::vector<KnownQuestion> KnownQuestions::Find(const QuestionRow& row, ToldWords& told) const {
  const Found found = WordsOf(row);
  told.words.assign(row.size(), false);
  const auto tell = [&](const Slot& slot) {
    for (size_t w = 0; w < found.words.size() && !slot.forbids; ++w) {
      if (!std::binary_search(slot.words.begin(), slot.words.end(), found.words[w])) continue;
      const auto [first, end] = found.places[w];
      if (row[first].is_unspaced) {
        for (const auto& [part, number] : unspaced_) {
          if (number == found.words[w]) told.parts.push_back(part);
        }
        continue;
      }
      std::fill(told.words.begin() + static_cast<std::ptrdiff_t>(first),
                told.words.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
  };
  std::vector<KnownQuestion> known;
  for (const uint32_t word : found.words) {
    for (const uint32_t p : patterns_of_[word]) {
      if (!Fits(patterns_[p], found)) continue;
      known.push_back(patterns_[p].known);
      for (const uint32_t slot : patterns_[p].slots) tell(slots_[slot]);
    }
  }
  std::sort(known.begin(), known.end(), [](const KnownQuestion& a, const KnownQuestion& b) {
    return a.key != b.key ? a.key < b.key : a.is_named < b.is_named;
  });
  const auto same = [](const KnownQuestion& a, const KnownQuestion& b) { return a.key == b.key; };
  known.erase(std::unique(known.begin(), known.end(), same), known.end());
  return known;
}

}  // namespace emend
