#include "notes/dedup_notebook.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "dedup/merge_notes.h"

namespace emend {
namespace {

constexpr size_t kMostRelated = 5;  // ids that are written into a note; a person may add more

// The notes of a notebook in one row.
struct NoteRow {
  std::vector<NotePlace> places;
  std::vector<const Note*> notes;
  std::vector<AskedQuestion> asked;
};

NoteRow LineUp(const Notebook& notebook) {
  NoteRow row;
  for (const auto& [name, file] : notebook) {
    for (size_t n = 0; n < file.notes.size(); ++n) {
      const Note& note = file.notes[n];
      row.places.push_back({name, n});
      row.asked.push_back(AskedBy(note, row.notes.size()));
      row.notes.push_back(&note);
    }
  }
  return row;
}

bool Names(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Duplicates FindIn(const NoteRow& row, const DedupThresholds& thresholds, const ForEach& for_each) {
  const auto tie_of = [&](size_t a, size_t b) { return TieOfNotes(*row.notes[a], *row.notes[b]); };
  return FindDuplicates(row.asked, thresholds, tie_of, for_each);
}

class Joiner {
 public:
  Joiner(Notebook& notebook, const NoteRow& row) : notebook_(notebook), row_(row) {}

  // Makes `other` part of `primary`.
  void Join(size_t primary, size_t other) {
    Note& note = NoteAt(primary);
    const Note& gone = NoteAt(other);
    result_.moved[gone.id] = note.id;
    result_.explanations.push_back(fmt::format(
        "{} joins {}: {}", gone.id, note.id, ExplainPair({note.question, note.answer}, {gone.question, gone.answer})));
    MergeInto(note, gone);
    gone_.insert(other);
  }

  // Takes the notes that are gone out of the files, and their ids out of the others.
  JoinedNotes Finish() {
    for (auto& entry : notebook_) {  // no binding: clang 14 cannot capture one
      const std::string& name = entry.first;
      size_t number = 0;
      std::erase_if(entry.second.notes, [&](const Note&) { return gone_places_.contains({name, number++}); });
    }
    return std::move(result_);
  }

  void CloseGaps() {
    for (const size_t number : gone_) gone_places_.insert(row_.places[number]);
    for (auto& [name, file] : notebook_) {
      for (Note& note : file.notes) {
        Follow(note, note.related);
        Follow(note, note.distinct_from);
      }
    }
  }

 private:
  Note& NoteAt(size_t number) { return notebook_.at(row_.places[number].file).notes[row_.places[number].note]; }

  void Follow(const Note& note, std::vector<std::string>& ids) const {
    std::vector<std::string> now;
    for (const std::string& id : ids) {
      const auto moved = result_.moved.find(id);
      const std::string& target = moved == result_.moved.end() ? id : moved->second;
      if (target != note.id && !Names(now, target)) now.push_back(target);
    }
    if (now != ids) ids = std::move(now);
  }

  Notebook& notebook_;
  const NoteRow& row_;
  std::unordered_set<size_t> gone_;
  std::set<NotePlace> gone_places_;
  JoinedNotes result_;
};

// The member that the others become part of: a note that was there before, else the one that leads.
size_t LeaderOf(const SameQuestions& group, const NoteRow& row, const std::set<std::string>* fresh) {
  std::vector<const Note*> notes;
  for (const size_t member : group.members) {
    if (fresh != nullptr && !fresh->contains(row.notes[member]->id)) return member;
    notes.push_back(row.notes[member]);
  }
  return group.members[ChooseLeading(notes)];
}

constexpr int kMostRounds = 8;  // joined notes may fit what neither of them fitted

// One round. `fresh`: null if all notes may be joined.
JoinedNotes JoinOnce(Notebook& notebook, const std::set<std::string>* fresh, const DedupThresholds& thresholds,
                     const ForEach& for_each, Duplicates& duplicates) {
  const NoteRow row = LineUp(notebook);
  duplicates = FindIn(row, thresholds, for_each);
  Joiner joiner(notebook, row);
  for (const SameQuestions& group : duplicates.groups) {
    const size_t leader = LeaderOf(group, row, fresh);
    for (const size_t member : group.members) {
      const bool is_fresh = fresh == nullptr || fresh->contains(row.notes[member]->id);
      if (member != leader && is_fresh) joiner.Join(leader, member);
    }
  }
  joiner.CloseGaps();
  return joiner.Finish();
}

// Writes down which notes overlap, the closest first.
int Relate(Notebook& notebook, const std::set<std::string>& fresh, std::vector<RelatedQuestions> related) {
  std::vector<Note*> notes;
  for (auto& [name, file] : notebook) {
    for (Note& note : file.notes) notes.push_back(&note);
  }
  std::stable_sort(related.begin(), related.end(),
                   [](const RelatedQuestions& x, const RelatedQuestions& y) { return x.score > y.score; });
  int count = 0;
  for (const RelatedQuestions& pair : related) {
    Note& x = *notes[pair.a];
    Note& y = *notes[pair.b];
    if (!fresh.contains(x.id) && !fresh.contains(y.id)) continue;
    if (x.related.size() >= kMostRelated || y.related.size() >= kMostRelated) continue;
    if (Names(x.related, y.id) || Names(y.related, x.id)) continue;
    if (Names(x.distinct_from, y.id) || Names(y.distinct_from, x.id)) continue;
    x.related.push_back(y.id);
    y.related.push_back(x.id);
    ++count;
  }
  return count;
}

// Rounds until nothing more is to be joined. Leaves in `duplicates` what the last round saw.
JoinedNotes JoinNotes(Notebook& notebook, const std::set<std::string>* fresh, const DedupThresholds& thresholds,
                      const ForEach& for_each, Duplicates& duplicates) {
  JoinedNotes all;
  for (int round = 0; round < kMostRounds; ++round) {
    JoinedNotes joined = JoinOnce(notebook, fresh, thresholds, for_each, duplicates);
    if (joined.moved.empty()) break;
    for (auto& [from, to] : all.moved) {
      if (const auto further = joined.moved.find(to); further != joined.moved.end()) to = further->second;
    }
    all.moved.merge(joined.moved);
    std::move(joined.explanations.begin(), joined.explanations.end(), std::back_inserter(all.explanations));
  }
  return all;
}

}  // namespace

Tie TieOfNotes(const Note& a, const Note& b) {
  if (Names(a.distinct_from, b.id) || Names(b.distinct_from, a.id)) return Tie::kApart;
  for (const Source& x : a.sources) {
    for (const Source& y : b.sources) {
      if (x.export_name == y.export_name && x.lines != y.lines) return Tie::kOneDocument;
    }
  }
  return Tie::kNone;
}

AskedQuestion AskedBy(const Note& note, size_t number) {
  constexpr uint32_t kFirstOfItsOwn = 16;  // behind all kinds
  AskedQuestion asked{{note.question, note.answer}, {}, static_cast<uint32_t>(note.kind)};
  if (note.kind != EntryKind::kQuestion) asked.kind = static_cast<uint32_t>(number) + kFirstOfItsOwn;
  for (const Variant& variant : note.variants) {
    asked.others.push_back({variant.question, variant.answer ? *variant.answer : note.answer});
  }
  return asked;
}

NotebookDuplicates FindRepeatedQuestions(const Notebook& notebook, const DedupThresholds& thresholds,
                                         const ForEach& for_each) {
  const NoteRow row = LineUp(notebook);
  const Duplicates found = FindIn(row, thresholds, for_each);
  NotebookDuplicates duplicates;
  for (const SameQuestions& group : found.groups) {
    RepeatedQuestion& repeated = duplicates.same.emplace_back();
    repeated.score = group.score;
    for (const size_t member : group.members) repeated.notes.push_back(row.places[member]);
  }
  for (const RelatedQuestions& pair : found.related) {
    duplicates.related.push_back({{row.places[pair.a], row.places[pair.b]}, pair.score});
  }
  return duplicates;
}

JoinedNotes JoinFreshNotes(Notebook& notebook, const std::set<std::string>& fresh, const DedupThresholds& thresholds,
                           const ForEach& for_each) {
  if (fresh.empty()) return {};
  Duplicates duplicates;
  JoinedNotes joined = JoinNotes(notebook, &fresh, thresholds, for_each, duplicates);
  joined.related = Relate(notebook, fresh, std::move(duplicates.related));
  std::erase_if(notebook, [](const auto& file) { return file.second.notes.empty(); });
  return joined;
}

JoinedNotes JoinRepeatedQuestions(Notebook& notebook, const DedupThresholds& thresholds, const ForEach& for_each) {
  Duplicates duplicates;
  return JoinNotes(notebook, nullptr, thresholds, for_each, duplicates);
}

}  // namespace emend
