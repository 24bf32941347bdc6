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

  // How many were added so far.
  size_t size() const { return places_.size(); }

  // The first wording that `accept` takes among those whose question has this key, see question_key.h; of the first
  // `count` that were added.
  template <typename Accept>
  std::optional<WordingPlace> FindKey(std::string_view key, size_t count, Accept accept) const {
    return Find(by_key_, HashKey(key, nullptr), count,
                [&](const WordingPlace& place) { return accept(place) && HasKey(place, key); });
  }

  // The same in one file, of all.
  template <typename Accept>
  std::optional<WordingPlace> FindKeyIn(const NotesFile& file, std::string_view key, Accept accept) const {
    return Find(by_key_in_file_, HashKey(key, &file), size(),
                [&](const WordingPlace& place) { return place.file == &file && accept(place) && HasKey(place, key); });
  }

  // The first wording of the file that `accept` takes among those with this very question and, if given, the same
  // answer.
  template <typename Accept>
  std::optional<WordingPlace> FindWordsIn(const NotesFile& file, std::string_view question,
                                          std::optional<std::string_view> answer, Accept accept) const {
    return Find(by_words_in_file_, HashWords(question, answer, &file), size(), [&](const WordingPlace& place) {
      return place.file == &file && accept(place) && HasWords(place, question, answer);
    });
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
  static uint64_t HashKey(std::string_view key, const NotesFile* file);
  static uint64_t HashWords(std::string_view question, std::optional<std::string_view> answer, const NotesFile* file);
  static bool HasKey(const WordingPlace& place, std::string_view key);
  static bool HasWords(const WordingPlace& place, std::string_view question, std::optional<std::string_view> answer);

  template <typename Accept>
  std::optional<WordingPlace> Find(const HashedNumbers& numbers, uint64_t hash, size_t count, Accept accept) const {
    for (uint32_t link = numbers.First(hash); link != HashedNumbers::kNone; link = numbers.Next(link)) {
      const uint32_t number = numbers.Number(link);
      if (number >= count) break;
      if (accept(places_[number])) return places_[number];
    }
    return std::nullopt;
  }

  std::vector<WordingPlace> places_;
  // Numbers of places_. Many topics may ask the same, so that those of one file are found apart.
  HashedNumbers by_key_;
  HashedNumbers by_key_in_file_;
  HashedNumbers by_words_in_file_;
  std::unordered_map<std::string, Export> by_export_;
};

}  // namespace emend

#endif  // EMEND_NOTES_WORDING_INDEX_H_
