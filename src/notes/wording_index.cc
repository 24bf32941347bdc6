#include "notes/wording_index.h"

#include <xxhash.h>

#include "base/unicode.h"
#include "notes/known_entries.h"
#include "notes/question_key.h"

namespace emend {
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

void WordingIndex::AddWording(const WordingPlace& place, std::string_view key) {
  const auto number = static_cast<uint32_t>(places_.size());
  places_.push_back(place);
  by_key_.Add(HashKey(key, nullptr), number);
  by_key_in_file_.Add(HashKey(key, place.file), number);
  by_words_in_file_.Add(HashWords(place.question(), std::nullopt, place.file), number);
  by_words_in_file_.Add(HashWords(place.question(), place.answer(), place.file), number);
}

void WordingIndex::AddSource(const WordingPlace& place, size_t number) {
  Export& from = by_export_[place.sources()[number].export_name];
  from.sources.push_back({place, number});
  std::vector<bool>& notes = from.notes[place.file];
  if (notes.size() <= place.note) notes.resize(place.note + 1);
  notes[place.note] = true;
}

uint64_t WordingIndex::HashKey(std::string_view key, const NotesFile* file) {
  return XXH64(key.data(), key.size(), reinterpret_cast<uintptr_t>(file));
}

uint64_t WordingIndex::HashWords(std::string_view question, std::optional<std::string_view> answer,
                                 const NotesFile* file) {
  const uint64_t seed = HashKey(question, file) + answer.has_value();
  if (!answer) return seed;
  const std::string_view ink = Trim(*answer);
  return XXH64(ink.data(), ink.size(), seed);
}

bool WordingIndex::HasKey(const WordingPlace& place, std::string_view key) {
  return QuestionKey(place.question()) == key;
}

bool WordingIndex::HasWords(const WordingPlace& place, std::string_view question,
                            std::optional<std::string_view> answer) {
  return place.question() == question && (!answer || SameAnswer(place.answer(), *answer));
}

const std::vector<SourcePlace>& WordingIndex::FromExport(const std::string& export_name) const {
  static const std::vector<SourcePlace> kNone;
  const auto found = by_export_.find(export_name);
  return found == by_export_.end() ? kNone : found->second.sources;
}

bool WordingIndex::ComesFrom(const WordingPlace& place, const std::string& export_name) const {
  const auto found = by_export_.find(export_name);
  if (found == by_export_.end()) return false;
  const auto notes = found->second.notes.find(place.file);
  return notes != found->second.notes.end() && place.note < notes->second.size() && notes->second[place.note];
}

}  // namespace emend
