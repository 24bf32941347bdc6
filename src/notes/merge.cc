#include "notes/merge.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "notes/known_entries.h"
#include "notes/question_key.h"
#include "notes/slug.h"
#include "notes/topic_files.h"

namespace emend {
namespace {

// A question that is asked under two topics means the same if it is at least this long, counted in Latin letters.
constexpr size_t kSpecificWidth = 18;
constexpr size_t kWideLetters = 3;  // how many of them an ideograph or a kana stands for

// A note's own wording or one of its variants.
struct WordingPlace {
  NotesFile* file = nullptr;
  size_t note = 0;
  std::optional<size_t> variant;

  Note& owner() const { return file->notes[note]; }
  const std::string& question() const { return variant ? owner().variants[*variant].question : owner().question; }
  const std::string& answer() const {
    return variant && owner().variants[*variant].answer ? *owner().variants[*variant].answer : owner().answer;
  }
  std::vector<Source>& sources() const { return variant ? owner().variants[*variant].sources : owner().sources; }
};

struct SourcePlace {
  WordingPlace wording;
  size_t index = 0;  // into its sources

  Source& source() const { return wording.sources()[index]; }
};

// An entry as a note would have it.
struct Candidate {
  const Entry* entry = nullptr;
  std::string topic;
  std::string question;
  std::string key;
  std::string answer;
};

bool IsSpecific(std::string_view key) {
  size_t width = 0;
  for (size_t i = 0; i < key.size();) {
    const CodePoint c = DecodeUtf8(key, i);
    width += c.value >= 0x2E80 ? kWideLetters : 1;
    i += c.length;
  }
  return width >= kSpecificWidth;
}

// Without blank lines and white space around it; ends with one newline unless it is empty.
std::string TidyAnswer(std::string_view answer) {
  const std::string_view trimmed = Trim(answer);
  if (trimmed.empty()) return "";
  const auto start = static_cast<size_t>(trimmed.data() - answer.data());
  const size_t line = start == 0 ? std::string_view::npos : answer.rfind('\n', start - 1);
  const size_t begin = line == std::string_view::npos ? 0 : line + 1;  // keeps the first line's indentation
  return std::string(answer.substr(begin, start + trimmed.size() - begin)) + "\n";
}

std::string_view FirstLine(std::string_view text) { return Trim(text.substr(0, text.find('\n'))); }

// `notes_2024-draft.txt` -> `Notes 2024 draft`.
std::string TitleOfName(std::string_view export_name) {
  const size_t dot = export_name.rfind('.');
  std::string title(export_name.substr(0, dot == 0 ? std::string_view::npos : dot));
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  title = Trim(title);
  if (title.empty()) return std::string(export_name);
  if (title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

template <typename... Texts>
std::string FirstNotEmpty(const Texts&... texts) {
  std::string first;
  ((first.empty() ? void(first = Trim(texts)) : void()), ...);
  return first;
}

std::vector<Candidate> CandidatesOf(const Collection& collection) {
  std::vector<Candidate> candidates;
  for (const Section& section : collection.sections) {
    const std::string topic = FirstNotEmpty(section.title, collection.title, TitleOfName(collection.export_name));
    for (const Entry& entry : section.entries) {
      Candidate c{&entry, topic, {}, {}, TidyAnswer(entry.answer)};
      c.question = FirstNotEmpty(entry.question, FirstLine(Trim(c.answer)), topic);
      c.key = QuestionKey(c.question);
      candidates.push_back(std::move(c));
    }
  }
  return candidates;
}

void AddReview(Review reason, Note& note) {
  if (std::find(note.review.begin(), note.review.end(), reason) == note.review.end()) note.review.push_back(reason);
}

class NotebookMerger {
 public:
  explicit NotebookMerger(Notebook& notebook) : files_(notebook) {
    for (auto& [name, file] : notebook) {
      for (size_t n = 0; n < file.notes.size(); ++n) {
        ids_.insert(file.notes[n].id);
        Index({&file, n, std::nullopt});
        for (size_t v = 0; v < file.notes[n].variants.size(); ++v) Index({&file, n, v});
      }
    }
  }

  void Add(const Collection& collection) {
    const std::vector<Candidate> candidates = CandidatesOf(collection);
    const std::vector<SourcePlace> sources = by_export_[collection.export_name];  // a copy: it grows below
    std::vector<PlacedWording> now;
    for (const Candidate& c : candidates) now.push_back({c.key, c.answer, c.entry->lines});
    std::vector<PlacedWording> then;
    for (const SourcePlace& s : sources) {
      then.push_back({QuestionKey(s.wording.question()), s.wording.answer(), s.source().lines});
    }
    const auto known = FindKnownEntries(now, then);
    // The lines first: what is added below may move the notes that `then` points into.
    for (size_t i = 0; i < candidates.size(); ++i) {
      if (known[i]) sources[*known[i]].source().lines = candidates[i].entry->lines;
    }
    for (size_t i = 0; i < candidates.size(); ++i) {
      const Source source{collection.export_name, candidates[i].entry->lines};
      if (known[i]) ++summary_.unchanged;
      const WordingPlace place = known[i] ? sources[*known[i]].wording : AddCandidate(candidates[i], source);
      summary_.placements.push_back({source.export_name, source.lines, place.owner().id});
    }
  }

  MergeSummary TakeSummary() { return std::move(summary_); }

 private:
  void Index(const WordingPlace& place) {
    by_question_[QuestionKey(place.question())].push_back(place);
    for (size_t i = 0; i < place.sources().size(); ++i) IndexSource(place, i);
  }

  void IndexSource(const WordingPlace& place, size_t index) {
    by_export_[place.sources()[index].export_name].push_back({place, index});
  }

  WordingPlace AddCandidate(const Candidate& candidate, const Source& source) {
    NotesFile& file = files_.FileOf(candidate.topic);
    const auto same = FindQuestion(candidate, file, source.export_name);
    return same ? AddWording(candidate, source, *same) : AddNote(candidate, source, file);
  }

  // A wording of the note that asks the same, if there is one.
  std::optional<WordingPlace> FindQuestion(const Candidate& candidate, const NotesFile& file,
                                           const std::string& export_name) {
    const auto found = by_question_.find(candidate.key);
    if (found == by_question_.end()) return std::nullopt;
    const WordingPlace* elsewhere = nullptr;
    for (const WordingPlace& place : found->second) {
      const Note& note = place.owner();
      if (note.kind != candidate.entry->kind) continue;
      if (note.kind != EntryKind::kQuestion && !SameAnswer(place.answer(), candidate.answer)) continue;
      if (place.file == &file) return place;
      if (elsewhere == nullptr && IsSpecific(candidate.key) && !ComesFrom(note, export_name)) elsewhere = &place;
    }
    if (elsewhere == nullptr) return std::nullopt;
    return *elsewhere;
  }

  static bool ComesFrom(const Note& note, const std::string& export_name) {
    const auto named = [&](const Source& source) { return source.export_name == export_name; };
    return std::any_of(note.sources.begin(), note.sources.end(), named) ||
           std::any_of(note.variants.begin(), note.variants.end(), [&](const Variant& variant) {
             return std::any_of(variant.sources.begin(), variant.sources.end(), named);
           });
  }

  WordingPlace AddNote(const Candidate& candidate, const Source& source, NotesFile& file) {
    Note note;
    note.id = NewId(candidate.question);
    note.kind = candidate.entry->kind;
    note.question = candidate.question;
    note.answer = candidate.answer;
    note.sources = {source};
    note.review.assign(candidate.entry->review.begin(), candidate.entry->review.end());
    file.notes.push_back(std::move(note));
    ++summary_.added;
    const WordingPlace place{&file, file.notes.size() - 1, std::nullopt};
    Index(place);
    return place;
  }

  WordingPlace AddWording(const Candidate& candidate, const Source& source, const WordingPlace& same) {
    Note& note = same.owner();
    const WordingPlace own{same.file, same.note, std::nullopt};
    if (const auto place = FindSameText(candidate, own)) {
      ++summary_.repeated;
      place->sources().push_back(source);
      IndexSource(*place, place->sources().size() - 1);
      return *place;
    }
    ++summary_.variants;
    std::set<Review> review = candidate.entry->review;
    review.erase(Review::kUnanswered);
    const bool answers = note.answer.empty() && !candidate.answer.empty();
    if (answers) {
      note.answer = candidate.answer;
      std::erase(note.review, Review::kUnanswered);
    }
    const bool own_answer = !candidate.answer.empty() && !SameAnswer(candidate.answer, note.answer);
    if (own_answer) review.insert(Review::kMerged);
    if (own_answer || answers) {
      for (const Review reason : review) AddReview(reason, note);
    }
    if (answers && candidate.question == note.question) {
      note.sources.push_back(source);
      IndexSource(own, note.sources.size() - 1);
      return own;
    }
    Variant variant{candidate.question, std::nullopt, {source}};
    if (own_answer) variant.answer = candidate.answer;
    note.variants.push_back(std::move(variant));
    const WordingPlace place{same.file, same.note, note.variants.size() - 1};
    Index(place);
    return place;
  }

  // The wording of the note that has the candidate's very words. A candidate without an answer repeats any of its
  // question.
  static std::optional<WordingPlace> FindSameText(const Candidate& candidate, const WordingPlace& own) {
    const auto same = [&](const WordingPlace& place) {
      return place.question() == candidate.question &&
             (candidate.answer.empty() || SameAnswer(place.answer(), candidate.answer));
    };
    if (same(own)) return own;
    for (size_t v = 0; v < own.owner().variants.size(); ++v) {
      const WordingPlace place{own.file, own.note, v};
      if (same(place)) return place;
    }
    return std::nullopt;
  }

  std::string NewId(std::string_view question) {
    const std::string slug = CutSlug(FullSlug(question, "q"));
    int& number = last_number_[slug];
    std::string id = number == 0 ? slug : NumberedSlug(slug, ++number);
    while (!ids_.insert(id).second) {
      number = std::max(number, 1) + 1;
      id = NumberedSlug(slug, number);
    }
    number = std::max(number, 1);
    return id;
  }

  TopicFiles files_;
  MergeSummary summary_;
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, int> last_number_;  // tried for a slug
  std::unordered_map<std::string, std::vector<WordingPlace>> by_question_;
  std::unordered_map<std::string, std::vector<SourcePlace>> by_export_;
};

}  // namespace

MergeSummary AddToNotebook(const std::vector<Collection>& collections, Notebook& notebook) {
  std::vector<size_t> order(collections.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return collections[a].export_name < collections[b].export_name; });
  NotebookMerger merger(notebook);
  for (const size_t i : order) merger.Add(collections[i]);
  return merger.TakeSummary();
}

}  // namespace emend
