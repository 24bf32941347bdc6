#include "notes/wording_index.h"

#include <xxhash.h>

#include "base/unicode.h"
#include "notes/known_entries.h"
#include "notes/question_key.h"

namespace emend {
namespace {

// Different words may share a hash, so who looks them up compares them again.
uint64_t HashWords(std::string_view question, std::optional<std::string_view> answer) {
  const uint64_t seed = XXH64(question.data(), question.size(), answer.has_value());
  if (!answer) return seed;
  const std::string_view ink = Trim(*answer);
  return XXH64(ink.data(), ink.size(), seed);
}

}  // namespace

const std::string& WordingPlace::answer() const {
  return variant && owner().variants[*variant].answer ? *owner().variants[*variant].answer : owner().answer;
}

WordingIndex::WordingIndex(Notebook& notebook) {
  for (auto& [name, file] : notebook) {
    for (size_t n = 0; n < file.notes.size(); ++n) {
      AddWording({&file, n, std::nullopt});
      for (size_t v = 0; v < file.notes[n].variants.size(); ++v) AddWording({&file, n, v});
      const Note& note = file.notes[n];
      for (size_t s = 0; s < note.sources.size(); ++s) AddSource({&file, n, std::nullopt}, s);
      for (size_t v = 0; v < note.variants.size(); ++v) {
        for (size_t s = 0; s < note.variants[v].sources.size(); ++s) AddSource({&file, n, v}, s);
      }
    }
  }
}

void WordingIndex::AddWording(const WordingPlace& place) { AddWording(place, QuestionKey(place.question())); }

void WordingIndex::AddWording(const WordingPlace& place, const std::string& key) {
  by_key_[key].push_back(place);
  by_words_[HashWords(place.question(), std::nullopt)].push_back(place);
  by_words_[HashWords(place.question(), place.answer())].push_back(place);
}

void WordingIndex::AddSource(const WordingPlace& place, size_t number) {
  Export& from = by_export_[place.sources()[number].export_name];
  from.sources.push_back({place, number});
  from.notes.emplace(place.file, place.note);
}

const std::vector<WordingPlace>& WordingIndex::WithKey(const std::string& key) const {
  static const std::vector<WordingPlace> kNone;
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? kNone : found->second;
}

std::optional<WordingPlace> WordingIndex::FindWords(const std::string& question, std::optional<std::string_view> answer,
                                                    const std::function<bool(const WordingPlace&)>& accept) const {
  const auto found = by_words_.find(HashWords(question, answer));
  if (found == by_words_.end()) return std::nullopt;
  for (const WordingPlace& place : found->second) {
    const bool same = place.question() == question && (!answer || SameAnswer(place.answer(), *answer));
    if (same && accept(place)) return place;
  }
  return std::nullopt;
}

const std::vector<SourcePlace>& WordingIndex::FromExport(const std::string& export_name) const {
  static const std::vector<SourcePlace> kNone;
  const auto found = by_export_.find(export_name);
  return found == by_export_.end() ? kNone : found->second.sources;
}

bool WordingIndex::ComesFrom(const WordingPlace& place, const std::string& export_name) const {
  const auto found = by_export_.find(export_name);
  return found != by_export_.end() && found->second.notes.contains({place.file, place.note});
}

}  // namespace emend
