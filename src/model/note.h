// A note as it stands in a YAML file of the format emend/1 (see rules/schema/notes.schema.json).
#ifndef EMEND_MODEL_NOTE_H_
#define EMEND_MODEL_NOTE_H_

#include <optional>
#include <string>
#include <vector>

#include "model/collection.h"

namespace emend {

// Another wording that was merged into a note. No answer: equal to the note's.
struct Variant {
  std::string question;
  std::optional<std::string> answer;
  std::vector<Source> sources;

  bool operator==(const Variant&) const = default;
};

struct Reference {
  std::string title;
  std::string url;

  bool operator==(const Reference&) const = default;
};

// A finding that an editor accepts. `match` and `until` (YYYY-MM-DD) are empty where not given.
struct Ignore {
  std::string rule;
  std::string match;
  std::string reason;
  std::string until;

  bool operator==(const Ignore&) const = default;
};

struct Note {
  std::string id;
  EntryKind kind = EntryKind::kQuestion;
  std::string question;
  std::vector<std::string> tags;
  std::string answer;
  std::vector<Source> sources;
  std::vector<Variant> variants;
  std::vector<std::string> related;
  std::vector<Review> review;
  std::vector<std::string> distinct_from;
  std::vector<Reference> references;
  std::vector<Ignore> ignore;

  bool operator==(const Note&) const = default;
};

struct NotesFile {
  std::string topic;
  std::vector<Note> notes;

  bool operator==(const NotesFile&) const = default;
};

}  // namespace emend

#endif  // EMEND_MODEL_NOTE_H_
