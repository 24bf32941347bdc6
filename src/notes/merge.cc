#include "notes/merge.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "notes/known_entries.h"
#include "notes/question_key.h"
#include "notes/slug.h"
#include "notes/topic_files.h"
#include "notes/wording_index.h"

namespace emend {
namespace {

// A question that is asked under two topics means the same if it is at least this long, counted in Latin letters.
constexpr size_t kSpecificWidth = 18;
constexpr size_t kWideLetters = 3;  // how many of them an ideograph or a kana stands for

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
  const size_t end = start + trimmed.size();
  std::string tidy;
  tidy.reserve(end - begin + 1);  // all answers stay until they are written
  return tidy.append(answer, begin, end - begin).append("\n");
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

// Calls `visit` with each entry's candidate, in their order. Takes the questions and answers out of the entries.
template <typename Visit>
void ForEachCandidate(Collection& collection, Visit visit) {
  for (Section& section : collection.sections) {
    const std::string topic = FirstNotEmpty(section.title, collection.title, TitleOfName(collection.export_name));
    for (Entry& entry : section.entries) {
      Candidate c{&entry, topic, {}, {}, TidyAnswer(std::exchange(entry.answer, {}))};
      c.question = FirstNotEmpty(std::exchange(entry.question, {}), FirstLine(Trim(c.answer)), topic);
      c.key = QuestionKey(c.question);
      visit(std::move(c));
    }
  }
}

// What is owed for an answer that joins a note.
void AddReviews(const std::set<Review>& reasons, Note& note) {
  for (const Review reason : reasons) {
    const bool has = std::find(note.review.begin(), note.review.end(), reason) != note.review.end();
    if (!has && reason != Review::kUnanswered) note.review.push_back(reason);
  }
}

class NotebookMerger {
 public:
  explicit NotebookMerger(Notebook& notebook) : files_(notebook), wordings_(notebook) {
    for (const auto& [name, file] : notebook) {
      for (const Note& note : file.notes) ids_.try_emplace(note.id, kFirstNumber);
    }
  }

  void Add(Collection& collection) {
    const std::vector<SourcePlace> sources = wordings_.FromExport(collection.export_name);  // a copy: it grows below
    known_before_ = wordings_.size();
    const auto add = [&](Candidate& candidate, std::optional<size_t> known) {
      const Source source{collection.export_name, candidate.entry->lines};
      if (known) {
        sources[*known].source().lines = source.lines;
        ++summary_.unchanged;
      }
      const WordingPlace place = known ? sources[*known].wording : AddCandidate(candidate, source);
      summary_.placements.push_back({source.export_name, source.lines, place.owner().id});
    };
    // A new export may be large: its candidates, which hold all of its answers, need not exist at once.
    if (sources.empty()) return ForEachCandidate(collection, [&](Candidate&& c) { add(c, std::nullopt); });
    std::vector<Candidate> candidates;
    ForEachCandidate(collection, [&](Candidate&& c) { candidates.push_back(std::move(c)); });
    const auto known = FindKnown(candidates, sources);
    for (size_t i = 0; i < candidates.size(); ++i) add(candidates[i], known[i]);
  }

  MergeSummary TakeSummary() { return std::move(summary_); }

 private:
  // For each candidate the one of `sources` that it is, if any.
  static std::vector<std::optional<size_t>> FindKnown(const std::vector<Candidate>& candidates,
                                                      const std::vector<SourcePlace>& sources) {
    std::vector<PlacedWording> now;
    for (const Candidate& c : candidates) now.push_back({c.key, c.answer, c.entry->lines});
    std::vector<PlacedWording> then;
    for (const SourcePlace& s : sources) {
      then.push_back({QuestionKey(s.wording.question()), s.wording.answer(), s.source().lines});
    }
    return FindKnownEntries(now, then);
  }

  WordingPlace AddCandidate(Candidate& candidate, const Source& source) {
    NotesFile& file = files_.FileOf(candidate.topic);
    const auto same = FindNote(candidate, file, source.export_name);
    return same ? AddToNote(candidate, source, *same) : AddNote(candidate, source, file);
  }

  // A wording of the note that the candidate belongs to, if there is one.
  std::optional<WordingPlace> FindNote(const Candidate& candidate, const NotesFile& file,
                                       const std::string& export_name) const {
    const EntryKind kind = candidate.entry->kind;
    const auto of_kind = [&](const WordingPlace& place) { return place.owner().kind == kind; };
    if (kind != EntryKind::kQuestion) return wordings_.FindWordsIn(file, candidate.question, candidate.answer, of_kind);
    const auto same = wordings_.FindKeyIn(file, candidate.key, of_kind);
    if (same || !IsSpecific(candidate.key)) return same;
    // All wordings that were added since come from this export.
    return wordings_.FindKey(candidate.key, known_before_, [&](const WordingPlace& place) {
      return of_kind(place) && !wordings_.ComesFrom(place, export_name);
    });
  }

  WordingPlace AddNote(Candidate& candidate, const Source& source, NotesFile& file) {
    Note& note = file.notes.emplace_back();
    note.id = NewId(candidate.question);
    note.kind = candidate.entry->kind;
    note.question = std::move(candidate.question);
    note.answer = std::move(candidate.answer);
    note.review.assign(candidate.entry->review.begin(), candidate.entry->review.end());
    ++summary_.added;
    const WordingPlace place{&file, file.notes.size() - 1, std::nullopt};
    wordings_.AddWording(place, candidate.key);
    return AddSource(source, place);
  }

  WordingPlace AddToNote(const Candidate& candidate, const Source& source, const WordingPlace& same) {
    if (const auto place = FindSameWords(candidate, same)) {
      ++summary_.repeated;
      return AddSource(source, *place);
    }
    ++summary_.variants;
    const WordingPlace own{same.file, same.note, std::nullopt};
    Note& note = own.owner();
    const bool first_answer = note.answer.empty() && !candidate.answer.empty();
    if (first_answer) {
      note.answer = candidate.answer;
      std::erase(note.review, Review::kUnanswered);
      wordings_.AddWording(own);
    }
    const bool own_answer = !candidate.answer.empty() && !SameAnswer(candidate.answer, note.answer);
    if (own_answer || first_answer) AddReviews(candidate.entry->review, note);
    if (own_answer) AddReviews({Review::kMerged}, note);
    if (first_answer && candidate.question == note.question) return AddSource(source, own);
    note.variants.push_back({candidate.question, std::nullopt, {}});
    if (own_answer) note.variants.back().answer = candidate.answer;
    const WordingPlace place{own.file, own.note, note.variants.size() - 1};
    wordings_.AddWording(place);
    return AddSource(source, place);
  }

  // The wording of the same note that has the candidate's very words. Without an answer its question is all its words.
  std::optional<WordingPlace> FindSameWords(const Candidate& candidate, const WordingPlace& same) const {
    std::optional<std::string_view> answer;
    if (!candidate.answer.empty()) answer = candidate.answer;
    return wordings_.FindWordsIn(*same.file, candidate.question, answer,
                                 [&](const WordingPlace& place) { return place.note == same.note; });
  }

  WordingPlace AddSource(const Source& source, const WordingPlace& place) {
    place.sources().push_back(source);
    wordings_.AddSource(place, place.sources().size() - 1);
    return place;
  }

  std::string NewId(std::string_view question) {
    const std::string slug = CutSlug(FullSlug(question, "q"));
    const auto [at, fresh] = ids_.try_emplace(slug, kFirstNumber);
    int& number = at->second;
    if (fresh) return slug;
    std::string id;
    do {
      id = NumberedSlug(slug, ++number);
    } while (!ids_.try_emplace(id, kFirstNumber).second);
    return id;
  }

  TopicFiles files_;
  WordingIndex wordings_;
  size_t known_before_ = 0;  // wordings, before the export that is being added
  MergeSummary summary_;
  static constexpr int kFirstNumber = 1;      // of a slug, where it stands without one
  std::unordered_map<std::string, int> ids_;  // the last number that was tried for the slug
};

}  // namespace

MergeSummary MoveToNotebook(std::vector<Collection>& collections, Notebook& notebook) {
  std::vector<size_t> order(collections.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return collections[a].export_name < collections[b].export_name; });
  NotebookMerger merger(notebook);
  for (const size_t i : order) merger.Add(collections[i]);
  return merger.TakeSummary();
}

MergeSummary AddToNotebook(std::vector<Collection> collections, Notebook& notebook) {
  return MoveToNotebook(collections, notebook);
}

}  // namespace emend
