// Every wording of a notebook, found by its question, by its words and by the export it came from.
#ifndef EMEND_NOTES_WORDING_INDEX_H_
#define EMEND_NOTES_WORDING_INDEX_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

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
  void AddWording(const WordingPlace& place, const std::string& key);  // of its question
  void AddSource(const WordingPlace& place, size_t number);

  // The wordings whose question has this key, see question_key.h.
  const std::vector<WordingPlace>& WithKey(const std::string& key) const;

  // The first wording that `accept` takes among those with this very question and, if given, the same answer.
  std::optional<WordingPlace> FindWords(const std::string& question, std::optional<std::string_view> answer,
                                        const std::function<bool(const WordingPlace&)>& accept) const;

  const std::vector<SourcePlace>& FromExport(const std::string& export_name) const;

  // True if one of the note's wordings came from the export.
  bool ComesFrom(const WordingPlace& place, const std::string& export_name) const;

 private:
  struct Export {
    std::vector<SourcePlace> sources;
    std::set<std::pair<const NotesFile*, size_t>> notes;
  };

  std::unordered_map<std::string, std::vector<WordingPlace>> by_key_;
  std::unordered_map<uint64_t, std::vector<WordingPlace>> by_words_;
  std::unordered_map<std::string, Export> by_export_;
};

}  // namespace emend

#endif  // EMEND_NOTES_WORDING_INDEX_H_
