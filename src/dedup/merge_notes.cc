#include "dedup/merge_notes.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/unicode.h"
#include "dedup/wording.h"

namespace emend {
namespace {

bool SameText(std::string_view a, std::string_view b) { return Trim(a) == Trim(b); }

template <typename Value>
void AddMissing(std::vector<Value>& values, const std::vector<Value>& more) {
  for (const Value& value : more) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
}

// One wording with its answer spelled out.
struct Wording {
  const std::string& question;
  const std::string& answer;
  const std::vector<Source>& sources;
};

void AddWording(Note& note, const Wording& wording) {
  const bool has_answer = !Trim(wording.answer).empty();
  const auto same_answer = [&](const std::string& answer) { return !has_answer || SameText(answer, wording.answer); };
  if (wording.question == note.question && same_answer(note.answer)) return AddMissing(note.sources, wording.sources);
  for (Variant& variant : note.variants) {
    if (variant.question != wording.question || !same_answer(variant.answer ? *variant.answer : note.answer)) continue;
    return AddMissing(variant.sources, wording.sources);
  }
  Variant& variant = note.variants.emplace_back(Variant{wording.question, std::nullopt, wording.sources});
  if (has_answer && !SameText(wording.answer, note.answer)) variant.answer = wording.answer;
}

bool IsDamaged(Review review) {
  return review == Review::kTruncated || review == Review::kUncertainBoundary || review == Review::kDamagedCode ||
         review == Review::kDamagedTable || review == Review::kUnanswered;
}

}  // namespace

void MergeInto(Note& note, const Note& other) {
  const bool takes_answer = Trim(note.answer).empty() && !Trim(other.answer).empty();
  const bool differs = !takes_answer && !Trim(other.answer).empty() && !SameText(note.answer, other.answer);
  if (takes_answer) {
    note.answer = other.answer;
    std::erase(note.review, Review::kUnanswered);
  }
  AddWording(note, {other.question, other.answer, other.sources});
  for (const Variant& variant : other.variants) {
    AddWording(note, {variant.question, variant.answer ? *variant.answer : other.answer, variant.sources});
  }
  AddMissing(note.tags, other.tags);
  AddMissing(note.related, other.related);
  AddMissing(note.distinct_from, other.distinct_from);
  AddMissing(note.references, other.references);
  AddMissing(note.ignore, other.ignore);
  for (std::vector<std::string>* ids : {&note.related, &note.distinct_from}) {
    std::erase(*ids, note.id);
    std::erase(*ids, other.id);
  }
  const bool other_differs = std::any_of(other.variants.begin(), other.variants.end(),
                                         [](const Variant& variant) { return variant.answer.has_value(); });
  if (takes_answer || differs || other_differs) {
    for (const Review review : other.review) {
      if (review != Review::kUnanswered) AddMissing(note.review, {review});
    }
  }
  if (differs) AddMissing(note.review, {Review::kMerged});
}

size_t ChooseLeading(std::span<const Note* const> notes) {
  constexpr double kNearlyAsFull = 0.5;  // of the size of the fullest answer
  const auto fullness = [](const Note& note) {
    const bool whole = std::none_of(note.review.begin(), note.review.end(), IsDamaged);
    return std::pair(whole && !Trim(note.answer).empty(), note.answer.size());
  };
  std::pair<bool, size_t> most = fullness(*notes[0]);
  for (const Note* note : notes) most = std::max(most, fullness(*note));
  const auto rank = [&](const Note& note) {
    const auto [whole, size] = fullness(note);
    const bool full =
        whole == most.first && static_cast<double>(size) >= kNearlyAsFull * static_cast<double>(most.second);
    return std::tuple(full, full ? RateWording(note.question) : 0, size);
  };
  size_t best = 0;
  for (size_t i = 1; i < notes.size(); ++i) {
    if (rank(*notes[i]) > rank(*notes[best])) best = i;
  }
  return best;
}

}  // namespace emend
