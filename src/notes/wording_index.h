// Every wording of a notebook, found by its question, by its words and by the export it came from.
#ifndef EMEND_NOTES_WORDING_INDEX_H_
#define EMEND_NOTES_WORDING_INDEX_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hashed_numbers.h"
#include "notes/merge.h"

namespace emend {

// A note's own wording or one of its variants. Stays valid while notes and variants are added behind the others.
struct WordingPlace {
  NotesFile* file = nullptr;
  size_t note = 0;
  std::optional<size_t> variant;

  Note& owner() const { return file->notes[note]; }
  const std::string& question() const { return variant ? owner().variants[*variant].question : owner().question; }
  // The note's answer where the variant has none of its own.
  const std::string& answer() const;
  std::vector<Source>& sources() const { return variant ? owner().variants[*variant].sources : owner().sources; }
};

struct SourcePlace {
  WordingPlace wording;
  size_t number = 0;  // of its sources

  Source& source() const { return wording.sources()[number]; }
};

class WordingIndex {
 public:
  explicit WordingIndex(Notebook& notebook);

  // To be told of each wording that is new or has a new answer, and of each new source.
  void AddWording(const WordingPlace& place);
  void AddWording(const WordingPlace& place, std::string_view key);  // of its question
  void AddSource(const WordingPlace& place, size_t number);

  // The first wording that `accept` takes among those whose question has this key, see question_key.h.
  template <typename Accept>
  std::optional<WordingPlace> FindKey(std::string_view key, Accept accept) const {
    return Find(by_key_, HashKey(key),
                [&](const WordingPlace& place) { return accept(place) && HasKey(place, key); });
  }

  // The first wording that `accept` takes among those with this very question and, if given, the same answer.
  template <typename Accept>
  std::optional<WordingPlace> FindWords(std::string_view question, std::optional<std::string_view> answer,
                                        Accept accept) const {
    return Find(by_words_, HashWords(question, answer),
                [&](const WordingPlace& place) { return accept(place) && HasWords(place, question, answer); });
  }

  const std::vector<SourcePlace>& FromExport(const std::string& export_name) const;

  // True if one of the note's wordings came from the export.
  bool ComesFrom(const WordingPlace& place, const std::string& export_name) const;

 private:
  struct Export {
    std::vector<SourcePlace> sources;
    std::unordered_map<const NotesFile*, std::vector<bool>> notes;  // which of the file's notes
  };

  // Different words may share a hash, so what is found by one is compared.
  static uint64_t HashKey(std::string_view key);
  static uint64_t HashWords(std::string_view question, std::optional<std::string_view> answer);
  static bool HasKey(const WordingPlace& place, std::string_view key);
  static bool HasWords(const WordingPlace& place, std::string_view question, std::optional<std::string_view> answer);

  template <typename Accept>
  std::optional<WordingPlace> Find(const HashedNumbers& numbers, uint64_t hash, Accept accept) const {
    for (uint32_t link = numbers.First(hash); link != HashedNumbers::kNone; link = numbers.Next(link)) {
      const WordingPlace& place = places_[numbers.Number(link)];
      if (accept(place)) return place;
    }
    return std::nullopt;
  }

  std::vector<WordingPlace> places_;
  HashedNumbers by_key_;  // numbers of places_
  HashedNumbers by_words_;
  std::unordered_map<std::string, Export> by_export_;
};

}  // namespace emend

#endif  // EMEND_NOTES_WORDING_INDEX_H_
